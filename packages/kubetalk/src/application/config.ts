import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Document, documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { type FieldPath, isRecord, type Json, type JsonObject } from '../manifest/manifest';
import { didYouMean } from '../text/nearest';
import { home, isHome, repositoryAbove, settingsIn } from './inside';
import { type OutsideAddress, outsideAddress } from './outside';

export const CONFIG_FILE = 'kubetalk.yaml';

const LEVELS = ['off', 'warning', 'error'] as const;

/** The level of a check's findings. */
export type Level = (typeof LEVELS)[number];

/** What the policies of an application need that its manifests do not tell, each as the flag of kubetalk policies takes it. */
export interface PolicyFacts {
  readonly allow: readonly string[];
  readonly dns: readonly string[];
  readonly ingress: readonly string[];
  readonly prometheus: readonly string[];
  readonly apiServer: readonly string[];
}

/** What the file `kubetalk.yaml` says; paths in it are from its own folder. */
export interface Config {
  /** The file of these settings. @default - there is none */
  readonly file?: string;
  /** Versions of Kubernetes, as `1.30` or `1.28..1.36`. @default - the command's own */
  readonly kubernetesVersion?: string;
  /** The namespace of objects that name none. @default - as kubectl has it: `default` */
  readonly namespace?: string;
  /** Whether nothing is applied beside the manifests, so that what they refer to must be among them. @default false */
  readonly complete: boolean;
  /** Files and folders with CustomResourceDefinitions, as absolute paths. */
  readonly crds: readonly string[];
  /** What policies need that the manifests do not tell. */
  readonly policies: PolicyFacts;
  /** What is outside of the manifests. */
  readonly outside: {
    /** Services, and other hosts. */
    readonly services: readonly OutsideAddress[];
    /** Secrets, as `NAME`, or `NAMESPACE/NAME`. */
    readonly secrets: readonly string[];
  };
  /** The level of a check's findings, by its id. */
  readonly checks: ReadonlyMap<string, Level>;
  /** Paths, with wildcards, that are left out where folders are read, from the folder of this file. */
  readonly exclude: readonly string[];
  /** Whether kustomizations may take parts from other machines and repositories: see `Place.paths`. @default false */
  readonly allowRemote: boolean;
  /** Findings that are known and let pass, as an absolute path. @default - none */
  readonly baseline?: string;
  readonly diff: {
    /** Paths of fields whose differences are ignored, such as `metadata.labels.helm.sh/chart`. */
    readonly ignore: readonly string[];
    /** The field that identifies the items of a list, by `KIND PATH`, such as `Rollout spec.strategy.canary.steps`. */
    readonly listKeys: ReadonlyMap<string, string>;
  };
}

/** The settings without a file. */
export const NOTHING: Config = {
  complete: false,
  crds: [],
  policies: { allow: [], dns: [], ingress: [], prometheus: [], apiServer: [] },
  outside: { services: [], secrets: [] },
  checks: new Map(),
  exclude: [],
  allowRemote: false,
  diff: { ignore: [], listKeys: new Map() },
};

/** What readers of folders leave out. Patterns of a file that lies outside of the repository are from the top of the repository. */
export function excluding({ exclude, file }: Config) {
  if (file === undefined || exclude.length === 0) return {};
  return { exclusion: { patterns: exclude, folder: isHome(dirname(file)) ? dirname(file) : home() } };
}

/**
 * The nearest `kubetalk.yaml` in a folder or one above it, up to the top of the repository; without one, every default.
 *
 * @param file where it is named, instead of being looked for
 * @throws InputError where it can't be read, or says what it can't
 */
export function readConfig(folder: string, file: string | undefined = findConfig(folder)): Config {
  if (file === undefined) return NOTHING;
  const [document, second] = documents(settingsIn(file), file);
  if (second) throw new InputError(`${file}:${second.line([])}: a second document: put all into one`);
  return document ? { ...NOTHING, file, ...new Reader(file, document).config() } : { ...NOTHING, file };
}

/** The file of settings that applies to a folder. Files above the repository do not. */
export function findConfig(folder: string): string | undefined {
  const top = repositoryAbove(folder);
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, CONFIG_FILE);
    if (existsSync(file)) return file;
    if (at === top || dirname(at) === at) return undefined;
  }
}

/** Takes a document apart by what its keys may hold, and says at which line one can't. */
class Reader {
  constructor(
    private readonly file: string,
    private readonly document: Document,
  ) {}

  config(): Partial<Config> {
    const relative = (value: Json, path: FieldPath) => resolve(dirname(this.file), this.text(value, path));
    const { $schema: _, ...config } = this.keys<Config & { readonly $schema: string }>(this.document.value, [], {
      kubernetesVersion: this.version,
      namespace: this.text,
      complete: this.truth,
      crds: this.listOf(relative),
      outside: this.outside,
      policies: this.policies,
      checks: this.mapOf(this.level),
      exclude: this.listOf(this.text),
      allowRemote: this.truth,
      baseline: relative,
      diff: (value, path) => ({
        ...NOTHING.diff,
        ...this.keys<Config['diff']>(value, path, { ignore: this.listOf(this.text), listKeys: this.mapOf(this.text) }),
      }),
      // Where editors find the schema of this file.
      $schema: this.text,
    });
    return config;
  }

  private keys<Result extends object>(
    value: Json,
    path: FieldPath,
    readers: { readonly [Key in keyof Omit<Result, 'file'>]-?: (value: Json, path: FieldPath) => Result[Key] },
  ): Partial<Result> {
    const known = readers as Readonly<Record<string, (value: Json, path: FieldPath) => unknown>>;
    const entries = this.entries(value, path).map(([key, entry]) => {
      const at = [...path, key];
      const read = Object.hasOwn(known, key) ? known[key] : undefined;
      if (!read)
        this.fail(
          at,
          `no such key${didYouMean(key, Object.keys(known), `: it may be ${Object.keys(known).join(', ')}`)}`,
        );
      return [key, read.call(this, entry, at)] as const;
    });
    return Object.fromEntries(entries) as Partial<Result>;
  }

  private entries(value: Json, path: FieldPath): [string, Json][] {
    if (value === null) return [];
    if (!isRecord(value)) return this.fail(path, 'takes keys with values');
    return Object.entries(value as JsonObject & Record<string, Json>);
  }

  private listOf<Item>(read: (value: Json, path: FieldPath) => Item) {
    return (value: Json, path: FieldPath): readonly Item[] => {
      if (value === null) return [];
      if (!Array.isArray(value)) return this.fail(path, 'takes a list');
      return value.map((item, index) => read.call(this, item, [...path, index]));
    };
  }

  private mapOf<Item>(read: (value: Json, path: FieldPath) => Item) {
    return (value: Json, path: FieldPath): ReadonlyMap<string, Item> =>
      new Map(this.entries(value, path).map(([key, entry]) => [key, read.call(this, entry, [...path, key])]));
  }

  private text(value: Json, path: FieldPath): string {
    return typeof value === 'string' && value !== '' ? value : this.fail(path, 'takes a text');
  }

  private truth(value: Json, path: FieldPath): boolean {
    return typeof value === 'boolean' ? value : this.fail(path, 'takes true or false');
  }

  private version(value: Json, path: FieldPath): string {
    // Unquoted, 1.30 is the number 1.3.
    if (typeof value === 'number') return this.fail(path, `is a number: put it in quotes, such as "1.30"`);
    return this.text(value, path);
  }

  private level(value: Json, path: FieldPath): Level {
    // YAML takes `off` for a boolean.
    const found = LEVELS.find((level) => level === (value === false ? 'off' : value));
    return found ?? this.fail(path, `takes ${LEVELS.join(', ')}`);
  }

  private outside(value: Json, path: FieldPath): Config['outside'] {
    const services = this.listOf(this.address);
    if (value === null || Array.isArray(value)) return { ...NOTHING.outside, services: services(value, path) };
    const secrets = this.listOf(this.secret);
    return { ...NOTHING.outside, ...this.keys<Config['outside']>(value, path, { services, secrets }) };
  }

  private policies(value: Json, path: FieldPath): PolicyFacts {
    const texts = this.listOf(this.text);
    const readers = { allow: texts, dns: texts, ingress: texts, prometheus: texts, apiServer: texts };
    return { ...NOTHING.policies, ...this.keys<PolicyFacts>(value, path, readers) };
  }

  private secret(value: Json, path: FieldPath): string {
    const name = this.text(value, path);
    return /^([a-z\d][-a-z\d]*\/)?[a-z\d][-a-z\d.]*$/.test(name)
      ? name
      : this.fail(path, 'takes NAME or NAMESPACE/NAME');
  }

  private address(value: Json, path: FieldPath): OutsideAddress {
    return outsideAddress(this.text(value, path)) ?? this.fail(path, 'takes HOST or HOST:PORT');
  }

  private fail(path: FieldPath, message: string): never {
    const where = path.length === 0 ? '' : `${path.join('.')}: `;
    throw new InputError(`${this.file}:${this.document.line(path)}: ${where}${message}`);
  }
}
