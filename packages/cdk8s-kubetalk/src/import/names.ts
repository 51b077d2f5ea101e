/** Words that no constant can be called. */
const RESERVED = new Set(
  `abstract any arguments as async await boolean break case catch class const continue debugger default delete do else enum eval
  export extends false finally for from function get id if implements import in instanceof interface let new null number object of
  package private props protected public require return scope set static string super switch this throw true try undefined
  var void while with yield address acknowledge checked isolate kind later undeclared exports module process`.split(
    /\s+/,
  ),
);

/** Names of which each is used once. */
export class Names {
  private readonly taken: Set<string>;

  /** @param taken what has a name already */
  constructor(taken: readonly string[] = []) {
    this.taken = new Set([...RESERVED, ...taken]);
  }

  /** A constant's name that is free, as near to the wished one as there is: `go-demo-2-db` becomes `goDemo2Db`. */
  peek(wished: string, how: 'camel case' | 'as it is' = 'camel case'): string {
    const base = how === 'as it is' ? wished : camelCase(wished);
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}${count}`;
    return name;
  }

  take(name: string): void {
    this.taken.add(name);
  }
}

/** Ids of the constructs in one scope. */
export class Ids {
  private readonly taken = new Set<string>();

  /** An id that is free: the object's name, else with its kind. @param isOfOther whether the name alone is another object's */
  peek(name: string, kind: string, isOfOther = false): string {
    const named = `${name}-${kebabCase(kind)}`;
    let id = isOfOther || this.taken.has(name) ? named : name;
    for (let count = 2; this.taken.has(id); count++) id = `${named}-${count}`;
    return id;
  }

  take(id: string): void {
    this.taken.add(id);
  }
}

function words(name: string): readonly string[] {
  const found = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return found.map((word) => (/^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word));
}

export function camelCase(name: string): string {
  const [first = 'it', ...rest] = words(name);
  const joined = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('');
  return /^\d/.test(joined) ? `the${joined}` : joined;
}

export function pascalCase(name: string): string {
  const joined = words(name).map(capital).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `App${joined}`;
}

export function kebabCase(kind: string): string {
  return kind.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The words that all names end with: `subscriber` of `node-subscriber` and `go-subscriber`; undefined where there are none. */
export function commonWords(names: readonly string[]): string | undefined {
  const [first = [], ...others] = names.map((name) => name.split('-').reverse());
  const end = first.findIndex((word, index) => others.some((one) => one[index] !== word));
  const common = first.slice(0, Math.max(end, 0)).reverse().join('-');
  return /^[a-z]/.test(common) ? common : undefined;
}

/** The words, with the hyphen behind them, that names have in common; nothing where one has no more than these. */
export function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = new Set(names);
  if (others.length === 0) return '';
  let prefix = first.slice(0, first.lastIndexOf('-') + 1);
  const fits = (name: string) => name.startsWith(prefix) && /^[a-z]/.test(name.slice(prefix.length));
  while (prefix !== '' && ![first, ...others].every(fits))
    prefix = prefix.slice(0, prefix.lastIndexOf('-', prefix.length - 2) + 1);
  return prefix;
}
