import { kindOf } from '../kubernetes/objects';
import { identity, isRecord, type Json, type Manifest, record } from '../manifest/manifest';

/** How much of two objects must be the same for one to be the other under a new name, of 1. */
const ALIKE = 0.8;
/** As much where the names say it too: the same in another namespace, or but for a hash at the end. */
const ALIKE_BY_NAME = 0.4;
/** Objects that say less than this are all alike. */
const FEWEST_LINES = 4;
/** Every object that went is compared with every one of its kind that came, up to so many pairs of a kind. */
const MOST_PAIRS = 2500;

export interface Renames {
  /** The objects that went and came as others: the new one by the old one. */
  readonly renamed: ReadonlyMap<Manifest, Manifest>;
  /** The kinds of which too many went and came for any to be compared. */
  readonly passedOver: readonly string[];
}

export function renames(removed: readonly Manifest[], added: readonly Manifest[]): Renames {
  const renamed = new Map<Manifest, Manifest>();
  const passedOver: string[] = [];
  const come = byKind(added);
  const kinds = [...byKind(removed)].flatMap(([kind, gone]) => {
    const rivals = come.get(kind) ?? [];
    const isMany = gone.length * rivals.length > MOST_PAIRS;
    if (isMany) passedOver.push(kind);
    return isMany ? [] : [{ gone, rivals }];
  });
  const common = commonAffixes(
    kinds.flatMap(({ gone, rivals }) => gone.flatMap((one) => rivals.flatMap((other) => affix(one, other) ?? []))),
  );
  for (const { gone, rivals } of kinds)
    for (const [one, other] of matched(gone, rivals, common)) renamed.set(one, other);
  return { renamed, passedOver: passedOver.sort() };
}

/** What one name has more than the other, before or after it, as `prod-*`; undefined where neither is a part of the other. */
function affix(before: Manifest, after: Manifest): string | undefined {
  const [one, other] = [identity(before).name, identity(after).name];
  if (one === other || one === '' || other === '') return undefined;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.endsWith(short)) return `${short === one ? '+' : '-'}${long.slice(0, -short.length)}*`;
  return long.startsWith(short) ? `${short === one ? '+' : '-'}*${long.slice(short.length)}` : undefined;
}

/** Affixes that several objects get or lose, as with namePrefix and nameSuffix of Kustomize, or with another release of Helm. */
function commonAffixes(all: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(all.filter((one) => seen.has(one) || !seen.add(one)));
}

function byKind(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const found = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const some = found.get(kindOf(manifest));
    if (some) some.push(manifest);
    else found.set(kindOf(manifest), [manifest]);
  }
  return found;
}

interface Match {
  readonly one: Manifest;
  readonly other: Manifest;
  readonly score: number;
}

/** The best matches first; an object that is as near to two is neither. */
function matched(
  gone: readonly Manifest[],
  come: readonly Manifest[],
  common: ReadonlySet<string>,
): readonly (readonly [Manifest, Manifest])[] {
  const lines = new Map([...gone, ...come].map((manifest) => [manifest, linesOf(manifest)]));
  const matches = gone
    .flatMap((one) => come.map((other): Match => ({ one, other, score: score(one, other, lines, common) })))
    .filter(({ score: some }) => some > 0)
    .sort((a, b) => b.score - a.score);
  const best = new Map<Manifest, number>();
  const found: (readonly [Manifest, Manifest])[] = [];
  for (const { one, other, score: some } of matches) {
    const isTaken = best.has(one) || best.has(other);
    const rivals = matches.filter((match) => match.score === some && (match.one === one) !== (match.other === other));
    if (!isTaken && rivals.length === 0) found.push([one, other]);
    for (const manifest of [one, other]) if (!best.has(manifest)) best.set(manifest, some);
  }
  return found;
}

function score(
  one: Manifest,
  other: Manifest,
  lines: ReadonlyMap<Manifest, Lines>,
  common: ReadonlySet<string>,
): number {
  const [ours, theirs] = [lines.get(one), lines.get(other)];
  if (!ours || !theirs) return 0;
  const alike = Math.max(likeness(ours.general, theirs.general), likeness(ours.exact, theirs.exact));
  const byName = isSameName(identity(one).name, identity(other).name) || common.has(affix(one, other) ?? '');
  if (byName) return alike >= ALIKE_BY_NAME || identity(one).name === identity(other).name ? 1 + alike : 0;
  return alike >= ALIKE && Math.min(ours.exact.size, theirs.exact.size) >= FEWEST_LINES ? alike : 0;
}

/** The same, or the same but for the suffix that generators add for each content. */
function isSameName(one: string, other: string): boolean {
  const base = (name: string) => /^(.+)-[a-z0-9]{8,10}$/.exec(name)?.[1];
  return one === other || (base(one) !== undefined && base(one) === base(other));
}

function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const sum = (some: ReadonlyMap<string, number>) => [...some.values()].reduce((total, count) => total + count, 0);
  const common = [...one].reduce((total, [line, count]) => total + Math.min(count, other.get(line) ?? 0), 0);
  const all = sum(one) + sum(other);
  return all === 0 ? 1 : (2 * common) / all;
}

/** Every value of an object with its place, texts by line, and how often it is there. */
interface Lines {
  readonly exact: ReadonlyMap<string, number>;
  /** With the object's own name, wherever it is, as `*`. */
  readonly general: ReadonlyMap<string, number>;
}

function linesOf(manifest: Manifest): Lines {
  const { name: own } = identity(manifest);
  const [exact, general] = [new Map<string, number>(), new Map<string, number>()];
  const add = (line: string) => {
    const starred = own === '' ? line : line.replaceAll(own, '*');
    exact.set(line, (exact.get(line) ?? 0) + 1);
    general.set(starred, (general.get(starred) ?? 0) + 1);
  };
  const visit = (place: string, value: Json | undefined): void => {
    if (Array.isArray(value)) for (const item of value) visit(`${place}[]`, item);
    else if (isRecord(value)) for (const [key, item] of Object.entries(value)) visit(`${place}.${key}`, item);
    else if (typeof value !== 'string') add(`${place}=${JSON.stringify(value)}`);
    else for (const line of value.split('\n')) add(`${place}=${line}`);
  };
  const { metadata, status: _, ...value } = manifest.value;
  const { name, namespace, ...meta } = record(metadata);
  visit('', { ...value, metadata: meta });
  return { exact, general };
}
