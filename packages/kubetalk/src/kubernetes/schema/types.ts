import { k8sFields } from './fields';

/** The fields of a type with the spelling of their types, see ./fields.ts. */
export type Fields = ReadonlyMap<string, string>;

const lines = new Map<string, string>();
const parsed = new Map<string, Fields>();
const kinds = new Map<string, Set<string>>();

/** The fields of a type, undefined where there is no such type. A line is read when it is first asked for. */
export function typeNamed(name: string): Fields | undefined {
  const line = table().get(name);
  if (line === undefined) return undefined;
  const known = parsed.get(name) ?? new Map(line.split(' ').map(pair));
  parsed.set(name, known);
  return known;
}

/** Whether a kind is Kubernetes' own. */
export function isKnownKind(apiVersion: string, kind: string): boolean {
  return table().has(`${apiVersion}/${kind}`);
}

/** The apiVersions in which a kind is served, undefined where the kind is not Kubernetes' own. */
export function versionsOf(kind: string): ReadonlySet<string> | undefined {
  table();
  return kinds.get(kind);
}

/** Every kind that is Kubernetes' own. */
export function allKinds(): Iterable<string> {
  table();
  return kinds.keys();
}

function table(): ReadonlyMap<string, string> {
  if (lines.size === 0) for (const line of k8sFields.trim().split('\n')) take(line);
  return lines;
}

function take(line: string): void {
  const space = line.indexOf(' ');
  const name = line.slice(0, space < 0 ? undefined : space);
  lines.set(name, space < 0 ? '' : line.slice(space + 1));
  const slash = name.lastIndexOf('/');
  if (slash < 0) return;
  const kind = name.slice(slash + 1);
  kinds.set(kind, (kinds.get(kind) ?? new Set()).add(name.slice(0, slash)));
}

function pair(field: string): [string, string] {
  const colon = field.indexOf(':');
  return [field.slice(0, colon), field.slice(colon + 1)];
}
