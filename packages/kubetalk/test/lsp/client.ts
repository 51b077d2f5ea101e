import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';

/** The program as one file, in a folder: without the check of types that `bin/run.mjs` begins with. */
export function program(folder: string): string {
  const outfile = join(folder, '.program/kubetalk.js');
  buildSync({
    entryPoints: [join(__dirname, '../../src/cli/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    conditions: ['source'],
    external: ['elkjs'],
    logLevel: 'error',
  });
  return outfile;
}

/** An editor, as far as the protocol knows one, with a folder and its server in a process of its own. */
export class Editor {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'kubetalk-lsp-')));
  private readonly process: ChildProcess;
  private readonly connection: ProtocolConnection;
  private readonly shown = new Map<string, readonly Diagnostic[]>();
  private readonly versions = new Map<string, number>();
  private readonly texts = new Map<string, string>();
  private onShown: () => void = () => {};

  /** @param server the program @default - one that is made of the sources */
  constructor(files: Readonly<Record<string, string>>, server?: string) {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
    const words = [server ?? program(this.folder), 'lsp', '--stdio'];
    this.process = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdout, stdin } = this.process;
    if (!stdout || !stdin) throw new Error('the server has no pipes');
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.shown.set(params.uri, params.diagnostics);
      this.onShown();
    });
    this.connection.listen();
  }

  async start(): Promise<InitializeResult> {
    const workspaceFolders = [{ uri: pathToFileURL(this.folder).href, name: 'test' }];
    const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders };
    const result: InitializeResult = await this.connection.sendRequest('initialize', params);
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  /** Ends the server as editors do, and gives its exit status. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const ended = new Promise<number | null>((done) => this.process.on('exit', done));
    await this.connection.sendNotification('exit');
    const status = await ended;
    rmSync(this.folder, { recursive: true });
    return status;
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  async open(file: string, text = readFileSync(join(this.folder, file), 'utf8')): Promise<void> {
    this.versions.set(file, 1);
    this.texts.set(file, text);
    const textDocument = { uri: this.uri(file), languageId: 'yaml', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Types another text in place of a part of one, without saving. */
  async type(file: string, before: string, after: string): Promise<void> {
    const text = this.text(file);
    const range = this.range(file, before);
    const version = (this.versions.get(file) ?? 0) + 1;
    this.versions.set(file, version);
    this.texts.set(
      file,
      text.replace(before, () => after),
    );
    const textDocument = { uri: this.uri(file), version };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ range, text: after }],
    });
  }

  async save(file: string): Promise<void> {
    this.write(file, this.text(file));
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri(file) } });
  }

  async close(file: string): Promise<void> {
    this.texts.delete(file);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(file) } });
  }

  /** The diagnostics of all files as `file:line: check`, once they are these, or as they are after some seconds. */
  async shows(expected: readonly string[]): Promise<readonly string[]> {
    const isThere = () => JSON.stringify(this.lines()) === JSON.stringify(expected);
    await new Promise<void>((done) => {
      const timer = setTimeout(done, 20_000);
      this.onShown = () => {
        if (!isThere()) return;
        clearTimeout(timer);
        done();
      };
      this.onShown();
    });
    return this.lines();
  }

  private lines(): readonly string[] {
    return [...this.shown]
      .flatMap(([uri, all]) => all.map(({ range, code }) => `${this.name(uri)}:${range.start.line + 1}: ${code}`))
      .sort();
  }

  diagnostics(file: string): readonly Diagnostic[] {
    return this.shown.get(this.uri(file)) ?? [];
  }

  /** The diagnostics of a file that propose something, once there are some. */
  async proposals(file: string): Promise<readonly Diagnostic[]> {
    const found = () => this.diagnostics(file).filter(({ message }) => `${message}`.includes('did you mean'));
    for (let wait = 0; found().length === 0 && wait < 200; wait++) await new Promise((done) => setTimeout(done, 100));
    return found();
  }

  /** Asks about the middle of a word, which is in the text once, or behind another text. */
  ask<Result>(method: string, file: string, word: string, more: object = {}): Promise<Result> {
    const { start } = this.range(file, word);
    const position = { line: start.line, character: start.character + Math.min(1, word.length) };
    return this.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: this.uri(file) },
      position,
      ...more,
    });
  }

  request<Result>(method: string, file: string, params: object): Promise<Result> {
    return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: this.uri(file) }, ...params });
  }

  /** Places as `file:line: text`. */
  places(locations: readonly { readonly uri: string; readonly range: Range }[]): readonly string[] {
    return locations.map(({ uri, range }) => {
      const line = this.text(this.name(uri)).split('\n')[range.start.line] ?? '';
      return `${this.name(uri)}:${range.start.line + 1}: ${line.slice(range.start.character, range.end.character)}`;
    });
  }

  /** What files hold after an edit. */
  edited({ changes = {} }: WorkspaceEdit): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(changes).map(([uri, edits]) => [this.name(uri), applied(this.text(this.name(uri)), edits)]),
    );
  }

  range(file: string, word: string): Range {
    const text = this.text(file);
    const index = text.indexOf(word);
    if (index < 0) throw new Error(`${file} has no ${word}`);
    return { start: positionAt(text, index), end: positionAt(text, index + word.length) };
  }

  text(file: string): string {
    return this.texts.get(file) ?? readFileSync(join(this.folder, file), 'utf8');
  }

  uri(file: string): string {
    return pathToFileURL(join(this.folder, file)).href;
  }

  private name(uri: string): string {
    return uri.slice(pathToFileURL(this.folder).href.length + 1);
  }
}

export function positionAt(text: string, index: number): Position {
  const lines = text.slice(0, index).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const offset = ({ line, character }: Position) =>
    text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  return [...edits]
    .sort((one, other) => offset(other.range.start) - offset(one.range.start))
    .reduce(
      (all, { range, newText }) => all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
      text,
    );
}
