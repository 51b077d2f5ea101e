import {
  atomCode,
  type Code,
  listCode,
  literalCode,
  type Property,
  partsOf,
  propertiesCode,
  referenceCode,
  textCode,
  type Variable,
} from './code';
import { camelCase } from './names';
import type { Plan } from './plan';
import { print, propertyKey } from './print';
import type { Statement } from './statement';

/** Manifests that are the same application somewhere else are no variants of one chart, and why. */
export class Apart extends Error {}

/** One chart for several environments. */
export interface Merged {
  readonly statements: readonly Statement[];
  /** The namespace of the chart: a text, or one of its props. */
  readonly namespace: Code | undefined;
  /** The values of each environment, by its name. */
  readonly environments: ReadonlyMap<string, Code>;
}

const PROPS: Variable = { name: 'props' };

/**
 * The plans of an application in several environments as one, with data for what differs.
 *
 * @throws Apart where they differ in more than data
 */
export function merged(plans: ReadonlyMap<string, Plan>): Merged {
  const data = new Data([...plans.keys()]);
  const all = [...plans.values()];
  const [first] = all as [Plan];
  const keysOf = (plan: Plan) => plan.statements.map(keyOfStatement);
  const shared = keysOf(first).join('\n');
  if (all.some((plan) => [...keysOf(plan)].sort().join('\n') !== shared.split('\n').sort().join('\n')))
    throw new Apart('they have other objects');
  const statements = first.statements.map((statement) => {
    const same = all.map(
      (plan) => plan.statements.find((one) => keyOfStatement(one) === keyOfStatement(statement)) as Statement,
    );
    return {
      ...statement,
      code: data.unified(
        same.map(({ code }) => code),
        [statement.variable.name],
      ),
    };
  });
  const namespaces = all.map(({ namespace }) => namespace);
  const namespace = namespaces.some((one) => one !== '')
    ? data.unified(
        namespaces.map((one) => (one === '' ? undefined : textCode(one))),
        ['namespace'],
      )
    : undefined;
  return { statements, namespace, environments: data.environments() };
}

function keyOfStatement({ scope, id }: Statement): string {
  return `${scope?.name ?? ''}/${id}`;
}

/** What differs, by the way to it: the construct, and what it is called there. */
class Data {
  private readonly values = new Map<
    string,
    { readonly path: readonly string[]; readonly codes: readonly (Code | undefined)[] }
  >();

  constructor(private readonly names: readonly string[]) {}

  /** One code for several. @throws Apart where they differ in what only code can express */
  unified(codes: readonly (Code | undefined)[], path: readonly string[]): Code {
    const [first] = codes;
    if (first && codes.every((code) => code && print(code, '', 0, 0) === print(first, '', 0, 0))) return first;
    if (!codes.every((code) => code?.type === first?.type)) return this.different(codes, path);
    const some = codes as readonly Code[];
    if (first?.type === 'literal') return this.unifiedEntries(some, path);
    if (first?.type === 'list') return this.unifiedItems(some, path);
    if (first?.type === 'call') return this.unifiedCalls(some, path);
    return this.different(codes, path);
  }

  private unifiedEntries(codes: readonly Code[], path: readonly string[]): Code {
    const [first] = codes as readonly [Code];
    const entries = codes.map(
      (code) => new Map((code.type === 'literal' ? code.entries : []).map(({ key, value }) => [key, value])),
    );
    const keys = [...new Set(entries.flatMap((one) => [...one.keys()]))];
    const isSame = entries.every((one) => [...one.keys()].join('\n') === keys.join('\n'));
    // A variable that is undefined is not set; and the order must stay.
    if (!isSame && ['env', 'data', 'ports'].includes(path.at(-1) ?? '')) return this.different(codes, path);
    return propertiesCode(
      keys.map(
        (key): Property => ({
          key,
          comments: first.type === 'literal' ? first.entries.find((one) => one.key === key)?.comments : undefined,
          value: this.unified(
            entries.map((one) => one.get(key)),
            [...path, key],
          ),
        }),
      ),
    );
  }

  private unifiedItems(codes: readonly Code[], path: readonly string[]): Code {
    const items = codes.map((code) => (code.type === 'list' ? code.items : []));
    const [first = []] = items;
    if (items.some(({ length }) => length !== first.length)) return this.different(codes, path);
    return listCode(
      first.map((_, index) =>
        this.unified(
          items.map((one) => one[index]),
          [...path, nameOf(first[index]) ?? String(index)],
        ),
      ),
    );
  }

  private unifiedCalls(codes: readonly Code[], path: readonly string[]): Code {
    const calls = codes.flatMap((code) => (code.type === 'call' ? [code] : []));
    const [first] = calls;
    if (!first || calls.some(({ callee, args }) => callee !== first.callee || args.length !== first.args.length))
      throw new Apart(`${path.join('.')}: they are made by other constructs`);
    return {
      ...first,
      args: first.args.map((_, index) =>
        this.unified(
          calls.map(({ args }) => args[index]),
          path,
        ),
      ),
    };
  }

  private different(codes: readonly (Code | undefined)[], path: readonly string[]): Code {
    for (const code of codes)
      for (const part of code ? partsOf(code) : [])
        if (part.type === 'reference' || part.type === 'template' || part.type === 'call')
          throw new Apart(`${path.join('.')}: they differ in what they refer to`);
    const short = this.shortened(path, codes);
    return referenceCode(
      PROPS,
      short.map((key) => (propertyKey(key) === key ? `.${key}` : `[${JSON.stringify(key)}]`)).join(''),
    );
  }

  /** The construct and the last part of the path, where no other has that name. */
  private shortened(path: readonly string[], codes: readonly (Code | undefined)[]): readonly string[] {
    const [construct = '', ...rest] = path;
    for (let length = Math.min(1, rest.length); ; length++) {
      const short = rest.length === 0 ? [construct] : [construct, camelCase(rest.slice(-length).join('-'))];
      const key = short.join('\n');
      if (this.values.has(key) && length < rest.length) continue;
      this.values.set(key, { path: short, codes });
      return short;
    }
  }

  environments(): ReadonlyMap<string, Code> {
    return new Map(this.names.map((name, index) => [name, this.environment(index)]));
  }

  private environment(index: number): Code {
    const byConstruct = new Map<string, Record<string, Code>>();
    const top: Record<string, Code> = {};
    for (const { path, codes } of this.values.values()) {
      const [construct = '', key] = path;
      const value = codes[index] ?? atomCode('undefined');
      if (key === undefined) top[construct] = value;
      else byConstruct.set(construct, { ...byConstruct.get(construct), [key]: value });
    }
    return literalCode({
      ...top,
      ...Object.fromEntries([...byConstruct].map(([name, values]) => [name, literalCode(values)])),
    });
  }
}

/** The name of an item of a list, which identifies it better than its place. */
function nameOf(item: Code | undefined): string | undefined {
  const name = item?.type === 'literal' ? item.entries.find(({ key }) => key === 'name')?.value : undefined;
  return name?.type === 'text' ? name.text : undefined;
}
