/**
 * TypeScript as a tree: what an import writes, before it is text. It has no statements but the expression of each construct, and
 * no types, so that its text is JavaScript as well, which the proof runs.
 */
export type Code = AtomCode | TextCode | LiteralCode | ListCode | CallCode | TemplateCode | ReferenceCode;

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
}

/** Something that a variable holds, or a member of it. */
export interface ReferenceCode {
  readonly type: 'reference';
  readonly to: Variable;
  /** As it is written behind the variable: `.url`, `.ports.http.address`, `.key("password")`. */
  readonly member: string;
}

/** A constant of the written code. It has a name once all are known. */
export interface Variable {
  name: string;
}

export const atomCode = (text: string | number | boolean): AtomCode => ({ type: 'atom', text: String(text) });
export const textCode = (value: string): TextCode => ({ type: 'text', text: value });
export const listCode = (items: readonly Code[]): ListCode => ({ type: 'list', items });
export const callCode = (callee: string, ...args: readonly Code[]): CallCode => ({ type: 'call', callee, args });
export const templateCode = (parts: TemplateCode['parts']): TemplateCode => ({ type: 'template', parts });
export const referenceCode = (to: Variable, member = ''): ReferenceCode => ({ type: 'reference', to, member });

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
