import { CustomKinds } from '../../src/kubernetes/schema/custom';
import { problemText } from '../../src/kubernetes/schema/problem';
import { problemsOf } from '../../src/kubernetes/schema/problems';
import type { JsonObject } from '../../src/manifest/manifest';

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'parcels.example.com' },
  spec: {
    group: 'example.com',
    names: { plural: 'parcels', kind: 'Parcel' },
    scope: 'Namespaced',
    versions: [
      { name: 'v1beta1', served: false, storage: false },
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['size'],
                properties: {
                  size: { type: 'integer', maximum: 20 },
                  colour: { type: 'string', enum: ['red', 'blue'] },
                  name: { type: 'string', pattern: '^[a-z]+$' },
                  port: { 'x-kubernetes-int-or-string': true },
                  free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                },
              },
            },
          },
        },
      },
    ],
  },
};
const kinds = new CustomKinds([{ value: definition, source: {} }]);
const lines = (spec: JsonObject, apiVersion = 'example.com/v1') =>
  problemsOf({ apiVersion, kind: 'Parcel', metadata: { name: 'a' }, spec }, undefined, kinds).map(problemText);

test('a custom resource that fits its schema has no fault', () => {
  expect(lines({ size: 3, colour: 'red', name: null, port: 'http', free: { any: [1] } })).toEqual([]);
});

test('a custom resource is validated against its schema', () => {
  expect(lines({ size: 21, colour: 'green', name: 'A', port: true, fre: {} })).toEqual([
    'spec.size is 21: use one less than or equal to 20',
    'spec.colour is "green": use "red", "blue"',
    'spec.name is "A", which ^[a-z]+$ does not match',
    'spec.port is a boolean where a whole number or a string is expected',
    'spec.fre is no field that its CustomResourceDefinition has: did you mean free?',
  ]);
  expect(lines({})).toEqual(['spec.size is missing, which its CustomResourceDefinition requires: give it']);
});

test('a version that its definition does not serve is refused', () => {
  expect(lines({ size: 1 }, 'example.com/v1beta1')).toEqual([
    'apiVersion is example.com/v1beta1, in which its CustomResourceDefinition serves none: use example.com/v1',
  ]);
});

test('a kind of another group is skipped', () => {
  expect(lines({ any: true }, 'example.org/v1')).toEqual([]);
});

test("a pattern is Go's, and takes no longer than its text, with any repetition", () => {
  const held = (pattern: string, name: string) => {
    const text = JSON.stringify(definition).replace(JSON.stringify('^[a-z]+$'), () => JSON.stringify(pattern));
    const kinds = new CustomKinds([{ value: JSON.parse(text), source: {} }]);
    const object = { apiVersion: 'example.com/v1', kind: 'Parcel', metadata: { name: 'a' }, spec: { size: 1, name } };
    return problemsOf(object, undefined, kinds).map(problemText);
  };
  expect([held('(?i)^abc$', 'ABC'), held('^[[:alpha:]]+$', 'é'), held('^\\p{Lu}+$', 'É'), held('(?=a)b', 'c')]).toEqual(
    [[], ['spec.name is "é", which ^[[:alpha:]]+$ does not match'], [], []],
  );
  // A backtracking engine would try 2 to the power of 5,000 ways.
  const [fault] = held('^(a+)+$', `${'a'.repeat(5000)}!`);
  expect(fault).toMatch(/^spec\.name is "a+.*", which \^\(a\+\)\+\$ does not match$/);
});
