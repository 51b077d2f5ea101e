import { Yaml } from 'cdk8s';
import type { Json, JsonObject } from 'kubetalk';

/**
 * An object as YAML, byte for byte as cdk8s writes it, in a small part of the time; only the key `<<` is quoted.
 *
 * What is written here is the frame of mappings and sequences. How a key or a string is written is asked of cdk8s, once, but
 * for words that can be written in one way only. Where a key takes more than one line, cdk8s writes the whole object.
 */
export function document(object: JsonObject): string {
  const lines = mapping(object, '\n');
  return lines === undefined ? Yaml.stringify(unshared(object)) : `${lines.slice(1)}\n`;
}

/** A copy without shared values: for those cdk8s would write an anchor and an alias. */
function unshared(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => unshared(item) as Json);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unshared(entry)]));
}

/** Each entry on a line of its own, `start` before each; undefined where one can't be written here. */
function mapping(object: JsonObject, start: string): string | undefined {
  let written = '';
  for (const name in object) {
    const label = key(name);
    const entry = value(object[name], start);
    if (label === undefined || entry === undefined) return undefined;
    written += start + label + entry;
  }
  return written;
}

function sequence(items: readonly Json[], start: string): string | undefined {
  let written = '';
  for (const item of items) {
    const entry = compound(item) ? inner(item, `${start}  `) : scalar(item, start);
    if (entry === undefined) return undefined;
    written += `${start}- ${entry}`;
  }
  return written;
}

/** A mapping or sequence after the dash of an item: its first line is on the line of the dash. */
function inner(item: JsonObject | readonly Json[], start: string): string | undefined {
  const entry = Array.isArray(item) ? sequence(item, start) : mapping(item as JsonObject, start);
  return entry?.slice(start.length);
}

/** The text after the colon of an entry. */
function value(entry: Json | undefined, start: string): string | undefined {
  if (!compound(entry)) {
    const text = scalar(entry, start);
    return text === undefined ? undefined : ` ${text}`;
  }
  return Array.isArray(entry) ? sequence(entry, `${start}  `) : mapping(entry as JsonObject, `${start}  `);
}

function compound(entry: Json | undefined): entry is JsonObject | readonly Json[] {
  if (typeof entry !== 'object' || entry === null) return false;
  if (Array.isArray(entry)) return entry.length > 0;
  for (const _ in entry) return true;
  return false;
}

/** A letter first, no `: ` and no colon or dash at the end; and no word with another meaning. */
const PLAIN = /^(?!(?:y|yes|n|no|on|off|true|false|null|e-?\d+)$)[a-z](?:[\w./:-]*[\w./])?$/i;

function scalar(entry: Json | undefined, start: string): string | undefined {
  if (typeof entry === 'string') return PLAIN.test(entry) ? entry : indented(asked(values, entry, IN_VALUE), start);
  if (typeof entry === 'boolean') return String(entry);
  if (typeof entry === 'number') return Number.isSafeInteger(entry) && entry !== 0 ? String(entry) : number(entry);
  if (entry === null || entry === undefined) return 'null';
  if (typeof entry !== 'object') return undefined;
  return Array.isArray(entry) ? '[]' : '{}';
}

function number(value: number): string {
  return Yaml.stringify([value]).slice('- '.length, -1);
}

function indented(text: string | undefined, start: string): string | undefined {
  return start.length > 1 ? text?.replace(/\n(?!\n|$)/g, start) : text;
}

function key(name: string): string | undefined {
  if (name.length < LONG && PLAIN.test(name)) return `${name}:`;
  // Written plainly, as cdk8s does, it merges what it holds into its parent, or is refused.
  return name === '<<' ? '"<<":' : asked(keys, name, IN_KEY);
}

/** Longer keys are written in another way. */
const LONG = 1000;

/** A text in its place, and what is written around it there. */
interface TextPlace {
  readonly around: (text: string) => unknown;
  readonly before: string;
  readonly after: string;
}
const IN_VALUE: TextPlace = { around: (text) => ({ a: text }), before: 'a: ', after: '\n' };
const IN_KEY: TextPlace = { around: (text) => ({ a: { [text]: null } }), before: 'a:\n  ', after: ' null\n' };

const values = new Map<string, string | undefined>();
const keys = new Map<string, string | undefined>();

/** How cdk8s writes a text at a place; undefined where more than the text is another there. */
function asked(known: Map<string, string | undefined>, text: string, place: TextPlace): string | undefined {
  if (known.has(text)) return known.get(text);
  const written = Yaml.stringify(place.around(text));
  const bare = written.slice(place.before.length, -place.after.length);
  const fits = written === place.before + bare + place.after && (place === IN_VALUE || !bare.includes('\n'));
  if (known.size >= MOST) known.clear();
  known.set(text, fits ? bare : undefined);
  return known.get(text);
}

/** So many answers are kept: manifests repeat few texts, and those often. */
const MOST = 10_000;
