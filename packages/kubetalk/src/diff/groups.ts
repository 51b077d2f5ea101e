import { groupBy } from '../manifest/group-by';
import { type Identity, isRecord, type Json } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { LONGEST_NAME } from '../text/budget';
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

/** A change of one object alone, and whether it is the first of it. */
export interface OwnField {
  readonly object: Identity;
  readonly field: FieldChange;
  readonly isFirst: boolean;
}

export function ownFields({ own }: Group): readonly OwnField[] {
  return own.flatMap(({ object, fields }) => fields.map((field, place) => ({ object, field, isFirst: place === 0 })));
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
  const facts = new Facts(changes);
  const groups = new Map<string, Listed[]>();
  for (const change of changes) {
    if (isHarmlessAlone(change)) continue;
    const one = { change, facts: facts.of(change) };
    const key = JSON.stringify([change.change, signature(one)]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const harmless = facts.all().filter(({ field }) => isHarmless(field));
  return { groups: [...groups.values()].map(groupOf), harmless: harmless.map(shown).sort(byCount) };
}

/** A change of a value, in every object that has it. */
interface Fact {
  readonly key: string;
  readonly field: FieldChange;
  /** The change as its object has it, by object. */
  readonly by: Map<Identity, FieldChange>;
}

interface Listed {
  readonly change: ObjectChange;
  readonly facts: readonly Fact[];
}

/** Every change of a value: as it is where several objects have it so, else with the object's own name as `*`. */
class Facts {
  private readonly exact = new Map<string, number>();
  private readonly known = new Map<string, Fact>();
  private readonly byChange = new Map<ObjectChange, readonly Fact[]>();

  constructor(changes: readonly ObjectChange[]) {
    const all = changes.map((change) => ({ change, fields: change.fields.map(general).map(keyed) }));
    for (const { fields } of all)
      for (const key of new Set(fields.map((field) => field.key))) this.exact.set(key, (this.exact.get(key) ?? 0) + 1);
    for (const { change, fields } of all) this.byChange.set(change, this.note(change.object, fields));
  }

  of(change: ObjectChange): readonly Fact[] {
    return this.byChange.get(change) ?? [];
  }

  all(): readonly Fact[] {
    return [...this.known.values()];
  }

  private note(object: Identity, fields: readonly Keyed[]): readonly Fact[] {
    const found = fields.map((one) => {
      const isCommon = (this.exact.get(one.key) ?? 0) > 1;
      const fact = this.fact(isCommon ? one : keyed(starred(one.field, object.name)));
      fact.by.set(object, one.field);
      return fact;
    });
    return [...new Set(found)];
  }

  private fact({ key, field }: Keyed): Fact {
    const fact = this.known.get(key) ?? { key, field, by: new Map() };
    this.known.set(key, fact);
    return fact;
  }
}

type Keyed = Pick<Fact, 'key' | 'field'>;

const keyed = (field: FieldChange): Keyed => ({ key: exactly(field as unknown as Json), field });

/** An image is one field, in any container. */
function general(field: FieldChange): FieldChange {
  const path = field.path.replace(/\.(initC|c)ontainers\[name=[^\]]*\]\.image$/, '.containers[].image');
  return { ...field, path };
}

/** A change with its object's own name as `*`, in keys of list items and in values: never in the name of a field. */
function starred(field: FieldChange, name: string): FieldChange {
  const star = starring(name);
  const { path, before, after } = field;
  return {
    ...field,
    path: path.replace(/\[[^[\]]*\]/g, star),
    ...(before !== undefined && { before: inTexts(before, star) }),
    ...(after !== undefined && { after: inTexts(after, star) }),
  };
}

/** Writes a name as `*` wherever it stands as a word; a very short one may mean other things. */
function starring(name: string): (text: string) => string {
  if (name.length < 3 || name.length > LONGEST_NAME) return (text) => text;
  const own = new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^\w-]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  return (text) => text.replace(own, '*');
}

function inTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: Json) => inTexts(item, change));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, item === undefined ? item : inTexts(item, change)]);
  return Object.fromEntries(entries);
}

/** Whether the cluster does nothing for a change: another way to write the same, or labels that nothing selects by. */
function isHarmless({ impact, path }: FieldChange): boolean {
  return impact === 'no-effect' || (impact === 'updated' && /^metadata\.(labels|annotations)\b/.test(path));
}

/** Whether nothing but such changes is in an object. */
export function isHarmlessAlone({ change, fields, impacts }: ObjectChange): boolean {
  return (
    change === 'changed' && fields.every(isHarmless) && impacts.every(({ id }) => severity(id) >= severity('updated'))
  );
}

function signature({ change, facts }: Listed): readonly unknown[] {
  const shared = facts.filter(isShared).map(({ key }) => key);
  if (change.change === 'renamed' || (change.change === 'changed' && shared.length === 0)) return [change.object];
  return [...new Set(change.impacts.filter(isOwn).map(({ id }) => id)), ...shared.sort()];
}

const isShared = ({ field, by }: Fact) => by.size > 1 && !isHarmless(field);

function groupOf(some: readonly Listed[]): Group {
  const [first] = some as [Listed];
  const isAlone = some.length === 1;
  const shared = new Set(isAlone ? [] : first.facts.filter(isShared));
  const own = some.map(({ change: { object }, facts }) => ({
    object,
    fields: facts
      .filter((fact) => !isHarmless(fact.field) && !shared.has(fact))
      .flatMap(({ by }) => by.get(object) ?? []),
  }));
  return {
    change: first.change.change,
    objects: some.map(({ change }) => change),
    shared: isAlone ? (own[0]?.fields ?? []) : [...shared].map(({ field }) => field),
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

/** The impacts of an object alone: paths lead over several objects, and are listed above all of them. */
export function isOwn({ id, ofPath }: Impact): boolean {
  return !ofPath && id !== 'path-lost' && id !== 'path-gained';
}

/**
 * The impacts of several objects, each with those that it is of; the worst first. What is changed in place beside something worse
 * is not worth a line.
 */
export const impactsOf = memo(
  ({ objects }: Group): readonly { readonly impact: Impact; readonly of: readonly Identity[] }[] => {
    const all = objects.flatMap(({ object, impacts }) => {
      const star = starring(object.name);
      return impacts
        .filter(isOwn)
        .filter(({ id }, index) => index === 0 || !(id === 'updated' || id === 'no-effect'))
        .map((impact) => ({ object, impact, starred: star(impact.message) }));
    });
    const messages = new Map<string, Set<string>>();
    const alike = ({ impact: { id }, starred }: (typeof all)[number]) => `${id} ${starred}`;
    for (const one of all) {
      const some = messages.get(alike(one)) ?? new Set();
      messages.set(alike(one), some.add(one.impact.message));
    }
    const found = new Map<string, { impact: Impact; of: Identity[] }>();
    for (const one of all) {
      const { object, impact, starred } = one;
      const isCommon = (messages.get(alike(one))?.size ?? 0) > 1;
      const message = isCommon ? starred : impact.message;
      const key = `${impact.id} ${message}`;
      const shown = found.get(key) ?? { impact: { ...impact, message }, of: [] };
      found.set(key, shown);
      shown.of.push(object);
    }
    const byId = groupBy([...found.values()], ({ impact }) => impact.id);
    return [...byId]
      .sort(([one], [other]) => severity(one) - severity(other))
      .flatMap(([id, some]) => {
        const more = some.slice(MOST_ALIKE);
        const rest = {
          impact: { id, message: `and ${more.length} more that differ in numbers or names` },
          of: more.flatMap(({ of }) => of),
        };
        return more.length > 1 ? [...some.slice(0, MOST_ALIKE), rest] : some;
      });
  },
);

/** Messages of one impact in a group; what is the same but for numbers and names is not worth a line for each. */
const MOST_ALIKE = 3;

/** What has to be said where a name stands as `*`. */
export function legend(group: Group): readonly string[] {
  const { shared, objects } = group;
  const texts = [JSON.stringify(shared), ...impactsOf(group).map(({ impact }) => impact.message)];
  return objects.length > 1 && texts.some((text) => text.includes('*')) ? ["* is each object's own name"] : [];
}
