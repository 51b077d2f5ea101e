import type { Identity, Json } from '../manifest/manifest';
import { exactly } from './keys';
import { type FieldChange, type Impact, type ObjectChange, severity } from './report';

/** Objects that change in the same way. In shared changes, `*` is each object's own name. */
export interface Group {
  readonly change: ObjectChange['change'];
  readonly objects: readonly ObjectChange[];
  /** What all of them have in common. */
  readonly shared: readonly FieldChange[];
  /** What is of one alone. */
  readonly own: readonly { readonly object: Identity; readonly fields: readonly FieldChange[] }[];
}

/** A change that does nothing, and the objects that have it. */
export interface Harmless {
  readonly field: FieldChange;
  readonly objects: readonly Identity[];
}

export interface Groups {
  /** The worst first. */
  readonly groups: readonly Group[];
  readonly harmless: readonly Harmless[];
}

/** Changes by what is the same in several objects. */
export function grouped(changes: readonly ObjectChange[]): Groups {
  const facts = new Map<string, Fact>();
  const listed = changes.map((change) => ({
    change,
    keys: change.fields.map((field) => factOf(facts, change, field)),
  }));
  const groups = new Map<string, { change: ObjectChange; keys: readonly string[] }[]>();
  for (const one of listed) {
    if (isHarmlessAlone(one.change)) continue;
    const key = JSON.stringify([one.change.change, signature(one, facts)]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const harmless = [...facts.values()].filter(({ field }) => isHarmless(field));
  return {
    groups: [...groups.values()].map((some) => groupOf(some, facts)),
    harmless: harmless.map(shown).sort(byCount),
  };
}

interface Fact {
  readonly field: FieldChange;
  /** The change as its object has it, by object. */
  readonly by: Map<Identity, FieldChange>;
}

/** Notes a change under what it is in every object. */
function factOf(facts: Map<string, Fact>, { object }: ObjectChange, field: FieldChange): string {
  const general = starred(field, object.name);
  const key = exactly(general as unknown as Json);
  const fact = facts.get(key) ?? { field: general, by: new Map() };
  facts.set(key, fact);
  fact.by.set(object, field);
  return key;
}

/** A change with the object's own name as `*`; an image is one in whatever container. */
function starred(field: FieldChange, name: string): FieldChange {
  const path = field.path.replace(/(ontainers)\[name=[^\]]*\]\.image$/, '$1[].image');
  if (name.length < 3) return { ...field, path };
  const own = new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^\w-]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  return JSON.parse(JSON.stringify({ ...field, path }).replace(own, '*'));
}

/** Whether a change is one that the cluster does nothing for: other words for the same, or labels that nobody looks at. */
function isHarmless({ impact, path }: FieldChange): boolean {
  return impact === 'no-effect' || (impact === 'updated' && /^metadata\.(labels|annotations)\b/.test(path));
}

function isHarmlessAlone({ change, fields, impacts }: ObjectChange): boolean {
  return (
    change === 'changed' && fields.every(isHarmless) && impacts.every(({ id }) => severity(id) >= severity('updated'))
  );
}

function signature(
  { change, keys }: { change: ObjectChange; keys: readonly string[] },
  facts: ReadonlyMap<string, Fact>,
) {
  const shared = keys.filter((key) => isShared(facts.get(key)));
  if (change.change === 'renamed' || (change.change === 'changed' && shared.length === 0)) return [change.object];
  return [...new Set(change.impacts.filter(isOwn).map(({ id }) => id)), ...shared.sort()];
}

const isShared = (fact: Fact | undefined) => fact !== undefined && fact.by.size > 1 && !isHarmless(fact.field);

function groupOf(
  some: readonly { readonly change: ObjectChange; readonly keys: readonly string[] }[],
  facts: ReadonlyMap<string, Fact>,
): Group {
  const [first] = some as [(typeof some)[number]];
  const isAlone = some.length === 1;
  const inAll = new Set(isAlone ? [] : first.keys.filter((key) => isShared(facts.get(key))));
  const own = some.map(({ change, keys }) => ({
    object: change.object,
    fields: change.fields.filter((field, index) => !isHarmless(field) && !inAll.has(keys[index] ?? '')),
  }));
  return {
    change: first.change.change,
    objects: some.map(({ change }) => change),
    shared: isAlone ? (own[0]?.fields ?? []) : [...inAll].flatMap((key) => facts.get(key)?.field ?? []),
    own: isAlone ? [] : own.filter(({ fields }) => fields.length > 0),
  };
}

/** As it is where it is one object's alone. */
function shown({ field, by }: Fact): Harmless {
  const [[, alone]] = [...by] as [[Identity, FieldChange]];
  return { field: by.size === 1 ? alone : field, objects: [...by.keys()] };
}

function byCount(one: Harmless, other: Harmless): number {
  return other.objects.length - one.objects.length;
}

/** What is told of an object alone: paths lead over several, and stand above all objects. */
export function isOwn({ id }: Impact): boolean {
  return id !== 'path-lost' && id !== 'path-gained';
}

/**
 * The impacts of several objects, each with those that it is of; the worst first. What is changed in place beside something worse
 * is not worth a line.
 */
export function impactsOf({
  objects,
}: Group): readonly { readonly impact: Impact; readonly of: readonly Identity[] }[] {
  const found = new Map<string, { impact: Impact; of: Identity[] }>();
  for (const { object, impacts } of objects) {
    const own = impacts.filter(isOwn);
    for (const impact of own.filter(({ id }, index) => index === 0 || !(id === 'updated' || id === 'no-effect'))) {
      const key = `${impact.id} ${impact.message}`;
      const one = found.get(key) ?? { impact, of: [] };
      found.set(key, one);
      one.of.push(object);
    }
  }
  return [...found.values()].sort((one, other) => severity(one.impact.id) - severity(other.impact.id));
}
