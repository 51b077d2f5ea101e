import { groupBy } from 'kubetalk';
import { type Code, partsOf, referenceCode, replacedCode, type Variable } from './code';
import type { Helper } from './helpers';
import { camelCase, type Names } from './names';
import { print } from './print';
import type { Statement } from './statement';

/** A value that code repeats, by the constant that holds it. */
export interface Constant {
  readonly variable: Variable;
  readonly code: Code;
}

/** Whether what is repeated is worth a name: that saves lines, or it is long and there all over. */
function isWorth({ text, lines, count }: Repeated): boolean {
  return (count - 1) * lines - count > 1 || (count > 3 && text.length >= 50);
}

/**
 * Code in which each value that is repeated is a constant.
 *
 * @param names those that are taken
 */
export function withConstants(
  { statements, helpers }: { readonly statements: readonly Statement[]; readonly helpers: readonly Helper[] },
  names: Names,
): {
  readonly constants: readonly Constant[];
  readonly statements: readonly Statement[];
  readonly helpers: readonly Helper[];
} {
  const repeated = repeatedIn([...helpers, ...statements]);
  const keys = groupBy([...repeated.values()], ({ key }) => key);
  const constants = new Map<string, Constant>();
  const constantOf = (code: Code): Code | undefined => {
    const found = isValue(code) ? repeated.get(textOf(code)) : undefined;
    if (!found) return undefined;
    const known = constants.get(found.text);
    if (known) return referenceCode(known.variable);
    // What is in it is a constant before it.
    const inside = replacedCode(code, (part) => (part === code ? undefined : constantOf(part)));
    const variable = { name: names.peek(nameOf(found, keys)) };
    names.take(variable.name);
    constants.set(found.text, { variable, code: inside });
    return referenceCode(variable);
  };
  const written = <One extends { readonly code: Code }>(one: One) => ({
    ...one,
    code: replacedCode(one.code, constantOf),
  });
  return { helpers: helpers.map(written), statements: statements.map(written), constants: [...constants.values()] };
}

/** Where most of what is repeated stands. */
const INDENT = ' '.repeat(8);

interface Repeated {
  readonly text: string;
  /** What it is called: where it is called several names, by their common end, as two probes are. */
  key: string;
  /** The construct that is the first to have it. */
  readonly owner: string;
  /** How many lines it takes where it is repeated. */
  readonly lines: number;
  count: number;
}

/** As it is called where it stands, `readinessProbe`; where several are called so, with the construct that has it first: `webPorts`. */
function nameOf({ key, owner }: Repeated, keys: ReadonlyMap<string, readonly Repeated[]>): string {
  return key !== PROPS && keys.get(key)?.length === 1 ? key : `${owner}-${key}`;
}

/** The last words that two names have in common, else the first name. */
function commonEnd(one: string, other: string): string {
  const [words, others] = [one, other].map((name) =>
    name
      .split(/(?=[A-Z])/)
      .map((word) => word.toLowerCase())
      .reverse(),
  );
  const end = words?.findIndex((word, index) => word !== others?.[index]) ?? -1;
  const common = words?.slice(0, end < 0 ? undefined : end).reverse() ?? [];
  return one === other || common.length === 0 ? one : camelCase(common.join('-'));
}

/** What all that a construct is given is called. */
const PROPS = 'props';

/** The values that are there several times, but for those that are only there within others that are. */
function repeatedIn(statements: readonly Pick<Statement, 'code' | 'variable'>[]): ReadonlyMap<string, Repeated> {
  const found = new Map<string, Repeated>();
  const visit = (code: Code, key: string, owner: string): void => {
    if (isValue(code)) {
      const text = textOf(code);
      const known = found.get(text);
      // What is in a repeated value is counted with its first occurrence.
      if (known) {
        known.count++;
        known.key = commonEnd(known.key, key);
        return;
      }
      const lines = print(code, INDENT, INDENT.length + key.length + 2, 1).split('\n').length;
      found.set(text, { text, key, owner, lines, count: 1 });
    }
    for (const [inner, name] of entriesOf(code, key)) visit(inner, name, owner);
  };
  for (const { code, variable } of statements) visit(code, PROPS, variable.name);
  return new Map([...found].filter(([, value]) => isWorth(value)));
}

/** Whether code can be anywhere: what refers to a construct has to come after it. */
function isValue(code: Code): boolean {
  if (code.type !== 'literal' && code.type !== 'list' && !(code.type === 'call' && code.callee === 'undeclared'))
    return false;
  for (const part of partsOf(code)) {
    if (part.type === 'reference' || (part.type === 'atom' && part.text === 'this')) return false;
    if (part.type === 'literal' && part.entries.some(({ key }) => MUTABLE.includes(key))) return false;
  }
  return true;
}

/** Lists of metadata that cdk8s' types want to be able to change. */
const MUTABLE = ['finalizers', 'ownerReferences'];

const texts = new WeakMap<Code, string>();

function textOf(code: Code): string {
  const known = texts.get(code) ?? print(code, '', 0, 0);
  texts.set(code, known);
  return known;
}

function entriesOf(code: Code, key: string): readonly (readonly [Code, string])[] {
  if (code.type === 'literal')
    return code.entries.filter(({ key }) => !MUTABLE.includes(key)).map(({ key, value }) => [value, key]);
  if (code.type === 'list') return code.items.map((item) => [item, key.replace(/s$/, '')]);
  return code.type === 'call' ? code.args.map((arg) => [arg, key]) : [];
}
