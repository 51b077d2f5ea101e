import { table } from '../../manifest/table';
import { callFunction, isFunction } from './cel-functions';
import {
  boolean,
  CelError,
  CelOptional,
  CelTooLong,
  CelUnknown,
  type CelValue,
  entriesOf,
  find,
  isMap,
  less,
  operate,
  Scope,
  select,
  take,
} from './cel-values';

/**
 * Expressions in CEL: what can be judged of them without the types of what they ask (their syntax, the names that they use,
 * functions that a version of Kubernetes does not have yet, what is done with literals), and what they make of values.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */

/** Functions by the version of Kubernetes from which on new expressions may use them. */
const SINCE: Readonly<Record<string, number>> = table({
  ...Object.fromEntries(['quantity', 'isQuantity'].map((name) => [name, 29])),
  ...Object.fromEntries(['isIP', 'ip', 'isCIDR', 'cidr', 'containsIP', 'containsCIDR'].map((name) => [name, 31])),
  ...Object.fromEntries(['isSemver', 'semver'].map((name) => [name, 34])),
});

/** Names of types or of namespaces of functions, which any expression may use. */
const GIVEN = [
  ...['bool', 'bytes', 'double', 'dyn', 'google', 'int', 'ip', 'list', 'map', 'null_type', 'string', 'type', 'uint'],
  ...['base64', 'cel', 'format', 'math', 'net', 'optional', 'optional_type', 'sets', 'strings', 'url', 'kubernetes'],
];

/** Calls whose first arguments are names of their own, which hold in those after them. */
const BINDING: ReadonlySet<string> = new Set([
  ...['all', 'bind', 'exists', 'existsOne', 'exists_one', 'filter', 'map', 'optFlatMap', 'optMap'],
  ...['sortBy', 'transformList', 'transformMap', 'transformMapEntry'],
]);

const TOKEN =
  /\s+|\/\/[^\n]*|(?<string>[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))|(?<number>0x[0-9a-fA-F]+u?|(?:\d+\.\d+|\d+|\.\d+)(?:[eE][+-]?\d+)?[uU]?)|(?<name>[_a-zA-Z]\w*|`[^`\n]+`)|(?<mark>&&|\|\||[=!<>]=|[-+*/%<>!?:.,()[\]{}])|(?<bad>[\s\S])/gy;

interface Token {
  readonly kind: 'string' | 'number' | 'name' | 'mark' | 'bad' | 'end';
  readonly text: string;
}

/**
 * What is wrong with an expression, undefined where nothing is that can be seen.
 *
 * @param names the variables in it, such as `self`, with their fields where these are known
 * @param minor the minor version of Kubernetes
 * @param due what it has to result in @default - anything
 */
export function celFault(expression: string, names: CelNames, minor: number, due?: CelType): string | undefined {
  try {
    const { type } = parse(expression, minor, names);
    return due === undefined || type === undefined || type === due
      ? undefined
      : `it is a ${type} where a ${due} is expected`;
  } catch (error) {
    if (error instanceof CelFault) return error.message;
    throw error;
  }
}

function parse(expression: string, minor: number, names: CelNames): Node {
  return new Parser(tokens(expression), minor, names).whole(new Set([...GIVEN, ...names.keys()]));
}

const programs = new Map<string, Run | undefined>();

/** The outcome of a rule that takes more steps than are left. */
export const TOO_LONG = 'too long';

/** Whether a rule holds; undefined where it uses a function that is not known here. */
export function celHolds(rule: string, names: ReadonlyMap<string, CelValue>): boolean | typeof TOO_LONG | undefined {
  const key = `${[...names.keys()].join()} ${rule}`;
  if (!programs.has(key)) programs.set(key, compiled(rule, names));
  try {
    const scope = [...names].reduce((around, [name, value]) => around.with(name, value), new Scope());
    return boolean(programs.get(key)?.(scope));
  } catch (error) {
    if (error instanceof CelError) return false;
    if (error instanceof CelTooLong) return TOO_LONG;
    if (error instanceof CelUnknown) return undefined;
    throw error;
  }
}

/** Undefined where it is no expression, in which case nobody could define the kind. */
function compiled(rule: string, names: ReadonlyMap<string, CelValue>): Run | undefined {
  const known = new Map([...names.keys()].map((name) => [name, undefined]));
  try {
    return parse(rule, Number.POSITIVE_INFINITY, known).run;
  } catch (error) {
    if (error instanceof CelFault) return undefined;
    throw error;
  }
}

/** The variables of an expression, with their fields; undefined where these are not known. */
export type CelNames = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** What an expression results in. */
export type CelType = 'bool' | 'number' | 'string';

/** Undefined where that depends on more than is written. */
type Result = CelType | undefined;

class CelFault extends Error {}

type Run = (scope: Scope) => CelValue;

/** A part of an expression. */
interface Node {
  readonly type: Result;
  readonly run: Run;
  /** The name that it is, where it is no more than one. */
  readonly name?: string;
  /** Whether the field that it ends with is there. */
  readonly isThere?: Run;
}

const unknown: Run = () => {
  throw new CelUnknown();
};

function tokens(expression: string): readonly Token[] {
  const found: Token[] = [];
  for (const { groups = {}, 0: text } of expression.matchAll(TOKEN)) {
    const [kind] = Object.entries(groups).find(([, value]) => value !== undefined) ?? [];
    if (kind !== undefined) found.push({ kind: kind as Token['kind'], text });
  }
  return [...found, { kind: 'end', text: '' }];
}

type Names = ReadonlySet<string>;

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** The last of the levels that decide: they have one operator each. */
const LAST_LOGIC = 1;

/** Operators in a row that nobody writes. */
const LONGEST = 1000;

/** Nothing that anybody writes is nested deeper. */
const DEEPEST = 200;

class Parser {
  private place = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly minor: number,
    private readonly fields: CelNames,
  ) {}

  whole(names: Names): Node {
    const node = this.expression(names);
    if (this.next.kind !== 'end') this.fail();
    return node;
  }

  private get next(): Token {
    return this.tokens[this.place] as Token;
  }

  private fail(): never {
    const { kind, text } = this.next;
    throw new CelFault(kind === 'end' ? 'it ends too early' : `it can't go on with ${text.slice(0, 40)}`);
  }

  private takes(text: string): boolean {
    const is = this.next.kind !== 'string' && this.next.text === text;
    if (is) this.place += 1;
    return is;
  }

  private due(text: string): void {
    if (!this.takes(text)) this.fail();
  }

  private name(): string {
    const { kind, text } = this.next;
    if (kind !== 'name') return this.fail();
    this.place += 1;
    return text;
  }

  private expression(names: Names): Node {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new CelFault('it is nested too deeply');
    const node = this.binary(0, names);
    const result = this.takes('?') ? this.choice(node, names) : node;
    this.depth -= 1;
    return result;
  }

  private choice(condition: Node, names: Names): Node {
    this.is(condition.type, 'bool');
    const one = this.binary(0, names);
    this.due(':');
    const other = this.expression(names);
    return {
      type: one.type === other.type ? one.type : undefined,
      run: (scope) => (boolean(condition.run(scope)) ? one : other).run(scope),
    };
  }

  private binary(level: number, names: Names): Node {
    const operators = LEVELS[level];
    if (!operators) return this.unary(names);
    let node = this.binary(level + 1, names);
    if (level <= LAST_LOGIC) return this.logic(operators[0] as string, node, level, names);
    for (let count = 0; ; count++) {
      const operator = operators.find((one) => this.takes(one));
      if (operator === undefined) return node;
      if (count === LONGEST) throw new CelFault('it is nested too deeply');
      node = this.applied(operator, node, this.binary(level + 1, names));
    }
  }

  private logic(operator: string, first: Node, level: number, names: Names): Node {
    const parts = [first];
    while (this.takes(operator)) parts.push(this.binary(level + 1, names));
    if (parts.length === 1) return first;
    for (const { type } of parts) this.is(type, 'bool');
    const runs = parts.map(({ run }) => run);
    return { type: 'bool', run: (scope) => decide(operator === '||', runs, scope) };
  }

  private applied(operator: string, one: Node, other: Node): Node {
    const isSame = one.type === undefined || other.type === undefined || one.type === other.type;
    if (operator !== 'in' && !isSame) throw new CelFault(`${operator} is between a ${one.type} and a ${other.type}`);
    const run: Run = (scope) => operate(operator, one.run(scope), other.run(scope));
    if (LEVELS.findIndex((some) => some.includes(operator)) === LAST_LOGIC + 1) return { type: 'bool', run };
    return { type: operator === '+' ? (one.type ?? other.type) : undefined, run };
  }

  private is(type: Result, due: CelType): void {
    if (type !== undefined && type !== due) throw new CelFault(`a ${type} where a ${due} is expected`);
  }

  private unary(names: Names): Node {
    const sign = ['!', '-'].find((mark) => this.takes(mark));
    let count = 1;
    while (sign !== undefined && this.takes(sign)) count += 1;
    const node = this.member(names);
    if (sign === undefined) return node;
    const type = sign === '!' ? 'bool' : 'number';
    this.is(node.type, type);
    if (count % 2 === 0) return { type, run: node.run };
    return {
      type,
      run: (scope) => {
        const value = node.run(scope);
        if (sign === '!') return !boolean(value);
        return typeof value === 'bigint' ? -value : typeof value === 'number' ? -value : unknown(scope);
      },
    };
  }

  private member(names: Names): Node {
    let node = this.primary(names);
    for (;;) {
      const before = node;
      if (this.takes('.')) {
        const isOptional = this.takes('?');
        const field = this.name();
        if (this.takes('(')) node = this.call(field, names, before);
        else if (this.takes('{')) node = this.entries(names, unknown);
        else {
          if (before.type !== undefined) throw new CelFault(`a ${before.type} has no field ${field.slice(0, 40)}`);
          node = selected(before, () => field.replaceAll('`', ''), isOptional);
        }
      } else if (this.takes('[')) {
        const isOptional = this.takes('?');
        const key = this.expression(names);
        this.due(']');
        node = selected(before, key.run, isOptional);
      } else return node;
    }
  }

  private primary(names: Names): Node {
    const { kind, text } = this.next;
    if (kind === 'string' || kind === 'number') {
      this.place += 1;
      if (kind === 'string' && /^[rR]?[bB]/.test(text)) return { type: undefined, run: unknown };
      const value = kind === 'string' ? stringOf(text) : numberOf(text);
      return { type: kind, run: () => value };
    }
    if (this.takes('(')) {
      const { type, run } = this.expression(names);
      this.due(')');
      return { type, run };
    }
    if (this.takes('[')) {
      const items = this.list(']', names);
      return {
        type: undefined,
        run: (scope) => {
          take(items.length);
          return items.map(({ run }) => run(scope));
        },
      };
    }
    if (this.takes('{')) return this.entries(names);
    this.takes('.');
    return this.identifier(names, text);
  }

  private identifier(names: Names, text: string): Node {
    const name = this.name();
    if (name === 'true' || name === 'false') return { type: 'bool', run: () => name === 'true' };
    if (name === 'null') return { type: undefined, run: () => null };
    if (name === 'in') this.fail();
    if (this.takes('(')) return this.call(name, names);
    if (this.takes('{')) return this.entries(names, unknown);
    if (!names.has(name)) throw new CelFault(`${text.slice(0, 40)} is not defined`);
    this.fieldOf(name);
    return { type: undefined, run: (scope) => scope.get(name), name };
  }

  /** A field that comes next; names with "__" are escaped, and calls are functions. */
  private fieldOf(name: string): void {
    const known = this.fields.get(name);
    const [dot, field, after] = this.tokens.slice(this.place, this.place + 3);
    if (!known || dot?.text !== '.' || field?.kind !== 'name' || after?.text === '(') return;
    if (!known.has(field.text) && !field.text.includes('__') && !field.text.startsWith('`'))
      throw new CelFault(`${name} has no field ${field.text.slice(0, 40)}`);
  }

  private call(name: string, names: Names, receiver?: Node): Node {
    const since = Object.hasOwn(SINCE, name) ? (SINCE[name] as number) : 0;
    if (since > this.minor) throw new CelFault(`${name} is a function from Kubernetes 1.${since} on`);
    const args = this.list(')', BINDING.has(name) ? this.bound(names) : names);
    return { type: undefined, run: called(name, args, receiver) };
  }

  /** The names with those that a call binds: its arguments that are bare names, but for the last. */
  private bound(names: Names): Names {
    const found = new Set(names);
    for (let at = this.place; this.tokens[at]?.kind === 'name' && this.tokens[at + 1]?.text === ','; at += 2)
      found.add((this.tokens[at] as Token).text);
    return found;
  }

  private list(end: string, names: Names): readonly Node[] {
    const found: Node[] = [];
    while (!this.takes(end)) {
      const isOptional = this.takes('?');
      const node = this.expression(names);
      found.push(isOptional ? { type: undefined, run: unknown } : node);
      if (this.takes(end)) break;
      this.due(',');
    }
    return found;
  }

  /** Fields of an object or entries of a map, whose keys may be names. */
  private entries(names: Names, run?: Run): Node {
    const found: (readonly [Node, Node])[] = [];
    while (!this.takes('}')) {
      const isOptional = this.takes('?');
      const isName = this.next.kind === 'name' && this.tokens[this.place + 1]?.text === ':';
      const key = isName ? { type: undefined, run: unknown } : this.expression(names);
      if (isName) this.place += 1;
      this.due(':');
      const value = this.expression(names);
      found.push([key, isOptional ? { type: undefined, run: unknown } : value]);
      if (this.takes('}')) break;
      this.due(',');
    }
    const map: Run = (scope) => {
      take(found.length);
      return new Map(found.map(([key, value]) => [key.run(scope), value.run(scope)]));
    };
    return { type: undefined, run: run ?? map };
  }
}

/** A part that decides makes another's error one that nobody sees. */
function decide(deciding: boolean, parts: readonly Run[], scope: Scope): boolean {
  let failure: unknown;
  for (const part of parts)
    try {
      take();
      if (boolean(part(scope)) === deciding) return deciding;
    } catch (error) {
      if (!(error instanceof CelError || error instanceof CelUnknown)) throw error;
      failure = failure instanceof CelUnknown ? failure : error;
    }
  if (failure) throw failure;
  return !deciding;
}

function selected({ run }: Node, key: Run, isOptional: boolean): Node {
  const isThere: Run = (scope) => find(run(scope), key(scope)) !== undefined;
  if (isOptional) return { type: undefined, run: (scope) => new CelOptional(find(run(scope), key(scope))), isThere };
  return {
    type: undefined,
    run: (scope) => {
      const value = run(scope);
      return value instanceof CelOptional ? new CelOptional(find(value, key(scope))) : select(value, key(scope));
    },
    isThere,
  };
}

function called(name: string, args: readonly Node[], receiver: Node | undefined): Run {
  const [first, second, third] = args;
  if (name === 'has' && !receiver) return first?.isThere ?? unknown;
  if (receiver?.name === 'cel' && name === 'bind' && first?.name && second && third) {
    const { name: bound } = first;
    return (scope) => third.run(scope.with(bound, second.run(scope)));
  }
  if (receiver && BINDING.has(name)) return overItems(name, receiver.run, args);
  // A name before a dot may be no value: sets.contains.
  const isOfLibrary = receiver?.name !== undefined && isFunction(`${receiver.name}.${name}`);
  const qualified = isOfLibrary ? `${receiver.name}.${name}` : name;
  const all = receiver && !isOfLibrary ? [receiver, ...args] : args;
  return (scope) =>
    callFunction(
      qualified,
      all.map(({ run }) => run(scope)),
    );
}

/** What is asked of each item of a list, or key of a map. */
function overItems(name: string, receiver: Run, args: readonly Node[]): Run {
  const isOfBoth = args.length === 3 && /^(?:all|exists|exists_?[oO]ne)$/.test(name);
  const names = args.slice(0, isOfBoth || name.startsWith('transform') ? 2 : 1).map((arg) => arg.name ?? '');
  const rest = args.slice(names.length).map(({ run }) => run);
  const [one, other] = names;
  const [test, result] = rest;
  if (!one || !test || names.includes('')) return unknown;
  const scopes = (scope: Scope): readonly (readonly [CelValue, Scope])[] => {
    const value = receiver(scope);
    return entriesOf(value).map(([key, item]) => {
      if (other !== undefined) return [item, scope.with(one, key).with(other, item)];
      const bound = isMap(value) ? key : item;
      return [bound, scope.with(one, bound)];
    });
  };
  const holding = (scope: Scope, by: Run) => scopes(scope).filter(([, inner]) => boolean(by(inner)));
  switch (name) {
    case 'all':
    case 'exists':
      return (scope) =>
        decide(
          name === 'exists',
          scopes(scope).map(
            ([, inner]) =>
              () =>
                test(inner),
          ),
          scope,
        );
    case 'exists_one':
    case 'existsOne':
      return (scope) => holding(scope, test).length === 1;
    case 'filter':
      return (scope) => holding(scope, test).map(([item]) => item);
    case 'map':
      return (scope) =>
        result ? holding(scope, test).map(([, inner]) => result(inner)) : scopes(scope).map(([, inner]) => test(inner));
    case 'transformList':
    case 'transformMap': {
      const made = (scope: Scope) =>
        (result ? holding(scope, test) : scopes(scope)).map(
          ([, inner]) => [inner.get(one), (result ?? test)(inner)] as const,
        );
      return (scope) => (name === 'transformMap' ? new Map(made(scope)) : made(scope).map(([, value]) => value));
    }
    case 'sortBy':
      return (scope) =>
        scopes(scope)
          .map(([item, inner]) => ({ item, by: test(inner) }))
          .sort((a, b) => (less(a.by, b.by) ? -1 : Number(less(b.by, a.by))))
          .map(({ item }) => item);
    case 'optMap':
    case 'optFlatMap':
      return (scope) => {
        const { value } = receiver(scope) as CelOptional;
        if (value === undefined) return new CelOptional();
        const made = test(scope.with(one, value));
        return name === 'optMap' ? new CelOptional(made) : made;
      };
    default:
      return unknown;
  }
}

function numberOf(text: string): CelValue {
  if (/^0x/.test(text)) return BigInt(text.replace(/u$/i, ''));
  return /[.eE]/.test(text) ? Number(text.replace(/u$/i, '')) : BigInt(text.replace(/u$/i, ''));
}

const ESCAPES: Readonly<Record<string, string>> = table({
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
});

/** What a literal stands for. */
function stringOf(literal: string): string {
  const [, raw = '', quote = ''] = /^([rR]?)("""|'''|"|')/.exec(literal) ?? [];
  const inside = literal.slice(raw.length + quote.length, -quote.length);
  if (raw) return inside;
  return inside.replace(
    /\\(?:[xX]([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-3][0-7]{2})|([\s\S]))/g,
    (...found) => {
      const [, x, u, long, octal, other] = found as (string | undefined)[];
      const hexadecimal = x ?? u ?? long;
      if (hexadecimal !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hexadecimal, 16), 0x10ffff));
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      return ESCAPES[other ?? ''] ?? other ?? '';
    },
  );
}
