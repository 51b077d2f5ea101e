import { fieldLines, typeLine, typeLines } from './lines';
import type { Type, Types } from './openapi';
import { versions } from './table';

/** The types of each version, by its minor number. */
export type TypesByVersion = ReadonlyMap<number, Types>;

/** What the table holds now. */
export function tabled(): TypesByVersion {
  const found = new Map<number, Map<string, Type>>();
  for (let minor = versions.oldest; minor <= versions.newest; minor += 1) found.set(minor, new Map());
  for (const text of typeLines().values()) {
    const { name, since, until, deprecated, rest } = typeLine(text);
    const all = fieldLines(rest);
    for (let minor = since; minor <= until; minor += 1) {
      const there = all.filter((entry) => entry.since <= minor && minor <= entry.until);
      const fields = new Map(there.map((entry) => [entry.name, entry.type]));
      const isDeprecated = deprecated !== undefined && Number(deprecated.slice(2)) <= minor;
      found.get(minor)?.set(name, { fields, ...(isDeprecated && { deprecated }) });
    }
  }
  return found;
}

/** The text of ./table.ts. */
export function tableText(known: TypesByVersion): string {
  const minors = [...known.keys()].sort((one, other) => one - other);
  const [oldest = 0] = minors;
  const newest = oldest + minors.length - 1;
  if (minors.at(-1) !== newest) throw new Error(`1.${minors.join(', 1.')}: a version between these is missing`);
  const names = [...new Set([...known.values()].flatMap((types) => [...types.keys()]))].sort(byKind);
  const range = (there: readonly number[]) => rangeText(there, oldest, newest);
  const text = names.map((name) => lineText(name, known, range)).join('\n');
  return `// The kinds of Kubernetes and their fields by type, made by packages/kubetalk/src/kubernetes/schema/generate.ts.
// A line: a kind with its apiVersion, or a type; then its fields. @29: from 1.29 on; @-31: up to 1.31; !1.33: deprecated from 1.33 on.
// {}: an object whose values are; []: a list of; [name]: one whose items have a name of their own; [=]: a set.
export const versions = { oldest: ${oldest}, newest: ${newest} };
export const typeTable = \`
${text}
\`;
`;
}

/** Kinds, which have a slash, before types. */
function byKind(one: string, other: string): number {
  const rank = Number(other.includes('/')) - Number(one.includes('/'));
  return rank || (one < other ? -1 : 1);
}

type RangeText = (there: readonly number[]) => string;

function lineText(name: string, known: TypesByVersion, range: RangeText): string {
  const holding = [...known].flatMap(([minor, types]) => {
    const type = types.get(name);
    return type ? [{ minor, type }] : [];
  });
  const deprecated = holding.find(({ type }) => type.deprecated !== undefined)?.type.deprecated;
  const head = name + range(holding.map(({ minor }) => minor)) + (deprecated ? `!${deprecated}` : '');
  const there = new Map<string, number[]>();
  for (const [field, type] of latestKeys(holding.map(({ type }) => type)))
    for (const { minor, type: of } of holding)
      if (bare(of.fields.get(field)) === bare(type))
        there.set(`${field}:${type}`, [...(there.get(`${field}:${type}`) ?? []), minor]);
  const alive = holding.map(({ minor }) => minor);
  return [head, ...[...there].sort().map(([field, at]) => field + (at.length === alive.length ? '' : range(at)))].join(
    ' ',
  );
}

/** Every field with each type that it had; where only the keys of a list differ, those of the last version count. */
function latestKeys(types: readonly Type[]): readonly (readonly [string, string])[] {
  const found = new Map<string, readonly [string, string]>();
  for (const { fields } of types)
    for (const [field, type] of fields) {
      const key = `${field}:${bare(type)}`;
      const before = found.get(key)?.[1] ?? '';
      // Before 1.30 many lists did not say it.
      found.set(key, [field, type.includes('[]') && !before.includes('[]') && before ? before : type]);
    }
  return [...found.values()];
}

const bare = (type: string | undefined) => type?.replace(/\[[^[\]]*\]/g, '[]');

/** The versions as the table spells them; nothing where it is all of them. */
function rangeText(there: readonly number[], oldest: number, newest: number): string {
  const [first = oldest, last = newest] = [there[0], there.at(-1)];
  if (first === oldest && last === newest) return '';
  return `@${first === oldest ? '' : first}${last === newest ? '' : `-${last}`}`;
}
