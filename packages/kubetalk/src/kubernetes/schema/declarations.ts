import { table } from '../../manifest/table';
import type { Types } from './openapi';
import type { TypesByVersion } from './print';

/** How the values of types without fields are held once they are read, see ./decode.ts. */
const HELD: Readonly<Record<string, string>> = table({
  any: 'unknown',
  bytes: 'string',
  date: 'string',
  float: 'number',
  int32: 'number',
  int64: 'number',
  intOrString: 'number | string',
  microTime: 'string',
  quantity: 'number | string',
  schemaOrBoolean: 'boolean | apiextensions.JSONSchemaProps',
  schemaOrList: 'apiextensions.JSONSchemaProps',
});

/**
 * The text of ./api.ts: the types of stable kinds and all that these hold, with the fields of any version. Every field may be
 * absent, since nothing that is read is taken on trust.
 */
export function typesText(known: TypesByVersion): string {
  const fields = new Map<string, Map<string, string>>();
  for (const types of known.values()) merge(types, fields);
  const groups = new Map<string, string[]>();
  for (const name of reachedFrom([...fields.keys()].filter(isStableKind), fields)) {
    const { group, short } = placeOf(name);
    const body = [...(fields.get(name) ?? [])].map(
      ([field, type]) => `    readonly ${quoted(field)}?: ${held(type)};\n`,
    );
    groups.set(group, [...(groups.get(group) ?? []), `  export interface ${short} {\n${body.join('')}  }\n`]);
  }
  const text = [...groups].sort().map(([group, types]) => `export namespace ${group} {\n${types.sort().join('')}}\n`);
  return `// The types of Kubernetes' stable kinds, made by packages/kubetalk/src/kubernetes/schema/generate.ts: see ./table.ts.\n${text.join('\n')}`;
}

function merge(types: Types, fields: Map<string, Map<string, string>>): void {
  for (const [name, type] of types) {
    const all = fields.get(name) ?? new Map<string, string>();
    for (const [field, spelled] of type.fields) all.set(field, spelled);
    fields.set(name, all);
  }
}

function isStableKind(name: string): boolean {
  return /^(.*\/)?v\d+\/[^/]*$/.test(name);
}

function reachedFrom(names: readonly string[], fields: ReadonlyMap<string, ReadonlyMap<string, string>>): Set<string> {
  const reached = new Set(names);
  for (const name of reached)
    for (const type of fields.get(name)?.values() ?? []) if (fields.has(inner(type))) reached.add(inner(type));
  return reached;
}

const inner = (type: string) => type.replace(/^(\[.*?\]|\{\})+/, '');

/** The namespace and the name of a type: `core` and `PodSpec` of `core.v1.PodSpec`, `autoscalingV2` of `autoscaling/v2/…`. */
function placeOf(name: string): { group: string; short: string } {
  const parts = name.includes('/') ? name.split('/') : name.split('.');
  const [short = '', version = ''] = parts.reverse();
  const [group = ''] = (parts[2] ?? 'core').split('.');
  return { group: version === 'v1' ? group : `${group}${version.charAt(0).toUpperCase()}${version.slice(1)}`, short };
}

function held(type: string): string {
  if (type.startsWith('[')) return `readonly (${held(type.slice(type.indexOf(']') + 1))})[]`;
  if (type.startsWith('{}')) return `{ readonly [key: string]: ${held(type.slice(2))} }`;
  if (!type.includes('.')) return HELD[type] ?? type;
  const { group, short } = placeOf(type);
  return `${group}.${short}`;
}

function quoted(field: string): string {
  return /^[a-zA-Z_$][\w$]*$/.test(field) ? field : `'${field}'`;
}
