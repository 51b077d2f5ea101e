import { statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { ReadOptions } from '../application/files';
import { applicationsIn, settingsOf } from '../application/reading';
import { readBaseline } from '../checks/baseline';
import { levelsOf } from '../checks/levels';
import { report } from '../checks/report';
import type { CheckFailure, Finding } from '../checks/run';
import type { KnownDocuments } from '../manifest/documents';
import { type Input, readInput } from '../manifest/input';
import { InputError } from '../manifest/input-error';
import type { Manifest } from '../manifest/manifest';
import { type Topology, topologyOf } from '../topology/topology';
import { type Mention, mentionsIn } from './mentions';
import type { Span } from './place';

/** The texts that an editor holds, by file. */
export type Texts = ReadonlyMap<string, string>;

/** A word, where it is written, and the application in which it stands for something. */
export interface Found {
  readonly topology: Topology;
  readonly mention: Mention;
  readonly file: string;
  readonly span: Span;
}

/** A folder at one moment: what its files mean, and what is wrong with it. */
export class Look {
  constructor(
    readonly topologies: readonly Topology[],
    /** Their files are absolute. */
    readonly findings: readonly Finding[],
    private readonly folder: string,
    private readonly texts: Texts,
    /** Why it can't be read, such as settings that are wrong. @default - it was read */
    readonly refused?: string,
  ) {}

  /** The text of a file as it was read, undefined for one that was not. */
  textOf(file: string): string | undefined {
    return this.texts.get(file);
  }

  /** The words at a place of a file. */
  at(file: string, offset: number): readonly Found[] {
    return this.found((one) => this.fileOf(one) === file).filter(
      ({ span }) => span.start <= offset && offset <= span.end,
    );
  }

  /** The words that stand for one of these, in all files; the place of one that is not written out is undefined. */
  of(ids: ReadonlySet<string>): readonly (Omit<Found, 'span'> & Partial<Pick<Found, 'span'>>)[] {
    return this.mentions(({ parts }) => parts.some(({ id }) => ids.has(id)));
  }

  private found(test: (mention: Mention) => boolean): readonly Found[] {
    return this.mentions(test).flatMap(({ span, ...found }) => (span ? [{ ...found, span }] : []));
  }

  private mentions(test: (mention: Mention) => boolean) {
    return this.topologies.flatMap((topology) =>
      mentionsIn(topology)
        .filter(test)
        .map((mention) => {
          const file = this.fileOf(mention);
          const text = this.texts.get(file);
          return { topology, mention, file, span: text === undefined ? undefined : mention.span(text) };
        }),
    );
  }

  private fileOf({ manifest: { source } }: Mention): string {
    return resolve(this.folder, source.file ?? '');
  }
}

/** A folder of an editor. All of it is looked at again after each change; what did not change is not read again. */
export class Workspace {
  private known = new Remembered();
  private readonly inputs = new Map<string, { readonly stamp: string; readonly input: Input }>();
  private made = new Map<string, Promise<readonly Manifest[] | string>>();
  private released: NonNullable<ReadOptions['released']> = new Map();

  /** @param onFailure called with each check that fails itself */
  constructor(
    readonly folder: string,
    private readonly onFailure: (failure: CheckFailure) => void,
  ) {}

  holds(file: string): boolean {
    const way = relative(this.folder, file);
    return !way.startsWith('..') && !isAbsolute(way);
  }

  /** Something was saved: charts and kustomizations are built anew, of what is on the disk. */
  saved(): void {
    this.made = new Map();
    this.released = new Map();
  }

  /** Changes the current folder, as messages name files from there: one look has to end before the next begins. */
  async look(texts: Texts): Promise<Look> {
    const { folder } = this;
    const read = new Map<string, string>();
    this.known = new Remembered(this.known);
    try {
      process.chdir(folder);
      const settings = await settingsOf({}, { paths: ['.'] });
      const inputOf = async (file: string) => {
        const input = await this.inputOf(file, texts.get(resolve(folder, file)));
        read.set(resolve(folder, file), input.text);
        return input;
      };
      const { known, made, released } = this;
      const reading = { ...settings.reading, inputOf, known, made, released, mayBeEmpty: true };
      const found = await applicationsIn(['.'], { ...settings, reading });
      const sources = found.applications.flatMap(({ manifests }) =>
        manifests.flatMap(({ source }) => source.file ?? []),
      );
      // What was built before was not read now, and has its places in files.
      for (const file of new Set(sources)) if (!read.has(resolve(folder, file)) && isFile(file)) await inputOf(file);
      const { config } = settings;
      const { findings } = report(found, {
        outside: config.outside.services,
        levels: levelsOf(config),
        ...(config.baseline !== undefined && { baseline: readBaseline(config.baseline) }),
        onFailure: this.onFailure,
      });
      const placed = findings.map((each) => ({ ...each, file: resolve(folder, each.file ?? '') }));
      return new Look(found.applications.map(topologyOf), placed, folder, read);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return new Look([], [], folder, texts, error.message);
    } finally {
      this.known.before = undefined;
    }
  }

  /** The text of an editor, or else that of the disk. Of what did not change it is the same input, of which all that is known is kept. */
  private async inputOf(file: string, text: string | undefined): Promise<Input> {
    const stamp = text === undefined ? stampOf(file) : `typed ${text}`;
    const before = this.inputs.get(file);
    if (before?.stamp === stamp) return before.input;
    const input = text === undefined ? await readInput(file) : { file, text };
    this.inputs.set(file, { stamp, input });
    return input;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Another one after each change of a file. */
function stampOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${mtimeMs} ${size} ${ino}`;
}

type Documents = NonNullable<ReturnType<KnownDocuments['get']>>;

/** What documents hold, of which only what the last look needed is kept. */
class Remembered extends Map<string, Documents> {
  constructor(public before?: Remembered) {
    super();
  }

  override get(text: string): Documents | undefined {
    return super.get(text) ?? this.before?.get(text);
  }
}
