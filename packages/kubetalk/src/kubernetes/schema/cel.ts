/**
 * Expressions in CEL, as far as they can be judged without types: their syntax, the names that they use, and functions that a
 * version of Kubernetes does not have yet.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */

/** Functions by the version of Kubernetes from which on new expressions may use them. */
const SINCE: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['quantity', 'isQuantity'].map((name) => [name, 29])),
  ...Object.fromEntries(['isIP', 'ip', 'isCIDR', 'cidr', 'containsIP', 'containsCIDR'].map((name) => [name, 31])),
  ...Object.fromEntries(['isSemver', 'semver'].map((name) => [name, 34])),
};

/** Names that are types or namespaces of functions, and stand in any expression. */
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
 * @param names what stands for values in it, such as `self`, with the fields that it has where these are known
 * @param minor the minor version of Kubernetes
 */
export function celFault(expression: string, names: CelNames, minor: number): string | undefined {
  try {
    new Parser(tokens(expression), minor, names).whole(new Set([...GIVEN, ...names.keys()]));
    return undefined;
  } catch (error) {
    if (error instanceof CelFault) return error.message;
    throw error;
  }
}

/** What stands for values in an expression, with its fields; undefined where these are not known. */
export type CelNames = ReadonlyMap<string, ReadonlySet<string> | undefined>;

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

  whole(names: Names): void {
    this.expression(names);
    if (this.next.kind !== 'end') this.fail();
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

  private expression(names: Names): void {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new CelFault('it is nested too deeply');
    this.binary(0, names);
    if (this.takes('?')) {
      this.binary(0, names);
      this.due(':');
      this.expression(names);
    }
    this.depth -= 1;
  }

  private binary(level: number, names: Names): void {
    const operators = LEVELS[level];
    if (operators) {
      do this.binary(level + 1, names);
      while (operators.some((operator) => this.takes(operator)));
    } else this.unary(names);
  }

  private unary(names: Names): void {
    const sign = ['!', '-'].find((mark) => this.takes(mark));
    while (sign !== undefined && this.takes(sign)) {}
    this.member(names);
  }

  private member(names: Names): void {
    this.primary(names);
    for (;;) {
      if (this.takes('.')) {
        this.takes('?');
        const field = this.name();
        if (this.takes('(')) this.call(field, names);
        else if (this.takes('{')) this.entries(names);
      } else if (this.takes('[')) {
        this.takes('?');
        this.expression(names);
        this.due(']');
      } else return;
    }
  }

  private primary(names: Names): void {
    const { kind, text } = this.next;
    if (kind === 'string' || kind === 'number') this.place += 1;
    else if (this.takes('(')) {
      this.expression(names);
      this.due(')');
    } else if (this.takes('[')) this.list(']', names);
    else if (this.takes('{')) this.entries(names);
    else {
      this.takes('.');
      this.identifier(names, text);
    }
  }

  private identifier(names: Names, text: string): void {
    const name = this.name();
    if (['true', 'false', 'null'].includes(name)) return;
    if (name === 'in') this.fail();
    if (this.takes('(')) this.call(name, names);
    else if (this.takes('{')) this.entries(names);
    else if (!names.has(name)) throw new CelFault(`${text.slice(0, 40)} stands for nothing`);
    else this.fieldOf(name);
  }

  /** A field that comes next; names with "__" stand for others, and calls for functions. */
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
