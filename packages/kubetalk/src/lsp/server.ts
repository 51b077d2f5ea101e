import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  type Connection,
  createConnection,
  type Definition,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Location,
  LSPErrorCodes,
  ProposedFeatures,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../package.json';
import { InputError } from '../manifest/input-error';
import { proposals } from './completion';
import { diagnosticOf, rangeOf, refusal } from './diagnostics';
import { type Edit, edited, guesses, renaming } from './edits';
import { hoverText } from './hover';
import { behind } from './mentions';
import type { Span } from './place';
import { type Found, type Look, Workspace } from './workspace';

/** The longest that nobody may have typed before files are checked again, in milliseconds. */
const LONGEST_PAUSE = 150;

/** Serves an editor on standard input and output until it ends. */
export function serve(): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  return new Promise((ended) => {
    const server = new Server(connection);
    connection.onExit(ended);
    server.listen();
  });
}

class Server {
  private readonly documents = new TextDocuments(TextDocument);
  private workspaces: Workspace[] = [];
  /** The last look at each workspace; undefined after a change. */
  private readonly looks = new Map<Workspace, Promise<Look>>();
  /** The files that have findings in the editor. */
  private readonly published = new Map<Workspace, ReadonlySet<string>>();
  private timer: NodeJS.Timeout | undefined;
  /** How long the last look took, in milliseconds: half of it is the pause, so that a large folder is not looked at after each key. */
  private took = 0;
  /** One look at a time. */
  private busy: Promise<unknown> = Promise.resolve();

  constructor(private readonly connection: Connection) {}

  listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialized(params));
    connection.onInitialized(() => this.changed());
    documents.onDidOpen(({ document }) => this.opened(document));
    documents.onDidChangeContent(() => this.changed());
    documents.onDidClose(() => this.changed());
    documents.onDidSave(() => this.saved());
    connection.onDidChangeWatchedFiles(() => this.saved());
    connection.onHover((params) => this.hover(params));
    connection.onDefinition((params) => this.definition(params));
    connection.onReferences((params) => this.references(params));
    connection.onCompletion((params) => this.completion(params));
    connection.onRenameRequest((params) => this.rename(params));
    connection.onCodeAction((params) => this.fixes(params));
    documents.listen(connection);
    connection.listen();
  }

  private initialized({ workspaceFolders, rootUri }: InitializeParams): InitializeResult {
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    for (const uri of uris) this.add(fileURLToPath(uri));
    return {
      serverInfo: { name: 'kubetalk', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        completionProvider: { triggerCharacters: [':', '/', '.'] },
        renameProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
      },
    };
  }

  private add(folder: string): void {
    this.workspaces.push(
      new Workspace(resolve(folder), (failure) => this.connection.console.error(`${failure.stack}`)),
    );
  }

  /** A file that no folder of the editor has is looked at with those beside it. */
  private opened({ uri }: TextDocument): void {
    const file = fileOf(uri);
    if (file !== undefined && !this.workspaceOf(file)) this.add(dirname(file));
    this.changed();
  }

  private workspaceOf(file: string): Workspace | undefined {
    return this.workspaces
      .filter((one) => one.holds(file))
      .sort((one, other) => other.folder.length - one.folder.length)[0];
  }

  private saved(): void {
    for (const workspace of this.workspaces) workspace.saved();
    this.changed();
  }

  private changed(): void {
    this.looks.clear();
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        for (const workspace of this.workspaces) void this.check(workspace);
      },
      Math.min(LONGEST_PAUSE, this.took / 2),
    );
  }

  /** The workspace as it is now. */
  private look(workspace: Workspace): Promise<Look> {
    const known = this.looks.get(workspace);
    if (known) return known;
    const look = this.busy.then(() => this.timed(workspace));
    this.looks.set(workspace, look);
    this.busy = look.catch((error) => this.connection.console.error(`${error?.stack ?? error}`));
    return look;
  }

  private async timed(workspace: Workspace): Promise<Look> {
    const start = performance.now();
    const look = await workspace.look(this.texts());
    this.took = performance.now() - start;
    return look;
  }

  private texts(): ReadonlyMap<string, string> {
    return new Map(
      this.documents.all().flatMap((document) => {
        const file = fileOf(document.uri);
        return file === undefined ? [] : [[file, document.getText()] as const];
      }),
    );
  }

  /** Shows what is found, and removes what is no longer. */
  private async check(workspace: Workspace): Promise<void> {
    const pending = this.look(workspace);
    const look = await pending.catch(() => undefined);
    // After another change, the next look says what holds.
    if (!look || this.looks.get(workspace) !== pending) return;
    const byFile = new Map<string, Diagnostic[]>();
    for (const finding of look.findings) {
      const file = finding.file ?? '';
      byFile.set(file, [...(byFile.get(file) ?? []), diagnosticOf(finding, look.textOf(file) ?? '')]);
    }
    if (look.refused !== undefined) byFile.set(...refusal(workspace.folder, look.refused));
    for (const file of this.published.get(workspace) ?? []) if (!byFile.has(file)) byFile.set(file, []);
    for (const [file, diagnostics] of byFile) void this.connection.sendDiagnostics({ uri: uriOf(file), diagnostics });
    this.published.set(workspace, new Set([...byFile].flatMap(([file, all]) => (all.length > 0 ? [file] : []))));
  }

  /** What is under the cursor. */
  private async found({
    textDocument,
    position,
  }: TextDocumentPositionParams): Promise<
    { readonly look: Look; readonly workspace: Workspace; readonly found: readonly Found[] } | undefined
  > {
    const file = fileOf(textDocument.uri);
    const workspace = file === undefined ? undefined : this.workspaceOf(file);
    const document = this.documents.get(textDocument.uri);
    if (file === undefined || !workspace || !document) return undefined;
    const look = await this.look(workspace);
    return { look, workspace, found: look.at(file, document.offsetAt(position)) };
  }

  private async hover(params: TextDocumentPositionParams): Promise<Hover | null> {
    const { look, found = [] } = (await this.found(params)) ?? {};
    const [first] = found;
    if (!look || !first) return null;
    const texts = [...new Set(found.map(({ topology, mention }) => hoverText(topology, mention)))];
    return {
      contents: { kind: 'markdown', value: texts.join('\n\n---\n\n') },
      range: rangeIn(look, first.file, first.span),
    };
  }

  /** Where a name is given; from there, and from a Service's port, on to the Pods. */
  private async definition(params: TextDocumentPositionParams): Promise<Definition | null> {
    const { look, found = [] } = (await this.found(params)) ?? {};
    if (!look) return null;
    const parts = found.flatMap(({ mention }) => mention.parts);
    const isGiven = found.some(({ mention }) => mention.declares);
    return this.locations(
      look,
      (isGiven ? parts.flatMap(behind) : parts).map(({ id }) => id),
      'given',
    );
  }

  private async references(
    params: TextDocumentPositionParams & { readonly context: { readonly includeDeclaration: boolean } },
  ): Promise<Location[]> {
    const { look, found = [] } = (await this.found(params)) ?? {};
    if (!look) return [];
    const ids = found.flatMap(({ mention }) => mention.parts.map(({ id }) => id));
    return this.locations(look, ids, params.context.includeDeclaration ? 'all' : 'used');
  }

  private async completion({ textDocument, position }: TextDocumentPositionParams): Promise<CompletionItem[]> {
    const file = fileOf(textDocument.uri);
    const workspace = file === undefined ? undefined : this.workspaceOf(file);
    const document = this.documents.get(textDocument.uri);
    if (!workspace || !document) return [];
    const text = document.getText().slice(0, document.offsetAt(position));
    const { topologies } = await this.look(workspace);
    const all = topologies.flatMap((topology) => proposals(topology, text));
    return [...new Map(all.map((one) => [one.word, one])).values()].map(({ word, detail }) => ({
      label: word,
      detail,
    }));
  }

  /** A rename that would break a path is refused. */
  private async rename(params: RenameParams): Promise<WorkspaceEdit | null> {
    const { look, workspace, found = [] } = (await this.found(params)) ?? {};
    const first = found.find(({ mention }) => !mention.isLabel);
    if (!look || !workspace || !first) return null;
    try {
      const edits = renaming(look, first, params.newName);
      const after = await this.lookAfter(workspace, look, edits);
      const known = new Set(look.findings.map(({ message }) => message));
      const added = after.findings.find(({ message }) => !known.has(message));
      if (after.findings.length > look.findings.length && added)
        throw new InputError(`${params.newName} breaks a path: ${added.message}`);
      return workspaceEdit(look, edits);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    }
  }

  /** Of what a finding may mean, what ends it. */
  private async fixes({ textDocument, context }: CodeActionParams): Promise<CodeAction[]> {
    const file = fileOf(textDocument.uri);
    const workspace = file === undefined ? undefined : this.workspaceOf(file);
    if (!workspace) return [];
    const look = await this.look(workspace);
    const actions: CodeAction[] = [];
    for (const diagnostic of context.diagnostics) {
      const finding = look.findings.find(({ fingerprint }) => fingerprint === diagnostic.data);
      for (const edits of finding ? guesses(finding, look) : []) {
        const { findings } = await this.lookAfter(workspace, look, edits);
        if (findings.length >= look.findings.length) continue;
        const changed = edits.map(
          ({ span, text }) => `${look.textOf(finding?.file ?? '')?.slice(span.start, span.end)} to ${text}`,
        );
        const edit = workspaceEdit(look, edits);
        actions.push({ title: `Change ${changed.join(', ')}`, kind: 'quickfix', diagnostics: [diagnostic], edit });
      }
    }
    return actions;
  }

  private lookAfter(workspace: Workspace, look: Look, edits: readonly Edit[]): Promise<Look> {
    const pending = this.busy.then(() => workspace.look(new Map([...this.texts(), ...edited(look, edits)])));
    this.busy = pending.catch(() => undefined);
    return pending;
  }

  private locations(look: Look, ids: readonly string[], which: 'all' | 'given' | 'used'): Location[] {
    const all = look.of(new Set(ids)).flatMap(({ mention, file, span }) => {
      if (!span || (which !== 'all' && mention.declares !== (which === 'given'))) return [];
      const location = { uri: uriOf(file), range: rangeIn(look, file, span) };
      // Of a port that has a number and a name, one of them is enough to go to.
      const key = which === 'given' ? `${file} ${mention.parts.map(({ id }) => id)}` : JSON.stringify(location);
      return [[key, location] as const];
    });
    return [...new Map(all.toReversed()).values()].toReversed();
  }
}

function workspaceEdit(look: Look, edits: readonly Edit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, span, text } of edits) {
    const uri = uriOf(file);
    changes[uri] = [...(changes[uri] ?? []), { range: rangeIn(look, file, span), newText: text }];
  }
  return { changes };
}

function fileOf(uri: string): string | undefined {
  return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
}

function uriOf(file: string): string {
  return pathToFileURL(file).href;
}

function rangeIn(look: Look, file: string, span: Span): Range {
  return rangeOf(look.textOf(file) ?? '', span);
}
