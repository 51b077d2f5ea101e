import { isRecord, type Json, type JsonObject, record } from '../manifest/manifest';

/**
 * The fields by which Kubernetes tells the items of a list apart, by the list's name. Where there are several ways, the first
 * whose fields all items have is taken.
 */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  conditions: [['type']],
  containers: [['name']],
  env: [['name']],
  ephemeralContainers: [['name']],
  hostAliases: [['ip']],
  imagePullSecrets: [['name']],
  initContainers: [['name']],
  ownerReferences: [['uid']],
  ports: [
    ['containerPort', 'protocol'],
    ['port', 'protocol'],
  ],
  resourceClaims: [['name']],
  secrets: [['name']],
  topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
  volumeDevices: [['devicePath']],
  volumeMounts: [['mountPath']],
  volumes: [['name']],
  webhooks: [['name']],
};

/** Lists whose items say all that there is to say by what they are: in them, an item has no place. */
const SETS = new Set([
  'accessModes',
  'egress',
  'finalizers',
  'from',
  'ingress',
  'matchExpressions',
  'policyTypes',
  'subjects',
  'to',
  'values',
]);

/** What a key field is where it is not stated. */
const IMPLIED: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** An item of two lists; a side that does not have it is left out. */
export interface Pair {
  /** What tells it apart, as paths show it: `name=db`, or its place. */
  readonly key: string;
  /** Whether it is told apart by its place alone. */
  readonly placed: boolean;
  readonly before?: Json;
  readonly after?: Json;
}

/** The items of two lists side by side: by key where their name has one and every item's is its own, else by place. */
export function pairs(name: string, before: readonly Json[], after: readonly Json[]): readonly Pair[] {
  if (SETS.has(name)) return pairSets(before, after);
  const fields = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  for (const some of fields ?? []) {
    const [one, other] = [byKey(before, some), byKey(after, some)];
    if (one && other) return pairMaps(one, other);
  }
  return pairPlaces(before, after);
}

function pairPlaces(before: readonly Json[], after: readonly Json[]): readonly Pair[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, place) => pair(String(place), true, before[place], after[place]));
}

function pairMaps(before: ReadonlyMap<string, Json>, after: ReadonlyMap<string, Json>): readonly Pair[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].map((key) => pair(key, false, before.get(key), after.get(key)));
}

/** What is alike pairs off; the rest by place. */
function pairSets(before: readonly Json[], after: readonly Json[]): readonly Pair[] {
  const [gone, come] = [without(before, after), without(after, before)];
  const alike = without(before, gone).map((item, place) => pair(String(place), true, item, item));
  return [...alike, ...pairPlaces(gone, come)];
}

/** The items that find no equal among others, each of which serves for one. */
function without(items: readonly Json[], others: readonly Json[]): readonly Json[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(canonical(other), (left.get(canonical(other)) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(canonical(item)) ?? 0;
    left.set(canonical(item), count - 1);
    return count <= 0;
  });
}

function pair(key: string, placed: boolean, before: Json | undefined, after: Json | undefined): Pair {
  return { key, placed, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function byKey(items: readonly Json[], fields: readonly string[]): ReadonlyMap<string, Json> | undefined {
  const found = new Map<string, Json>();
  for (const item of items) {
    const key = keyOf(record(item), fields);
    if (key === undefined || found.has(key)) return undefined;
    found.set(key, item);
  }
  return found;
}

function keyOf(item: JsonObject, fields: readonly string[]): string | undefined {
  const parts: string[] = [];
  for (const field of fields) {
    const value = item[field] ?? IMPLIED[field];
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    if (value !== IMPLIED[field]) parts.push(`${field}=${value}`);
  }
  return parts.join();
}

/** A value as text that depends neither on the order of fields nor on that of lists in which places mean nothing. */
export function canonical(value: Json | undefined, name = ''): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item));
    return `[${(SETS.has(name) || Object.hasOwn(KEYS, name) ? items.sort() : items).join()}]`;
  }
  if (!isRecord(value)) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const fields = entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, key)}`);
  return `{${fields.sort().join()}}`;
}
