import { groupOf, type JsonObject, type Path } from '../../manifest/manifest';
import { didYouMean, nearest } from '../../text/nearest';
import { decode } from './decode';
import { type Problem, Spot } from './problem';
import { kinds } from './rules/kinds';
import { allKinds, typeNamed, versionsOf } from './types';

const known = new WeakMap<JsonObject, readonly Problem[]>();

/** Why the API server would refuse an object, each fault once. Kinds that are not Kubernetes' own are passed over. */
export function problemsOf(value: JsonObject): readonly Problem[] {
  const problems = known.get(value) ?? look(value);
  known.set(value, problems);
  return problems;
}

function look(value: JsonObject): readonly Problem[] {
  const kindProblems: Problem[] = [];
  const type = typeOf(value, new Spot(kindProblems));
  if (type === undefined) return kindProblems;
  const misread: Problem[] = [];
  const decoded = decode(value, type, new Spot(misread));
  const invalid: Problem[] = [];
  kinds[type]?.({ metadata: {}, ...(decoded as object) } as never, new Spot(invalid));
  return [...misread, ...invalid.filter((problem) => !followsFrom(misread, problem))];
}

/** The apiVersion and kind of what Kubernetes knows, as the tables name them; what is wrong with them is told to the spot. */
function typeOf({ apiVersion, kind }: JsonObject, spot: Spot): string | undefined {
  for (const [key, value] of Object.entries({ apiVersion, kind }))
    if (typeof value !== 'string' || value === '') {
      const due =
        value === undefined || value === null || value === '' ? 'is missing: give it' : 'is no string: give its name';
      return void spot.into(key).fault('missing-kind', due);
    }
  const [version, name] = [apiVersion as string, kind as string];
  if (typeNamed(`${version}/${name}`)) return `${version}/${name}`;
  return void unknownKind(version, name, spot);
}

/** Kinds that are served, though the tables lack them: lists of objects, and Events of the core. */
function isServed(version: string, kind: string): boolean {
  return kind.endsWith('List') || (version === 'v1' && kind === 'Event');
}

/**
 * Groups without a dot are Kubernetes' own, since a CustomResourceDefinition must have one. Those with a dot still grow, so
 * there a fault is told only where no later version can make it right.
 */
function unknownKind(version: string, kind: string, spot: Spot): void {
  if (isServed(version, kind)) return;
  const versions = [...(versionsOf(kind) ?? [])];
  const group = groupOf(version);
  const settled = !isExtensible(version) || versions.some(isStable);
  if (versions.length > 0) {
    if (settled && (isOurs(group) || !isExtensible(version)))
      spot
        .into('apiVersion')
        .fault('removed-api-version', `is ${version}, in which no cluster serves a ${kind}: use ${served(versions)}`);
  } else if (isOurs(group)) {
    if (!isExtensible(version) || isMisspelt(kind, version))
      spot
        .into('kind')
        .fault('unknown-kind', `is ${kind}, which ${version} does not have${didYouMean(kind, allKinds())}`);
  } else if (!isExtensible(version))
    spot.into('apiVersion').fault('unknown-kind', `is ${version}, which no cluster can have: use one such as apps/v1`);
}

function isStable(version: string): boolean {
  return !/alpha|beta/.test(version);
}

function served(versions: readonly string[]): string {
  return versions.findLast(isStable) ?? versions[0] ?? '';
}

/** Whether no later Kubernetes could have this kind there: groups with a dot still grow. */
function isMisspelt(kind: string, version: string): boolean {
  if (!/^[A-Z][A-Za-z0-9]{0,62}$/.test(kind) || nearest(kind, kindsIn(version))) return true;
  return [...kindsIn(version)].some((known) => kind.startsWith(known) && /^[a-z]/.test(kind.slice(known.length)));
}

function* kindsIn(version: string): Iterable<string> {
  for (const kind of allKinds()) if (versionsOf(kind)?.has(version)) yield kind;
}

let groups: Set<string> | undefined;

/** Whether a group of APIs is Kubernetes' own. */
function isOurs(group: string): boolean {
  if (!groups) {
    groups = new Set(['extensions']);
    for (const kind of allKinds()) for (const version of versionsOf(kind) ?? []) groups.add(groupOf(version));
  }
  return groups.has(group);
}

/** Whether a CustomResourceDefinition could be of this apiVersion. */
function isExtensible(version: string): boolean {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+\/[a-z]([-a-z0-9]*[a-z0-9])?$/.test(version);
}

/** What is missing or invalid only because something there could not be read is not told as well. */
function followsFrom(misread: readonly Problem[], { path }: Problem): boolean {
  return misread.some((cause) => {
    const start = cause.check === 'unknown-field' ? cause.path.slice(0, -1) : cause.path;
    return cause.check === 'unknown-field'
      ? mistaken(cause, start, path)
      : startsWith(path, start) || startsWith(start, path);
  });
}

/** Whether the field that is missing is the one that a misspelt field means. */
function mistaken({ path: wrong }: Problem, parent: Path, path: Path): boolean {
  const [word, field] = [String(wrong.at(-1)), path[parent.length]];
  return startsWith(path, parent) && typeof field === 'string' && nearest(word, [field]) !== undefined;
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key);
}
