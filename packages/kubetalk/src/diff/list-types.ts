import {
  groupOf,
  identity,
  isRecord,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  text,
} from '../manifest/manifest';
import type { ListType } from './keys';
import type { Pairing } from './stages';

/** The field that tells the items of a list apart, by `KIND PATH`, such as `Rollout spec.strategy.canary.steps`. */
export type ListKeys = ReadonlyMap<string, string>;

type TypeOf = (pattern: string) => ListType | undefined;

/**
 * How the lists of an object are told apart: as the configuration has it, then as the schema of a CustomResourceDefinition
 * among the manifests has it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function listTypes(
  pairings: readonly Pairing[],
  listKeys: ListKeys = new Map(),
): (manifest: Manifest) => TypeOf {
  const definitions = new Map<string, JsonObject>();
  for (const { before, after } of pairings) {
    const { kind, spec } = (after ?? before)?.value ?? {};
    const { group, names } = record(spec);
    if (kind === 'CustomResourceDefinition')
      definitions.set(`${text(group)}/${text(record(names).kind)}`, record(spec));
  }
  return (manifest) => {
    const { apiVersion, kind } = identity(manifest);
    const definition = definitions.get(`${groupOf(apiVersion)}/${kind}`);
    const schema = definition && schemaOf(definition, apiVersion);
    return (pattern) => {
      const key = listKeys.get(`${kind} ${pattern}`);
      if (key !== undefined) return [[key]];
      return schema === undefined ? undefined : typeAt(schema, pattern);
    };
  };
}

function schemaOf({ versions }: JsonObject, apiVersion: string): Json | undefined {
  const version = list(versions)
    .map(record)
    .find(({ name }) => apiVersion.endsWith(`/${text(name)}`));
  return record(version?.schema).openAPIV3Schema;
}

function typeAt(schema: Json, pattern: string): ListType | undefined {
  const found = pattern
    .split('.')
    .flatMap((name) => name.split(/(?=\[\])/))
    .reduce<Json | undefined>((one, name) => {
      const { items, properties } = record(one);
      return name === '[]' ? items : own(record(properties), name);
    }, schema);
  const { 'x-kubernetes-list-type': type, 'x-kubernetes-list-map-keys': keys } = record(found);
  if (type === 'set') return 'set';
  return type === 'map' && Array.isArray(keys) ? [keys.filter((key) => typeof key === 'string')] : undefined;
}

const own = (value: JsonObject, name: string) =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
