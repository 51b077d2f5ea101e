/** A file before and after a change, of a size: what somebody makes to keep a run busy. */
export type Texts = (size: number) => readonly [before: string, after: string];

export const list = (items: readonly unknown[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

const many = <Item>(size: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: size }, (_, index) => make(index));
const sides = (make: (side: 'a' | 'b') => string) => [make('a'), make('b')] as const;

export const definition = (properties: object) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'as.x.io' },
  spec: {
    group: 'x.io',
    scope: 'Namespaced',
    names: { kind: 'A', plural: 'as', singular: 'a' },
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties } } },
    ],
  },
});
export const custom = (fields: object, name = 'a') => ({
  apiVersion: 'x.io/v1',
  kind: 'A',
  metadata: { name },
  ...fields,
});
const nested = (depth: number): object =>
  depth === 0 ? { minLength: 1 } : { anyOf: [nested(depth - 1), nested(depth - 1)], not: { maxLength: 0 } };

const pod = (name: string, env: readonly object[] = []) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { a: 'b' } },
  spec: { containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80 }], env }] },
});
const service = (name: string, port: number, more: object = {}, namespace?: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { selector: { a: 'b' }, ports: [{ port }], ...more },
});
const policy = (name: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name },
  spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { x: name } } }] }] },
});
const calls = (host: string) => [{ name: 'X', value: `http://${host}` }];

/** As many objects of each kind; another port is what a diff finds. */
const product =
  (make: (at: number, port: number) => readonly object[]): Texts =>
  (size) =>
    sides((side) => list(many(size, (at) => make(at, side === 'a' ? 80 : 81)).flat()));

/** Objects that multiply. */
export const products: Readonly<Record<string, Texts>> = {
  'Services that select the same Pods, which call one of them': product((at, port) => [
    service(`s${at}`, port),
    pod(`p${at}`, calls('s1')),
  ]),
  'Services that select the same Pods, each of which calls another': product((at, port) => [
    service(`s${at}`, port),
    pod(`p${at}`, calls(`s${at}`)),
  ]),
  'ways in to the same Pods': product((at, port) => [service(`s${at}`, port, { type: 'NodePort' }), pod(`p${at}`)]),
  'policies of the same Pods': product((at, port) => [
    service(`s${at}`, port),
    pod(`p${at}`, calls('s1')),
    policy(`n${at}`),
  ]),
  'namespaces of one Service each': product((at, port) => [service('s', port, {}, `n${at}`)]),
};

const flow = (document: number, side: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a${document}}\ndata:\n${many(400, (at) => `  ${side}${at}: [\n1]\n`).join('')}`;
const aliased = (at: number) => `- {apiVersion: v1, kind: Pod, metadata: {name: p${at}}, spec: {containers: *c}}\n`;

/** What costs much to read or to judge. */
export const texts: Readonly<Record<string, Texts>> = {
  'a pattern of a CRD over a long text': (size) =>
    sides((side) =>
      list([
        definition({ s: { type: 'string', pattern: '^(([a-z]+.?){1,60}){1,12}$' } }),
        custom({ s: `${side.repeat(size)}!` }),
      ]),
    ),
  'ways of a CRD in each other': (size) =>
    sides((side) =>
      list([
        definition({ s: { type: 'string', ...nested(7) } }),
        ...many(size, (at) => custom({ s: '', t: side }, `a${at}`)),
      ]),
    ),
  'documents of collections that are not indented': (size) =>
    sides((side) => many(size, (at) => flow(at, side)).join('---\n')),
  'aliases of one list of containers': (size) =>
    sides(
      (side) =>
        `apiVersion: v1\nkind: List\nx: &c [{name: c, image: ${side}, env: [{name: A, value: b}]}]\nitems:\n${many(size, aliased).join('')}`,
    ),
};
