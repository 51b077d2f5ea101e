import { guessed, type ListType, type Shape, shapeOf } from '../kubernetes/shape';
import type { Kubernetes } from '../kubernetes/version';
import { groupOf, identity, isRecord, type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';
import type { Pairing } from './stages';

/** The field that identifies the items of a list, by `KIND PATH`, such as `Rollout spec.strategy.canary.steps`. */
export type ListKeys = ReadonlyMap<string, string>;

/**
 * What is known of objects: as the configuration has it, then as the schema of a CustomResourceDefinition among the manifests
 * has it, or of one beside them, then as the version of Kubernetes has it.
 */
export function shapes(
  pairings: readonly Pairing[],
  kubernetes: Kubernetes,
  listKeys: ListKeys,
  crds: readonly Manifest[] = [],
): (manifest: Manifest) => Shape {
  const definitions = definitionsIn([...crds.map((after) => ({ after })), ...pairings]);
  return (manifest) => {
    const { apiVersion, kind } = identity(manifest);
    const definition = definitions.get(`${groupOf(apiVersion)}/${kind}`);
    const shape = definition ? ofSchema(schemaOf(definition, apiVersion), '') : shapeOf(kubernetes, apiVersion, kind);
    return listKeys.size > 0 ? configured(shape, kind, '', listKeys) : shape;
  };
}

/** The spec of each definition by the group and kind that it defines. */
function definitionsIn(pairings: readonly Pairing[]): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const { before, after } of pairings) {
    const { kind, spec } = (after ?? before)?.value ?? {};
    const { group, names } = record(spec);
    if (kind === 'CustomResourceDefinition') found.set(`${text(group)}/${text(record(names).kind)}`, record(spec));
  }
  return found;
}

function schemaOf({ versions }: JsonObject, apiVersion: string): JsonObject {
  const version = list(versions)
    .map(record)
    .find(({ name }) => apiVersion.endsWith(`/${text(name)}`));
  return record(record(version?.schema).openAPIV3Schema);
}

/** @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
function ofSchema(schema: JsonObject, name: string): Shape {
  const { properties, additionalProperties, items } = schema;
  return {
    type: undefined,
    get listType() {
      return listTypeOf(schema) ?? guessed(name).listType;
    },
    get mergedBy() {
      return listTypeOf(schema);
    },
    field(name) {
      const found = Object.hasOwn(record(properties), name) ? record(properties)[name] : additionalProperties;
      return isRecord(found) && name !== 'metadata' ? ofSchema(found, name) : guessed(name);
    },
    item: () => (isRecord(items) ? ofSchema(items, '') : guessed('')),
  };
}

function listTypeOf(schema: JsonObject): ListType | undefined {
  const { 'x-kubernetes-list-type': type, 'x-kubernetes-list-map-keys': keys } = schema;
  if (type === 'set') return 'set';
  return type === 'map' && Array.isArray(keys) ? [keys.filter((key) => typeof key === 'string')] : undefined;
}

function configured(shape: Shape, kind: string, pattern: string, listKeys: ListKeys): Shape {
  const into = (inner: Shape, path: string) => configured(inner, kind, path, listKeys);
  return {
    type: shape.type,
    get listType() {
      const key = listKeys.get(`${kind} ${pattern}`);
      return key === undefined ? shape.listType : [[key]];
    },
    mergedBy: shape.mergedBy,
    field: (name) => into(shape.field(name), pattern === '' ? name : `${pattern}.${name}`),
    item: () => into(shape.item(), `${pattern}[]`),
  };
}
