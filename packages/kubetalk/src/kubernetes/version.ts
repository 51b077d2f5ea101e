import { groupOf } from '../manifest/manifest';
import { type FieldLine, fieldLines, type TypeLine, typeLine, typeLines } from './schema/lines';
import { versions } from './schema/table';

/** The fields of a type with the spelling of their types, see ./schema/table.ts. */
export type Fields = ReadonlyMap<string, string>;

/** The minor versions, of those that are known, in which something is there: from the first to the last. */
export interface Lifetime {
  readonly since: number;
  readonly until: number;
}

/** One version of Kubernetes: the kinds that it serves and the fields that these have. */
export class Kubernetes {
  private static readonly known = new Map<number, Kubernetes>();

  /** Every version that is known, the oldest first: `1.28`, `1.29`, … */
  static readonly versions: readonly string[] = Array.from(
    { length: versions.newest - versions.oldest + 1 },
    (_, index) => `1.${versions.oldest + index}`,
  );

  /** The oldest version that is known. */
  static get oldest(): Kubernetes {
    return Kubernetes.minor(versions.oldest);
  }

  /** The newest version that is known. */
  static get newest(): Kubernetes {
    return Kubernetes.minor(versions.newest);
  }

  /** A version by its name, such as `1.28` or `v1.28.15`; undefined where it is not known. */
  static of(version: string): Kubernetes | undefined {
    const [, minor] = /^v?1\.(\d{1,3})(?:\.\d.*|\+)?$/.exec(version) ?? [];
    return Kubernetes.versions.includes(`1.${minor}`) ? Kubernetes.minor(Number(minor)) : undefined;
  }

  /** The versions after one, up to another. */
  static after({ minor }: Kubernetes, last: Kubernetes): readonly Kubernetes[] {
    return Array.from({ length: Math.max(0, last.minor - minor) }, (_, index) => Kubernetes.minor(minor + 1 + index));
  }

  private static minor(minor: number): Kubernetes {
    const found = Kubernetes.known.get(minor) ?? new Kubernetes(minor);
    Kubernetes.known.set(minor, found);
    return found;
  }

  private readonly parsed = new Map<string, Fields | undefined>();
  private kinds: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  private ours: ReadonlySet<string> | undefined;

  private constructor(readonly minor: number) {}

  /** Such as `1.28`. */
  get version(): string {
    return `1.${this.minor}`;
  }

  /** When something is there that this version does not have. */
  existence({ since, until }: Lifetime): string {
    return since > this.minor ? `it is there from 1.${since} on` : `it was there up to 1.${until}`;
  }

  toString(): string {
    return `Kubernetes ${this.version}`;
  }

  /** The fields of a type, undefined where this version has no such type. A line is read when it is first asked for. */
  typeNamed(name: string): Fields | undefined {
    if (!this.parsed.has(name)) this.parsed.set(name, this.read(typeLines().get(name)));
    return this.parsed.get(name);
  }

  private read(text: string | undefined): Fields | undefined {
    const found = text === undefined ? undefined : typeLine(text);
    if (!found || !this.has(found)) return undefined;
    return new Map(
      [...fieldLines(found.rest)].filter((entry) => this.has(entry)).map(({ name, type }) => [name, type]),
    );
  }

  private has({ since, until }: Pick<TypeLine | FieldLine, 'since' | 'until'>): boolean {
    return since <= this.minor && this.minor <= until;
  }

  /** Whether a kind is Kubernetes' own, and served in this version. */
  serves(apiVersion: string, kind: string): boolean {
    return this.typeNamed(`${apiVersion}/${kind}`) !== undefined;
  }

  /** The apiVersions in which a kind is served, undefined where no version has such a kind. */
  apiVersionsOf(kind: string): ReadonlySet<string> | undefined {
    return this.table().get(kind);
  }

  /** The apiVersion to use for a kind, a stable one where there is one; undefined where there is no other. */
  newerApiVersion(apiVersion: string, kind: string): string | undefined {
    const others = [...(this.apiVersionsOf(kind) ?? [])].filter((other) => other !== apiVersion);
    const sameGroup = others.filter((other) => groupOf(other) === groupOf(apiVersion));
    const choice = sameGroup.length > 0 ? sameGroup : others;
    return choice.findLast((other) => !/alpha|beta/.test(other)) ?? choice[0];
  }

  /** Every kind that is Kubernetes' own, in any version. */
  allKinds(): Iterable<string> {
    return this.table().keys();
  }

  /** Every group of APIs that is Kubernetes' own, in any version. */
  get groups(): ReadonlySet<string> {
    this.ours ??= new Set(
      [...typeLines().keys()].flatMap((name) =>
        name.includes('/') ? [groupOf(name.slice(0, name.lastIndexOf('/')))] : [],
      ),
    );
    return this.ours;
  }

  private table(): ReadonlyMap<string, ReadonlySet<string>> {
    this.kinds ??= this.readKinds();
    return this.kinds;
  }

  private readKinds(): ReadonlyMap<string, ReadonlySet<string>> {
    const found = new Map<string, Set<string>>();
    for (const [name, text] of typeLines()) {
      const slash = name.lastIndexOf('/');
      if (slash < 0) continue;
      const kind = name.slice(slash + 1);
      const apiVersions = found.get(kind) ?? new Set();
      found.set(kind, this.has(typeLine(text)) ? apiVersions.add(name.slice(0, slash)) : apiVersions);
    }
    return found;
  }
}

/** Whether a kind is Kubernetes' own in any version. */
export function isKnownKind(apiVersion: string, kind: string): boolean {
  return typeLines().has(`${apiVersion}/${kind}`);
}

const kindLines = new Map<string, TypeLine>();

/** When a kind is served; undefined where no version does. */
export function lifetimeOfKind(apiVersion: string, kind: string): (Lifetime & { deprecated?: string }) | undefined {
  const name = `${apiVersion}/${kind}`;
  const text = typeLines().get(name);
  if (text === undefined) return undefined;
  const known = kindLines.get(name) ?? typeLine(text);
  kindLines.set(name, known);
  return known;
}

const lifetimes = new Map<string, ReadonlyMap<string, Lifetime>>();

/** When a type has a field; undefined where it never has. */
export function lifetimeOfField(type: string, field: string): Lifetime | undefined {
  const known = lifetimes.get(type) ?? lifetimesOf(type);
  lifetimes.set(type, known);
  return known.get(field);
}

/** Of each field of a type: one that changed its type is there from the first spelling to the last. */
function lifetimesOf(type: string): ReadonlyMap<string, Lifetime> {
  const found = new Map<string, Lifetime>();
  for (const { name, since, until } of fieldLines(typeLine(typeLines().get(type) ?? '').rest)) {
    const other = found.get(name) ?? { since, until };
    found.set(name, { since: Math.min(since, other.since), until: Math.max(until, other.until) });
  }
  return found;
}
