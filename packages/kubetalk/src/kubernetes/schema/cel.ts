import { table } from '../../manifest/table';

/**
 * Expressions in CEL, as far as they can be judged without the types of what they ask: their syntax, the names that they use,
 * functions that a version of Kubernetes does not have yet, and what is done with literals.
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
  ...['bool', 'bytes', 'double', 'dyn', 'google', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint'],
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
    const type = new Parser(tokens(expression), minor, names).whole(new Set([...GIVEN, ...names.keys()]));
    return due === undefined || type === undefined || type === due
      ? undefined
      : `it is a ${type} where a ${due} is expected`;
  } catch (error) {
    if (error instanceof CelFault) return error.message;
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

  whole(names: Names): Result {
    const type = this.expression(names);
    if (this.next.kind !== 'end') this.fail();
    return type;
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

  private expression(names: Names): Result {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new CelFault('it is nested too deeply');
    const type = this.binary(0, names);
    const result = this.takes('?') ? this.choice(type, names) : type;
    this.depth -= 1;
    return result;
  }

  private choice(condition: Result, names: Names): Result {
    this.is(condition, 'bool');
    const one = this.binary(0, names);
    this.due(':');
    const other = this.expression(names);
    return one === other ? one : undefined;
  }

  private binary(level: number, names: Names): Result {
    const operators = LEVELS[level];
    if (!operators) return this.unary(names);
    let type = this.binary(level + 1, names);
    for (;;) {
      const operator = operators.find((one) => this.takes(one));
      if (operator === undefined) return type;
      type = this.applied(operator, type, this.binary(level + 1, names));
    }
  }

  private applied(operator: string, one: Result, other: Result): Result {
    if (operator === '&&' || operator === '||') {
      this.is(one, 'bool');
      this.is(other, 'bool');
    }
    const isSame = one === undefined || other === undefined || one === other;
    if (operator !== 'in' && !isSame) throw new CelFault(`${operator} is between a ${one} and a ${other}`);
    if (LEVELS.findIndex((some) => some.includes(operator)) <= 2) return 'bool';
    return operator === '+' ? (one ?? other) : undefined;
  }

  private is(type: Result, due: CelType): void {
    if (type !== undefined && type !== due) throw new CelFault(`a ${type} where a ${due} is expected`);
  }

  private unary(names: Names): Result {
    const sign = ['!', '-'].find((mark) => this.takes(mark));
    while (sign !== undefined && this.takes(sign)) {}
    const type = this.member(names);
    const due = sign === '!' ? 'bool' : 'number';
    if (sign !== undefined) this.is(type, due);
    return sign === undefined ? type : due;
  }

  private member(names: Names): Result {
    const literal = this.primary(names);
    let type = literal;
    for (;;) {
      if (this.takes('.')) {
        this.takes('?');
        const field = this.name();
        if (this.takes('(')) this.call(field, names);
        else if (this.takes('{')) this.entries(names);
        else if (type !== undefined) throw new CelFault(`a ${type} has no field ${field.slice(0, 40)}`);
      } else if (this.takes('[')) {
        this.takes('?');
        this.expression(names);
        this.due(']');
      } else return type;
      type = undefined;
    }
  }

  private primary(names: Names): Result {
    const { kind, text } = this.next;
    if (kind === 'string' || kind === 'number') {
      this.place += 1;
      return kind === 'string' && /^[rR]?[bB]/.test(text) ? undefined : kind;
    }
    if (this.takes('(')) {
      const type = this.expression(names);
      this.due(')');
      return type;
    }
    if (this.takes('[')) this.list(']', names);
    else if (this.takes('{')) this.entries(names);
    else {
      this.takes('.');
      return this.identifier(names, text);
    }
    return undefined;
  }

  private identifier(names: Names, text: string): Result {
    const name = this.name();
    if (name === 'true' || name === 'false') return 'bool';
    if (name === 'null') return undefined;
    if (name === 'in') this.fail();
    if (this.takes('(')) this.call(name, names);
    else if (this.takes('{')) this.entries(names);
    else if (!names.has(name)) throw new CelFault(`${text.slice(0, 40)} is not defined`);
    else this.fieldOf(name);
    return undefined;
  }

  /** A field that comes next; names with "__" are escaped, and calls are functions. */
  private fieldOf(name: string): void {
    const known = this.fields.get(name);
    const [dot, field, after] = this.tokens.slice(this.place, this.place + 3);
    if (!known || dot?.text !== '.' || field?.kind !== 'name' || after?.text === '(') return;
    if (!known.has(field.text) && !field.text.includes('__') && !field.text.startsWith('`'))
      throw new CelFault(`${name} has no field ${field.text.slice(0, 40)}`);
  }

  private call(name: string, names: Names): void {
    const since = Object.hasOwn(SINCE, name) ? (SINCE[name] as number) : 0;
    if (since > this.minor) throw new CelFault(`${name} is a function from Kubernetes 1.${since} on`);
    this.list(')', BINDING.has(name) ? this.bound(names) : names);
  }

  /** The names with those that a call binds: its arguments that are bare names, but for the last. */
  private bound(names: Names): Names {
    const found = new Set(names);
    for (let at = this.place; this.tokens[at]?.kind === 'name' && this.tokens[at + 1]?.text === ','; at += 2)
      found.add((this.tokens[at] as Token).text);
    return found;
  }

  private list(end: string, names: Names): void {
    while (!this.takes(end)) {
      this.takes('?');
      this.expression(names);
      if (this.takes(end)) return;
      this.due(',');
    }
  }

  /** Fields of an object or entries of a map, whose keys may be names. */
  private entries(names: Names): void {
    while (!this.takes('}')) {
      this.takes('?');
      if (this.next.kind === 'name' && this.tokens[this.place + 1]?.text === ':') this.place += 1;
      else this.expression(names);
      this.due(':');
      this.expression(names);
      if (this.takes('}')) return;
      this.due(',');
    }
  }
}
