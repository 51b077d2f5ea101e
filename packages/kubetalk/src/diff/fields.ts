import { isRecord, type Json, type JsonObject, text } from '../manifest/manifest';
import { canonical, pairs } from './keys';
import type { FieldChange } from './report';

/** A change of one value, with what the tables need to tell what it means. */
export interface Field extends FieldChange {
  /** The path without what tells list items apart: `spec.ports[].targetPort`. */
  readonly pattern: string;
  /** The objects that hold the value, before and after. */
  readonly holders: readonly [JsonObject, JsonObject];
}

/** What stands for a value that nobody may see. */
export const HIDDEN = '(hidden)';

/** All that differs between two objects, by path; neither is changed. The order of fields and of keyed lists is no difference. */
export function fieldChanges(before: JsonObject, after: JsonObject): readonly Field[] {
  const found: Field[] = [];
  walk({ path: '', pattern: '', name: '', inSecret: undefined, holders: [before, after] }, before, after, found);
  return found;
}

interface Place {
  readonly path: string;
  readonly pattern: string;
  /** Of the last field. */
  readonly name: string;
  /** The path from the Secret that the value belongs to, undefined where it belongs to none. */
  readonly inSecret: string | undefined;
  readonly holders: readonly [JsonObject, JsonObject];
}

function walk(place: Place, before: Json | undefined, after: Json | undefined, found: Field[]): void {
  if (before === after) return;
  if (isHidden(place) && !HIDDEN_FOLDERS.test(place.inSecret ?? '')) {
    if (canonical(before) !== canonical(after)) found.push(field(place, before, after));
  } else if (isRecord(before) && isRecord(after)) walkRecords(place, before, after, found);
  else if (Array.isArray(before) && Array.isArray(after)) walkLists(place, before, after, found);
  else found.push(field(place, before, after));
}

function walkRecords(place: Place, before: JsonObject, after: JsonObject, found: Field[]): void {
  const inSecret = isSecret(before) || isSecret(after) ? '' : place.inSecret;
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const inside: Place = {
      path: joined(place.path, name),
      pattern: place.pattern === '' ? name : `${place.pattern}.${name}`,
      name,
      inSecret: inSecret === '' ? name : inSecret && `${inSecret}.${name}`,
      holders: [before, after],
    };
    walk(inside, own(before, name), own(after, name), found);
  }
}

const own = (value: JsonObject, name: string) => (Object.hasOwn(value, name) ? value[name] : undefined);

function walkLists(place: Place, before: readonly Json[], after: readonly Json[], found: Field[]): void {
  for (const pair of pairs(place.name, before, after)) {
    const at = { ...place, path: `${place.path}[${pair.key}]`, pattern: `${place.pattern}[]`, name: '' };
    walk(at, pair.before, pair.after, found);
  }
}

function field(place: Place, before: Json | undefined, after: Json | undefined): Field {
  const { path, pattern, holders } = place;
  const show = (value: Json) => (isHidden(place) || holdsSecret(value) ? HIDDEN : value);
  return {
    path,
    pattern,
    holders,
    ...(before !== undefined && { before: show(before) }),
    ...(after !== undefined && { after: show(after) }),
  };
}

function joined(path: string, name: string): string {
  if (!/^[-\w]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** Kubectl writes the whole object into it, for Secrets and lists of them too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** However it is spelled: what is misspelt is no Secret to a cluster, but its values are as secret. */
function isSecret(value: JsonObject): boolean {
  return /^secrets?(list)?$/i.test(text(value.kind)) || Object.hasOwn(value, 'stringData');
}

/** What may be seen of a Secret; by what is listed here, so that whatever else it holds stays unseen. */
const SHOWN = /^(|apiVersion|kind|type|immutable|metadata|metadata\.(name|namespace|labels(\..*)?))$/;
/** Where the names of a Secret's values are, which may be seen. */
const HIDDEN_FOLDERS = /^(data|stringData|binaryData|metadata\.annotations)$/;

function isHidden({ name, inSecret }: Place): boolean {
  return name === LAST_APPLIED || (inSecret !== undefined && !SHOWN.test(inSecret));
}

/** Whether a value has a Secret somewhere in it, as a list within a list may. */
function holdsSecret(value: Json): boolean {
  if (Array.isArray(value)) return value.some(holdsSecret);
  if (!isRecord(value)) return false;
  return (
    isSecret(value) || Object.entries(value).some(([key, item]) => key === LAST_APPLIED || holdsSecret(item ?? null))
  );
}
