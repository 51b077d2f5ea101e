/**
 * TypeScript as a tree: what an import writes, before it is text. It has no statements but the expression of each construct, and
 * no types, so that its text is JavaScript as well, which the proof runs.
 */
export type Code = AtomCode | TextCode | LiteralCode | ListCode | CallCode | TemplateCode | ReferenceCode | WrittenCode;

/** A number, `true` or `this`: what is written as it is. */
export interface AtomCode {
  readonly type: 'atom';
  readonly text: string;
}

export interface TextCode {
  readonly type: 'text';
  readonly text: string;
}

export interface Property {
  readonly key: string;
  readonly value: Code;
  /** The lines of the comment above it. @default - none */
  readonly comments?: readonly string[];
}

/** An object literal. */
export interface LiteralCode {
  readonly type: 'literal';
  readonly entries: readonly Property[];
}

export interface ListCode {
  readonly type: 'list';
  readonly items: readonly Code[];
  /** The lines of the comment above each item. @default - none */
  readonly comments?: readonly (readonly string[])[];
}

/** A call of a function, or with `new` of a class. */
export interface CallCode {
  readonly type: 'call';
  readonly callee: string;
  readonly args: readonly Code[];
}

/** A template literal behind the function `address`. */
export interface TemplateCode {
  readonly type: 'template';
  readonly parts: readonly (string | ReferenceCode)[];
  /** Whether it is a text, without that function. @default false */
  readonly isText?: boolean;
}

/** Something that a variable holds, or a member of it. */
export interface ReferenceCode {
  readonly type: 'reference';
  readonly to: Variable;
  /** As it is written behind the variable: `.url`, `.ports.http.address`, `.key("password")`. */
  readonly member: string;
  /** The function that makes of the variable what has the member. @default - the variable has it */
  readonly through?: 'serviceOf';
  /** With the type of a function or without, where the variable gets its value only after this code. @default - it has it before */
  readonly late?: 'typed' | 'untyped';
}

/** An address as a text, for an object that is no workload of the package. */
export interface WrittenCode {
  readonly type: 'written';
  readonly address: TemplateCode | ReferenceCode;
  /** The chart of who writes it. */
  readonly chart: ReferenceCode | AtomCode;
}

/** A constant of the written code. It has a name once all are known. */
export interface Variable {
  name: string;
}

export const atomCode = (text: string | number | boolean): AtomCode => ({ type: 'atom', text: String(text) });
export const writtenCode = (address: WrittenCode['address'], chart: WrittenCode['chart']): WrittenCode => ({
  type: 'written',
  address,
  chart,
});
export const textCode = (value: string): TextCode => ({ type: 'text', text: value });
export const listCode = (items: readonly Code[], comments?: ListCode['comments']): ListCode =>
  comments?.some(({ length }) => length > 0) ? { type: 'list', items, comments } : { type: 'list', items };
export const callCode = (callee: string, ...args: readonly Code[]): CallCode => ({ type: 'call', callee, args });
export const templateCode = (parts: TemplateCode['parts']): TemplateCode => ({ type: 'template', parts });
export const referenceCode = (to: Variable, member = '', through?: 'serviceOf'): ReferenceCode => ({
  type: 'reference',
  to,
  member,
  through,
});

/** @param entries by their keys; what is undefined is left out */
export function literalCode(entries: Readonly<Record<string, Code | undefined>>): LiteralCode {
  return propertiesCode(Object.entries(entries).flatMap(([key, value]) => (value ? [{ key, value }] : [])));
}

export function propertiesCode(entries: readonly Property[]): LiteralCode {
  return { type: 'literal', entries };
}

export function hasNoProperties(code: LiteralCode): boolean {
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
            : code.type === 'written'
              ? [code.address, code.chart]
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
    if (part.type === 'template' && !part.isText) found.add('address');
    if (part.type !== 'reference') continue;
    if (part.through) found.add(part.through);
    if (part.late) for (const name of ['later', 'Address']) found.add(name);
  }
  return found;
}

/** Code in which parts are others. @param change undefined where a part stays, but for what is in it */
export function replacedCode(code: Code, change: (part: Code) => Code | undefined): Code {
  const inner = (part: Code): Code => replacedCode(part, change);
  const changed = change(code);
  if (changed) return changed;
  if (code.type === 'literal')
    return { ...code, entries: code.entries.map((entry) => ({ ...entry, value: inner(entry.value) })) };
  if (code.type === 'list') return { ...code, items: code.items.map(inner) };
  return code.type === 'call' ? { ...code, args: code.args.map(inner) } : code;
}

/** Code without types, as it runs. */
export function withoutTypes(code: Code): Code {
  const untyped = (one: ReferenceCode): ReferenceCode => (one.late ? { ...one, late: 'untyped' } : one);
  return replacedCode(code, (part) => {
    if (part.type === 'reference') return untyped(part);
    if (part.type !== 'template') return undefined;
    return { ...part, parts: part.parts.map((one) => (typeof one === 'string' ? one : untyped(one))) };
  });
}
