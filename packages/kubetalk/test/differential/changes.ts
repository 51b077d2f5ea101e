import { type Shape, shapeOf } from '../../src/kubernetes/shape';
import { stored } from '../../src/kubernetes/stored';
import type { Kubernetes } from '../../src/kubernetes/version';
import { at, type FieldPath, isRecord, type Json, type JsonObject, record, text } from '../../src/manifest/manifest';
import { objectsFor, withValue } from './defaults';
import { seedsIn } from './mutants';
import { paths, random } from './mutate';

/** An object and what it is changed to, both as files have them. */
export interface Change {
  readonly name: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

type Pick = <Item>(items: readonly Item[]) => Item;
type Edit = (object: JsonObject, pick: Pick, next: () => number) => JsonObject;

/** Kinds that would change the cluster itself, or that another controller rewrites at once. */
const LEFT_OUT =
  /^(APIService|Binding|ControllerRevision|CustomResourceDefinition|Event|Lease|MutatingAdmissionPolicy(Binding)?|MutatingWebhookConfiguration|Namespace|Node|ServiceCIDR|ValidatingAdmissionPolicy(Binding)?|ValidatingWebhookConfiguration)$/;

/** Random changes of healthy objects of a version, the same ones for the same start. */
export function changes(kubernetes: Kubernetes, count: number, start: number): readonly Change[] {
  const seeds = [...objectsFor(kubernetes.minor), ...seedsIn('seeds-custom.yaml')].filter(
    ({ kind }) => !LEFT_OUT.test(text(kind)),
  );
  return Array.from({ length: count }, (_, index) => {
    const next = random(start + index * 7919);
    const pick: Pick = (items) => items[Math.floor(next() * items.length)] as never;
    const seed = named(pick(seeds), `c${start}-${index}`);
    const before = edited(seed, Math.floor(next() * 3), pick, next, kubernetes);
    const after = edited(before, 1 + Math.floor(next() * 3), pick, next, kubernetes);
    return { name: `${text(seed.kind)} c${start}-${index}`, before, after };
  });
}

const POD_SPECS: readonly FieldPath[] = [
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ['spec', 'template', 'spec'],
  ['spec'],
];

/** With a name of its own, in the namespace of the run, and with Pods that nobody starts. */
function named(seed: JsonObject, name: string): JsonObject {
  const { namespace, generateName: _, ...metadata } = record(seed.metadata);
  const isPod = text(seed.kind) === 'Pod';
  const own = {
    ...seed,
    metadata: { ...metadata, name, ...(namespace !== undefined && { namespace: isPod ? 'apply-pods' : 'apply' }) },
  };
  const path = POD_SPECS.find((one) => Array.isArray(record(at(own, one)).containers));
  return path ? (withValue(own, [...path, 'schedulerName'], 'nobody') as JsonObject) : own;
}

function edited(object: JsonObject, times: number, pick: Pick, next: () => number, kubernetes: Kubernetes): JsonObject {
  const shape = shapeOf(kubernetes, text(object.apiVersion), text(object.kind));
  const all: readonly Edit[] = [...EDITS, spelledOut((one) => stored(one, shape, kubernetes)), zeroed(shape)];
  let found = object;
  for (let time = 0; time < times; time += 1) found = pick(all)(found, pick, next);
  return found;
}

/** The places that may change: all but what names the object. */
function placesOf(object: JsonObject): readonly FieldPath[] {
  return paths(object).filter(([first, second]) => {
    if (first === 'metadata') return second === 'labels' || second === 'annotations' || second === 'finalizers';
    return first !== 'apiVersion' && first !== 'kind';
  });
}

const listsIn = (object: JsonObject) => placesOf(object).filter((path) => Array.isArray(at(object, path)));
const scalarsIn = (object: JsonObject) => placesOf(object).filter((path) => typeof at(object, path) !== 'object');

const removed: Edit = (object, pick) => {
  const places = placesOf(object);
  return places.length === 0 ? object : (without(object, pick(places)) as JsonObject);
};

function without(value: Json, [key, ...rest]: FieldPath): Json {
  if (Array.isArray(value))
    return value.flatMap((item: Json, index) =>
      index !== key ? [item] : rest.length === 0 ? [] : [without(item, rest)],
    );
  const entries = Object.entries(record(value)).flatMap(([name, item]): [string, Json][] => {
    if (name !== key) return [[name, item ?? null]];
    return rest.length === 0 ? [] : [[name, without(item ?? null, rest)]];
  });
  return Object.fromEntries(entries);
}

const changedScalar: Edit = (object, pick) => {
  const places = scalarsIn(object);
  if (places.length === 0) return object;
  const path = pick(places);
  const value = at(object, path);
  if (typeof value === 'number') return withValue(object, path, value + 1) as JsonObject;
  if (typeof value === 'boolean') return withValue(object, path, !value) as JsonObject;
  return withValue(object, path, /[a-z]$/.test(text(value)) ? `${text(value)}x` : `${text(value)}1`) as JsonObject;
};

const inList =
  (change: (items: readonly Json[], pick: Pick) => readonly Json[]): Edit =>
  (object, pick) => {
    const lists = listsIn(object);
    if (lists.length === 0) return object;
    const path = pick(lists);
    return withValue(object, path, change(at(object, path) as readonly Json[], pick)) as JsonObject;
  };

/** Another item, by a key of its own. */
const added = inList((items, pick) => {
  if (items.length === 0) return items;
  const item = pick(items);
  if (!isRecord(item)) return [...items, typeof item === 'string' ? `${item}x` : item];
  const renamed = Object.entries(item).map(([key, value]): [string, Json] => {
    if (/^(name|mountPath|devicePath|host|ip|topologyKey)$/.test(key)) return [key, `${text(value)}2`];
    const isNumber = /^(port|containerPort|hostPort|nodePort)$/.test(key) && typeof value === 'number';
    return [key, isNumber ? value + 7 : (value ?? null)];
  });
  return [...items, Object.fromEntries(renamed)];
});
/** Another item of one key, but for another field. */
const twin = inList((items, pick) => {
  if (items.length === 0) return items;
  const item = pick(items);
  if (!isRecord(item)) return [...items, item];
  const other = {
    ...item,
    ...(item.protocol !== 'UDP' && (item.port ?? item.containerPort) !== undefined && { protocol: 'UDP' }),
    ...((item.port ?? item.containerPort) !== undefined && typeof item.name === 'string' && { name: `${item.name}u` }),
    ...(typeof item.value === 'string' && { value: `${item.value}2` }),
  };
  return [...items, other];
});
const shorter = inList((items, pick) => items.filter((item) => item !== pick(items)));
const turned = inList((items) => [...items].reverse());
const emptied = inList(() => []);

/** A label, an annotation or a value more. */
const labelled: Edit = (object, pick) => {
  const field = pick(['labels', 'annotations']);
  const known = record(record(object.metadata)[field]);
  return withValue(object, ['metadata', field], { ...known, extra: pick(['a', 'b', '']) }) as JsonObject;
};

const nulled: Edit = (object, pick) => {
  const places = placesOf(object);
  return places.length === 0 ? object : (withValue(object, pick(places), null) as JsonObject);
};

/** What the API server fills in, as a field of the file. */
const spelledOut =
  (filled: (object: JsonObject) => JsonObject): Edit =>
  (object, pick) => {
    const whole = filled(object);
    const more = placesOf(whole).filter((path) => {
      const [above, key] = [at(object, path.slice(0, -1)), path.at(-1)];
      return isRecord(above) && typeof key === 'string' && above[key] === undefined;
    });
    if (more.length === 0) return object;
    const path = pick(more);
    return withValue(object, path, at(whole, path) ?? null) as JsonObject;
  };

/** What the API server takes for nothing. */
const ZEROS: Readonly<Record<string, Json>> = {
  env: [],
  args: [],
  hostNetwork: false,
  nodeSelector: {},
  value: '',
  tolerations: [],
  stdin: false,
  labels: {},
  paused: false,
  minReadySeconds: 0,
  externalIPs: [],
  clusterIP: '',
  readOnly: false,
};
const zeroed =
  (shape: Shape): Edit =>
  (object, pick) => {
    const places = placesOf(object).filter((one) => isRecord(at(object, one)));
    const fields = places.flatMap((path) => {
      const { type, ...inner } = shapeAt(shape, path);
      return Object.keys(ZEROS)
        .filter((field) => type !== undefined && !type.startsWith('{}') && inner.shape.field(field).type !== undefined)
        .map((field) => ({ path, field }));
    });
    if (fields.length === 0) return object;
    const { path, field } = pick(fields);
    const holder = record(at(object, path));
    return holder[field] === undefined
      ? (withValue(object, [...path, field], ZEROS[field] ?? null) as JsonObject)
      : object;
  };

function shapeAt(root: Shape, path: FieldPath): { readonly type: string | undefined; readonly shape: Shape } {
  const shape = path.reduce<Shape>((found, key) => (typeof key === 'number' ? found.item() : found.field(key)), root);
  return { type: shape.type, shape };
}

const EDITS: readonly Edit[] = [
  removed,
  removed,
  changedScalar,
  changedScalar,
  added,
  added,
  twin,
  shorter,
  shorter,
  turned,
  emptied,
  labelled,
  nulled,
];
