import { typeTable, versions } from './table';

/** What is there from one version on up to another, both included. */
interface Ranged {
  readonly name: string;
  readonly since: number;
  readonly until: number;
}

/** A kind or a type of the table. */
export interface TypeLine extends Ranged {
  /** The version in which it is deprecated. */
  readonly deprecated?: string;
  /** Its fields, see {@link fieldLines}. */
  readonly rest: string;
}

/** A field of a type. */
export interface FieldLine extends Ranged {
  readonly type: string;
}

let byName: ReadonlyMap<string, string> | undefined;

/** Every line of the table by what it is of. */
export function typeLines(): ReadonlyMap<string, string> {
  byName ??= new Map(
    typeTable
      .trim()
      .split('\n')
      .map((text) => [text.slice(0, text.search(/[@! ]|$/)), text]),
  );
  return byName;
}

/** Reads a line but for its fields. */
export function typeLine(text: string): TypeLine {
  const space = text.indexOf(' ');
  const [head, rest] = space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)];
  const [ranged = '', deprecated] = head.split('!');
  return { ...split(ranged), rest, ...(deprecated !== undefined && { deprecated }) };
}

/** Reads the fields of a line; one that changed its type is there once for each. */
export function fieldLines(rest: string): readonly FieldLine[] {
  if (rest === '') return [];
  return rest.split(' ').map((text) => {
    const { name: field, ...range } = split(text);
    const colon = field.indexOf(':');
    return { ...range, name: field.slice(0, colon), type: field.slice(colon + 1) };
  });
}

/** `name`, `name@29` (from 1.29 on), `name@-31` (up to 1.31) or `name@29-31`. */
function split(text: string): Ranged {
  const at = text.indexOf('@');
  if (at < 0) return { name: text, since: versions.oldest, until: versions.newest };
  const [since, until] = text.slice(at + 1).split('-');
  return {
    name: text.slice(0, at),
    since: since ? Number(since) : versions.oldest,
    until: until ? Number(until) : versions.newest,
  };
}
