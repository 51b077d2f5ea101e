import { readFileSync } from 'node:fs';
import { typesText } from '../../src/kubernetes/schema/declarations';
import { typesOf } from '../../src/kubernetes/schema/openapi';
import { tabled, tableText } from '../../src/kubernetes/schema/print';
import { lifetimeOfField } from '../../src/kubernetes/version';

const folder = 'packages/kubetalk/src/kubernetes/schema';

test('the tables are as their generator writes them', () => {
  expect(readFileSync(`${folder}/table.ts`, 'utf8')).toBe(tableText(tabled()));
  expect(readFileSync(`${folder}/api.ts`, 'utf8')).toBe(typesText(tabled()));
});

test('every type that a field has is there in the same version', () => {
  for (const [minor, types] of tabled()) {
    const named = [...types.values()].flatMap(({ fields }) => [...fields.values()]);
    const inner = new Set(named.map((type) => type.replace(/^(\[.*?\]|\{\})+/, '')));
    const unknown = [...inner].filter((type) => type.includes('.') && !types.has(type));
    expect({ minor, unknown }).toEqual({ minor, unknown: [] });
  }
});

test('a type is read once, however many fields are asked of it that it does not have', () => {
  expect(lifetimeOfField('core.v1.PodSpec', 'hostUsers')).toEqual({ since: 28, until: 36 });
  const split = jest.spyOn(String.prototype, 'split');
  const found = ['a', 'b', 'c', 'containers'].map((field) => lifetimeOfField('core.v1.PodSpec', field));
  const splits = split.mock.calls.length;
  split.mockRestore();
  expect({ found, splits }).toEqual({ found: [undefined, undefined, undefined, { since: 28, until: 36 }], splits: 0 });
});

const ref = (name: string) => ({ $ref: `#/definitions/io.k8s.${name}` });
const definitions = (ports: object) => ({
  'io.k8s.api.core.v1.Door': {
    description: 'A way in. Deprecated: This API is deprecated in v1.33+.',
    properties: { metadata: ref('apimachinery.pkg.apis.meta.v1.ObjectMeta'), ports, at: ref('x.meta.v1.Time') },
    'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Door' }],
  },
  'io.k8s.api.core.v1.Port': { properties: { number: { type: 'integer', format: 'int32' } } },
  'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': {
    properties: { labels: { type: 'object', additionalProperties: { type: 'string' } } },
  },
  'com.example.v1.Gate': {
    properties: { metadata: ref('apimachinery.pkg.apis.meta.v1.ObjectMeta') },
    'x-kubernetes-group-version-kind': [{ group: 'example.com', version: 'v1', kind: 'Gate' }],
  },
});

test('a table is made from the definitions that a cluster prints, without those of extensions', () => {
  const ports = { type: 'array', items: ref('api.core.v1.Port') };
  const keyed = { ...ports, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['number', 'protocol'] };
  const text = tableText(
    new Map([
      [36, typesOf(definitions({ type: 'string', format: 'byte' }))],
      [37, typesOf(definitions(ports))],
      [38, typesOf(definitions(keyed))],
    ]),
  );
  expect(text.slice(text.indexOf('export')).split('\n')).toEqual([
    'export const versions = { oldest: 36, newest: 38 };',
    'export const typeTable = `',
    'v1/Door!1.33 at:date metadata:meta.v1.ObjectMeta ports:[number,protocol]core.v1.Port@37 ports:bytes@-36',
    'core.v1.Port@37 number:int32',
    'meta.v1.ObjectMeta labels:{}string',
    '`;',
    '',
  ]);
});
