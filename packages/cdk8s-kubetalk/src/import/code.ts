/**
 * TypeScript as a tree: what an import writes, before it is text. It has no statements but the expression of each construct, and
 * no types, so that its text is JavaScript as well, which the proof runs.
 */
export type Code = Atom | Text | Literal | List | Call | Template | Reference;

/** A number, `true` or `this`: what is written as it is. */
export interface Atom {
  readonly type: 'atom';
  readonly text: string;
}

export interface Text {
  readonly type: 'text';
  readonly text: string;
}

export interface Entry {
  readonly key: string;
  readonly value: Code;
  /** The lines of the comment above it. @default - none */
  readonly comments?: readonly string[];
}

/** An object literal. */
export interface Literal {
  readonly type: 'literal';
  readonly entries: readonly Entry[];
}

export interface List {
  readonly type: 'list';
  readonly items: readonly Code[];
}

/** A call of a function, or with `new` of a class. */
export interface Call {
  readonly type: 'call';
  readonly callee: string;
  readonly args: readonly Code[];
}

/** A template literal behind the function `address`. */
export interface Template {
  readonly type: 'template';
  readonly parts: readonly (string | Reference)[];
}

/** Something that a variable holds, or a member of it. */
export interface Reference {
  readonly type: 'reference';
  readonly to: Variable;
  /** As it is written behind the variable: `.url`, `.ports.http.address`, `.key("password")`. */
  readonly member: string;
}

/** A constant of the written code. It has a name once all are known. */
export interface Variable {
  name: string;
}

export const atom = (text: string | number | boolean): Atom => ({ type: 'atom', text: String(text) });
export const text = (value: string): Text => ({ type: 'text', text: value });
export const list = (items: readonly Code[]): List => ({ type: 'list', items });
export const call = (callee: string, ...args: readonly Code[]): Call => ({ type: 'call', callee, args });
export const template = (parts: Template['parts']): Template => ({ type: 'template', parts });
export const reference = (to: Variable, member = ''): Reference => ({ type: 'reference', to, member });

/** @param entries by their keys; what is undefined is left out */
export function literal(entries: Readonly<Record<string, Code | undefined>>): Literal {
  return of(Object.entries(entries).flatMap(([key, value]) => (value ? [{ key, value }] : [])));
}

export function of(entries: readonly Entry[]): Literal {
  return { type: 'literal', entries };
}

export function isEmpty(code: Literal): boolean {
  return code.entries.length === 0;
}

/** Every part of code, itself the first. */
export function* partsOf(code: Code): Iterable<Code> {
  yield code;
  const inner =
    code.type === 'literal'
      ? code.entries.map(({ value }) => value)
      : code.type === 'list'
        ? code.items
        : code.type === 'call'
          ? code.args
          : code.type === 'template'
            ? code.parts.filter((part) => typeof part !== 'string')
            : [];
  for (const part of inner) yield* partsOf(part);
}

/** The variables that code refers to. */
export function variablesOf(code: Code): Set<Variable> {
  const found = new Set<Variable>();
  for (const part of partsOf(code)) if (part.type === 'reference') found.add(part.to);
  return found;
}

/** The functions and classes that code calls. */
export function calleesOf(code: Code): Set<string> {
  const found = new Set<string>();
  for (const part of partsOf(code)) {
    if (part.type === 'call') found.add(part.callee.replace(/^new /, ''));
    if (part.type === 'template') found.add('address');
  }
  return found;
}
