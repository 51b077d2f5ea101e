import { documents } from '../manifest/documents';
import { isRecord, type Json, type JsonObject } from '../manifest/manifest';
import { type Field, fieldChanges } from './fields';
import type { FieldChange } from './report';

/** Texts that differ in more values are better read by line. */
const MOST_CHANGES = 40;
/** In characters; to read YAML takes a second for a few million. */
const LARGEST = 500_000;

/** What differs inside of a text that holds JSON or YAML on both sides; undefined where it does not, or lines say it better. */
export function insideText({
  path,
  before,
  after,
  reordered,
}: Field): readonly Omit<FieldChange, 'impact'>[] | undefined {
  if (typeof before !== 'string' || typeof after !== 'string' || reordered) return undefined;
  const [one, other] = [parsed(before), parsed(after)];
  if (one === undefined || other === undefined) return undefined;
  const found = fieldChanges({ '': one }, { '': other });
  if (found.length === 0 || found.length > MOST_CHANGES) return undefined;
  return found.map((field) => ({
    path: `${path}: ${field.path.replace(/^\[""\]\.?/, '') || '(all)'}`,
    ...(field.before !== undefined && { before: field.before }),
    ...(field.after !== undefined && { after: field.after }),
    ...(field.reordered && { reordered: true }),
  }));
}

/** The object or list that a text is, undefined where it is another thing. */
function parsed(text: string): Json | undefined {
  if (text.length > LARGEST || !/^\s*[{[]|\n/.test(text)) return undefined;
  try {
    const [only, second] = documents(text, 'text');
    return second === undefined && only && isData(only.value) ? only.value : undefined;
  } catch {
    return undefined;
  }
}

/** A program may read as YAML by chance; then its keys are no names. */
function isData(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isRecord(value) && Object.keys(value as JsonObject).every((key) => /^[-\w./ ]{1,80}$/.test(key));
}
