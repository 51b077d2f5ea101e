import { table } from '../../manifest/table';
/** Kubernetes' own definitions, as `cdk8s import` reads them and `kubectl get --raw /openapi/v2` prints them. */
export interface Definitions {
  readonly [name: string]: Definition;
}

interface Definition extends Property {
  readonly properties?: Readonly<Record<string, Property>>;
  readonly 'x-kubernetes-map-type'?: string;
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

interface Property {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-patch-strategy'?: string;
  readonly 'x-kubernetes-map-type'?: string;
}

/** How kubectl and the API server merge, by type and field, as ./patches.ts spells it. */
export interface Merging {
  /** `ports=port` of `core.v1.ServiceSpec`; a field with a strategy. */
  readonly patched: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Types, and fields after a space, that --server-side replaces as one value. */
  readonly atomic: ReadonlySet<string>;
}

/** A type of one version of Kubernetes: its fields with the spelling of their types, see ./table.ts. */
export interface Type {
  readonly fields: ReadonlyMap<string, string>;
  /** The version in which a kind is deprecated. @default - it is not */
  readonly deprecated?: string;
}

/** Every type of one version of Kubernetes by name: `v1/Pod` for a kind, `core.v1.PodSpec` for a part of one. */
export type Types = ReadonlyMap<string, Type>;

/** Types that are read by their own rules, or not at all. */
const OWN: Readonly<Record<string, string>> = table({
  FieldsV1: 'any',
  IntOrString: 'intOrString',
  JSON: 'any',
  JSONSchemaPropsOrArray: 'schemaOrList',
  JSONSchemaPropsOrBool: 'schemaOrBoolean',
  JSONSchemaPropsOrStringArray: 'any',
  MicroTime: 'microTime',
  Patch: 'any',
  Quantity: 'quantity',
  RawExtension: 'any',
  Time: 'date',
});

const INTEGERS: Readonly<Record<string, string>> = table({ int32: 'int32', int64: 'int64' });

/** The types of all kinds that these definitions have; custom resources that a cluster serves as well are left out. */
export function typesOf(definitions: Definitions): Types {
  const found = new Map<string, Type>();
  const reached = new Set<string>();
  const typeOf = (definition: Definition): Type => ({
    fields: new Map(
      Object.entries(definition.properties ?? {})
        .map(([name, property]) => [name, spelled(property, reached)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
    ...deprecation(definition),
  });
  for (const [name, definition] of Object.entries(definitions)) {
    const [served] = definition['x-kubernetes-group-version-kind'] ?? [];
    if (!served || !/(^|\.)io\.k8s\./.test(name) || !isObject(definition)) continue;
    const { group, version, kind } = served;
    found.set(`${group ? `${group}/` : ''}${version}/${kind}`, typeOf(definition));
  }
  // Iterating over a Set includes what is added meanwhile, so this ends when no type names a new one.
  for (const name of reached) found.set(nameOf(name), typeOf(definitions[name] ?? {}));
  return found;
}

function isObject({ properties }: Definition): boolean {
  return properties?.metadata?.$ref?.endsWith('.ObjectMeta') === true;
}

function deprecation({ description = '' }: Definition): { deprecated: string } | undefined {
  const [, version] = /\bdeprecated in v(1\.\d+)\+/.exec(description) ?? [];
  return version === undefined ? undefined : { deprecated: version };
}

/** The type of a field as the table spells it. */
function spelled(property: Property, reached: Set<string>): string {
  const { type, format, $ref, items, additionalProperties } = property;
  if ($ref !== undefined) return referred($ref.replace(/^.*\//, ''), reached);
  if (type === 'array' && items) return `[${keysOf(property)}]${spelled(items, reached)}`;
  if (additionalProperties) return `{}${spelled(additionalProperties, reached)}`;
  if (type === 'string') return format === 'byte' ? 'bytes' : 'string';
  if (type === 'integer') return INTEGERS[format ?? ''] ?? 'int64';
  if (type === 'number') return 'float';
  return type === 'boolean' ? type : 'any';
}

function referred(name: string, reached: Set<string>): string {
  const short = nameOf(name);
  const own = OWN[short.slice(short.lastIndexOf('.') + 1)];
  if (own === undefined) reached.add(name);
  return own ?? short;
}

/** What identifies the items of a list: fields of theirs, `=` where they are a set, nothing where only their place does. */
function keysOf(property: Property): string {
  const keys = property['x-kubernetes-list-map-keys'] ?? [property['x-kubernetes-patch-merge-key'] ?? ''];
  return property['x-kubernetes-list-type'] === 'set' ? '=' : keys.join();
}

/** `core.v1.PodSpec` of `io.k8s.api.core.v1.PodSpec`. */
function nameOf(name: string): string {
  return name.split('.').slice(-3).join('.');
}

/** The rules by which these definitions merge; of what a controller reports (`status`), none. */
export function mergingOf(definitions: Definitions): Merging {
  const patched = new Map<string, Map<string, string>>();
  const atomic = new Set<string>();
  for (const [full, definition] of Object.entries(definitions)) {
    const name = nameOf(full);
    if (definition['x-kubernetes-map-type'] === 'atomic') atomic.add(name);
    if (name.endsWith('Status')) continue;
    for (const [field, property] of Object.entries(definition.properties ?? {})) {
      if (property['x-kubernetes-map-type'] === 'atomic') atomic.add(`${name} ${field}`);
      const strategy = property['x-kubernetes-patch-strategy'];
      if (strategy === undefined) continue;
      const fields = patched.get(name) ?? new Map<string, string>();
      patched.set(
        name,
        fields.set(field, `${strategySign(strategy)}${property['x-kubernetes-patch-merge-key'] ?? ''}`),
      );
    }
  }
  return { patched, atomic };
}

function strategySign(strategy: string): string {
  const [merges, retains] = ['merge', 'retainKeys'].map((one) => strategy.split(',').includes(one));
  return `${merges ? '=' : ''}${retains ? '!' : ''}`;
}
