import { isDeepStrictEqual } from 'node:util';
import { LAST_APPLIED } from '../kubernetes/last-applied';
import { guessed, type Shape } from '../kubernetes/shape';
import { isRecord, type Json, type JsonObject } from '../manifest/manifest';
import { HIDDEN, namesCredential, withoutSecrets } from '../text/credentials';
import { nearest } from '../text/nearest';
import { alike, exactly, type Pair, pairs } from './keys';

/** A change of one value, with what the tables need to know its meaning. */
export interface Field {
  /** Field names, list items by their key: `spec.ports[port=80].targetPort`. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
  /** Whether a list's items are the same in another order: both sides are then what identifies its items. */
  readonly reordered?: true;
  /** The path without the keys of list items: `spec.ports[].targetPort`. */
  readonly pattern: string;
  /** The objects that hold the value, before and after. */
  readonly holders: readonly [JsonObject, JsonObject];
  /** What is known of the value, and of what holds it. */
  readonly shape: Shape;
  readonly holder: Shape;
}

/**
 * All that differs between two objects, by path; neither is changed. The order of fields is no difference.
 *
 * @param shape what is known of such objects @default - what the names of their lists say
 */
export function fieldChanges(before: JsonObject, after: JsonObject, shape = guessed('')): readonly Field[] {
  const found: Field[] = [];
  const start = { path: '', pattern: '', name: '', inSecret: undefined, holders: [before, after] as const };
  walk({ ...start, shape, holder: shape }, before, after, found);
  return found;
}

interface WalkedField extends Pick<Field, 'shape' | 'holder'> {
  readonly path: string;
  readonly pattern: string;
  /** Of the last field. */
  readonly name: string;
  /** The path from the Secret that the value belongs to, undefined where it belongs to none. */
  readonly inSecret: string | undefined;
  readonly holders: readonly [JsonObject, JsonObject];
}

function walk(place: WalkedField, before: Json | undefined, after: Json | undefined, found: Field[]): void {
  if (before === after) return;
  if (isHidden(place) && !HIDDEN_FOLDERS.test(place.inSecret ?? '')) {
    if (!alike(before, after, place.shape)) found.push(field(place, before, after));
  } else if (isRecord(before) && isRecord(after)) walkRecords(place, before, after, found);
  else if (Array.isArray(before) && Array.isArray(after)) walkLists(place, before, after, found);
  else found.push(field(place, before, after));
}

function walkRecords(place: WalkedField, before: JsonObject, after: JsonObject, found: Field[]): void {
  const inSecret = isSecret(before) || isSecret(after) ? '' : place.inSecret;
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, other] = [own(before, name), own(after, name)];
    if (one === other) continue;
    const inside: WalkedField = {
      ...place,
      path: joined(place.path, name),
      pattern: place.pattern === '' ? name : `${place.pattern}.${name}`,
      name,
      inSecret: inSecret === '' ? name : inSecret && `${inSecret}.${name}`,
      holders: [before, after],
      shape: place.shape.field(name),
      holder: place.shape,
    };
    walk(inside, one, other, found);
  }
}

const own = (value: JsonObject, name: string) => (Object.hasOwn(value, name) ? value[name] : undefined);

function walkLists(place: WalkedField, before: readonly Json[], after: readonly Json[], found: Field[]): void {
  if (isDeepStrictEqual(before, after)) return;
  const known = found.length;
  const items = pairs(place.shape, before, after);
  const shape = place.shape.item();
  for (const pair of items) {
    const at = {
      ...place,
      path: `${place.path}[${pair.key}]`,
      pattern: `${place.pattern}[]`,
      name: '',
      shape,
      holder: place.shape,
    };
    walk(at, pair.before, pair.after, found);
  }
  if (found.length === known && exactly(before) !== exactly(after)) found.push(reordered(place, items, before, after));
}

/** The same items in another order: by what distinguishes them, and where nothing does, as they are. */
function reordered(place: WalkedField, items: readonly Pair[], before: readonly Json[], after: readonly Json[]): Field {
  const names = new Map(items.flatMap(({ key, placed, after: item }) => (placed ? [] : [[exactly(item), key]])));
  const [one, other] = [before, after].map((list) => list.map((item) => names.get(exactly(item)) ?? item));
  // The keys of items are no secret, unlike a text where an item is expected.
  const isNamed = [...before, ...after].every((item) => names.has(exactly(item)));
  const shown = isNamed && !isHidden(place) && { before: one, after: other };
  return { ...field(place, one, other), ...shown, reordered: true };
}

function field(place: WalkedField, before: Json | undefined, after: Json | undefined): Field {
  const { path, pattern, holders, shape, holder } = place;
  const show = (value: Json | undefined, of: JsonObject): Json | undefined => {
    if (value === undefined) return undefined;
    return isHidden(place) || isOdd(place, value) || holdsSecret(value, place.name)
      ? HIDDEN
      : shown(value, place.name, of);
  };
  const [one, other] = [show(before, holders[0]), show(after, holders[1])];
  // What differs in credentials alone would look the same.
  const isSame = one !== undefined && other !== undefined && exactly(one) === exactly(other);
  return {
    path,
    pattern,
    holders,
    shape,
    holder,
    ...(one !== undefined && { before: isSame ? HIDDEN : one }),
    ...(other !== undefined && { after: isSame ? HIDDEN : other }),
  };
}

/** A value without its credentials, which a variable, a parameter or a field may be by its name. */
function shown(value: Json, name: string, holder: JsonObject): Json {
  if (typeof value === 'string' || typeof value === 'number') {
    const named = name === 'value' && typeof holder.name === 'string' ? holder.name : name;
    if (namesCredential(named)) return HIDDEN;
    return typeof value === 'string' ? withoutSecrets(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => shown(item, name, holder));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item ?? null, key, value)]));
}

function joined(path: string, name: string): string {
  if (!/^[-\w]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** Kubectl writes the whole object into it, for Secrets and lists of them too. */

/** However it is spelled: what is misspelt is no Secret to a cluster, but its values are as secret. */
function isSecret(value: JsonObject): boolean {
  const { kind = '' } = value;
  if (Object.hasOwn(value, 'stringData') || /^\W*secrets?(list)?\W*$/i.test(JSON.stringify(kind))) return true;
  return typeof kind === 'string' && kind.length < 10 && nearest(kind, ['Secret']) !== undefined;
}

const IN_TEXT = /\bkind\b[\\"']*\s*:\s*[\\"']*secret|\bstringData\b/i;

/** Whether a text contains a Secret, in any format, also as the bytes of a file. */
export function namesSecret(value: Json | undefined): boolean {
  if (typeof value !== 'string') return false;
  return (
    IN_TEXT.test(value) || (/^[A-Za-z0-9+/=\s]{40,}$/.test(value) && IN_TEXT.test(`${Buffer.from(value, 'base64')}`))
  );
}

/** A value in a field that may be shown, or in a list of variables, that does not belong there. */
function isOdd({ inSecret, pattern }: WalkedField, value: Json): boolean {
  if (inSecret === 'immutable') return typeof value !== 'boolean';
  if (/(^|\.)(env|envFrom)(\[\](\.valueFrom)?)?$/.test(pattern)) return typeof value === 'string';
  // Variables are a list: those of a map have no names that kubectl knows.
  return /(^|\.)env(\.[^.[\]]+|\[\]\.value\..*)$/.test(pattern);
}

/** The fields of a Secret that may be shown. All others stay hidden. */
const SHOWN = /^(|apiVersion|kind|type|immutable|metadata|metadata\.(name|namespace|labels(\..*)?))$/;
/** Where the names of a Secret's values are, which may be seen. */
const HIDDEN_FOLDERS = /^(data|stringData|binaryData|metadata\.annotations)$/;

function isHidden({ name, inSecret }: WalkedField): boolean {
  return name === LAST_APPLIED || (inSecret !== undefined && !SHOWN.test(inSecret));
}

/** Whether a value has a Secret somewhere in it, as a list within a list may, or a variable that is a mere text. */
function holdsSecret(value: Json, name: string): boolean {
  if (Array.isArray(value))
    return value.some(
      (item) => holdsSecret(item, name) || (typeof item === 'string' && (name === 'env' || namesSecret(item))),
    );
  if (!isRecord(value)) return false;
  const inside = ([key, item]: [string, Json | undefined]) =>
    key === LAST_APPLIED ||
    (key === 'valueFrom' && typeof item === 'string') ||
    namesSecret(item) ||
    holdsSecret(item ?? null, key);
  return isSecret(value) || Object.entries(value).some(inside);
}
