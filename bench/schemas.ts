import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubernetes } from '../packages/kubetalk/src/kubernetes/version';

type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: 'string' };
const WHOLE: Schema = { type: 'integer' };
const SCALARS: Readonly<Record<string, Schema>> = {
  any: {},
  boolean: { type: 'boolean' },
  bytes: TEXT,
  date: TEXT,
  float: { type: 'number' },
  int32: WHOLE,
  int64: WHOLE,
  intOrString: { oneOf: [TEXT, WHOLE] },
  microTime: TEXT,
  quantity: { oneOf: [TEXT, { type: 'number' }] },
  string: TEXT,
};

/**
 * Writes JSON Schemas of the kinds that files are made of, from the tables by which `check` knows them, as kubeconform has them:
 * it would take them from the network.
 *
 * @returns what kubeconform takes as its -schema-location
 */
export function schemas(scratch: string): string {
  const folder = join(scratch, 'schemas');
  mkdirSync(folder, { recursive: true });
  for (const [type, name] of [
    ['apps/v1/ReplicaSet', 'replicaset-apps-v1'],
    ['v1/Service', 'service-v1'],
  ] as const)
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(schemaOf(type)));
  return join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

function schemaOf(type: string): Schema {
  const definitions: Record<string, Schema> = {};
  return { ...ofType(type, definitions), definitions };
}

/** @param definitions is given the types that it is made of */
function ofType(type: string, definitions: Record<string, Schema>): Schema {
  if (type.startsWith('[')) return { type: 'array', items: ofType(type.slice(type.indexOf(']') + 1), definitions) };
  if (type.startsWith('{}')) return { type: 'object', additionalProperties: ofType(type.slice(2), definitions) };
  const scalar = SCALARS[type];
  if (scalar) return scalar;
  const name = type.replaceAll('/', '.');
  if (!definitions[name]) {
    const properties: Record<string, Schema> = {};
    definitions[name] = { type: 'object', properties };
    for (const [field, of] of Kubernetes.newest.typeNamed(type) ?? []) properties[field] = ofType(of, definitions);
  }
  return { $ref: `#/definitions/${name}` };
}
