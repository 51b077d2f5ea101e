import { MAX_DEPTH, SyntaxFault, tooDeep } from './syntax-fault';

/** A part of a text, and where it begins. */
export interface Part {
  readonly text: string;
  readonly offset: number;
  readonly json: boolean;
}

/** Each takes time and memory, even where it is empty. */
const MAX_DOCUMENTS = 500_000;

/** What kubectl takes a text for, and cuts it into: one that begins with `{` starts with JSON objects, any other is YAML. */
export function* split(text: string): Iterable<Part> {
  let count = 0;
  for (const part of /^\s*\{/.test(text) ? jsonObjects(text) : yamlDocuments(text, 0)) {
    if (++count > MAX_DOCUMENTS) throw new SyntaxFault(`more than ${MAX_DOCUMENTS} documents`, part.offset);
    yield part;
  }
}

/** A `---` that begins a line ends a document, even in quotes or a block of text. */
function* yamlDocuments(text: string, from: number): Iterable<Part> {
  let offset = from;
  for (let at = text.startsWith('---', from) ? from : separator(text, from); at >= 0; at = separator(text, at)) {
    const end = text.indexOf('\n', at);
    const rest = text.slice(at + 3, end < 0 ? undefined : end).trim();
    if (rest !== '' && !rest.startsWith('#'))
      throw new SyntaxFault('a line that begins with "---" separates documents and holds nothing else', at);
    yield { text: text.slice(offset, at), offset, json: false };
    offset = at;
  }
  yield { text: text.slice(offset), offset, json: false };
}

function separator(text: string, from: number): number {
  const at = text.indexOf('\n---', from);
  return at < 0 ? at : at + 1;
}

/** Where the first or the second object is no JSON, all from there on is YAML to kubectl, from 1.33 on; behind two it refuses it. */
function* jsonObjects(text: string): Iterable<Part> {
  let before = 0;
  let count = 0;
  for (let offset = skipSpace(text, 0); offset < text.length; offset = skipSpace(text, before)) {
    const end = text[offset] === '{' ? jsonEnd(text, offset) : offset;
    const object = text.slice(offset, end);
    if (!isJson(object)) {
      if (count > 1) throw new SyntaxFault('not JSON: kubectl reads nothing after two objects of JSON', offset);
      return yield* yamlDocuments(text, count === 0 ? 0 : lineAfter(text, before));
    }
    yield { text: object, offset, json: true };
    before = end;
    count += 1;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Where a text goes on behind white space, up to the next line. */
function lineAfter(text: string, from: number): number {
  const at = from + (/^[ \t\r]*/.exec(text.slice(from, from + 1000))?.[0].length ?? 0);
  return text[at] === '\n' ? at + 1 : at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? 'end')) at++;
  return at;
}

/** Where the object that begins at `from` ends: at the brace that closes it, or with the text. */
function jsonEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') at = stringEnd(text, at);
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > MAX_DEPTH) throw new SyntaxFault(tooDeep, at);
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
