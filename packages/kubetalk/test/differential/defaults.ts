import { type FieldPath, isRecord, type Json, type JsonObject, text } from '../../src/manifest/manifest';
import { seedsIn } from './mutants';

/** What the API server fills in where an object has nothing, by JSON pointer. */
export type Filled = Readonly<Record<string, Json>>;

/** By version, then by kind and name of an object; of a later version, what the earlier one did not fill in alike. */
export type Recorded = Readonly<Record<string, Readonly<Record<string, Filled>>>>;

/** @see https://datatracker.ietf.org/doc/html/rfc6901 */
export function pointer(path: FieldPath): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function pathOf(text: string): FieldPath {
  const keys = text.slice(1).split('/');
  return keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key.replaceAll('~1', '/').replaceAll('~0', '~')));
}

export function objectsFor(minor: number): readonly JsonObject[] {
  return [...seedsIn('seeds.yaml'), ...(minor >= 36 ? seedsIn('seeds-1.36.yaml') : [])];
}

/** What is no default, but made for the object by admission, an allocator or other fields of its own. */
const MADE =
  /^(metadata|status|data|stringData)\b|^Service spec\.(clusterIPs?|ipFamil\w+)\b|nodePort$|healthCheckNodePort$|serviceAccount(Name)?$|volumeMounts$|tolerations$|spec\.(priority|preemptionPolicy)$|storageClassName$|dataSource(Ref)?$|creationTimestamp$|names\.(listKind|singular)$|resources\.requests\b|volumeClaimTemplates\[\]\.status$|metadata$|appArmorProfile$|selector$|matchLabels\b|labels\b|conditions$|^Event |manualSelector$|^Namespace spec$/;

/** All that an object got, once for each field of its kind. */
export function filledIn(
  sent: JsonObject,
  back: JsonObject,
  seen: Set<string>,
): readonly (readonly [FieldPath, Json])[] {
  const found: (readonly [FieldPath, Json])[] = [];
  walk(sent, back, [], (path, value) => {
    const pattern = path
      .map((key) => (typeof key === 'number' ? '[]' : `.${key}`))
      .join('')
      .slice(1);
    const key = `${text(sent.kind)} ${pattern}`;
    if (MADE.test(pattern) || MADE.test(key) || seen.has(key)) return;
    seen.add(key);
    found.push([path, value]);
  });
  return found;
}

function walk(sent: Json, back: Json, path: FieldPath, tell: (path: FieldPath, value: Json) => void): void {
  if (Array.isArray(sent) && Array.isArray(back) && sent.length === back.length)
    for (const [index, item] of sent.entries()) walk(item, back[index] ?? null, [...path, index], tell);
  if (!isRecord(sent) || !isRecord(back)) return;
  for (const [key, item] of Object.entries(back))
    if (item === undefined || item === null) continue;
    else if (sent[key] === undefined) tell([...path, key], item);
    else walk(sent[key] ?? null, item, [...path, key], tell);
}

/** The object with a value at a path. */
export function withValue(object: Json, [key, ...rest]: FieldPath, value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(object))
    return object.map((item: Json, index) => (index === key ? withValue(item, rest, value) : item));
  const fields = object as JsonObject;
  return { ...fields, [key]: withValue(fields[key] ?? {}, rest, value) };
}
