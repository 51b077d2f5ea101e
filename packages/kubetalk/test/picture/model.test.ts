import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { renderJson } from '../../src/picture/json';
import { anySet, draw, part, read } from './pictures';

const split = readFileSync(join(__dirname, '../corpus/healthy/lesson.yaml'), 'utf8');

/** Where it is written is looked at by itself, below. */
function drawn(yaml: string) {
  const { nodes, edges, ...rest } = draw(read(yaml));
  const bare = <Item extends object>({
    problems,
    statements,
    ...item
  }: Item & { problems: unknown; statements: unknown }) => item;
  return { nodes: nodes.map(bare), edges: edges.map(bare), ...rest };
}

test('the split application: outside, the Services, their Pods, and the call between them', () => {
  const namespace = 'default';
  expect(drawn(split)).toStrictEqual({
    nodes: [
      {
        id: 'ReplicaSet/default/go-demo-2-api',
        kind: 'workload',
        namespace,
        title: 'ReplicaSet go-demo-2-api',
        details: ['3 replicas', 'container api'],
        checks: [],
      },
      {
        id: 'ReplicaSet/default/go-demo-2-db',
        kind: 'workload',
        namespace,
        title: 'ReplicaSet go-demo-2-db',
        details: ['1 replica', 'container db, port 28017'],
        checks: [],
      },
      {
        id: 'Service/default/go-demo-2-api',
        kind: 'Service',
        namespace,
        title: 'Service go-demo-2-api',
        details: ['NodePort', 'port 8080, a free nodePort'],
        checks: [],
      },
      {
        id: 'Service/default/go-demo-2-db',
        kind: 'Service',
        namespace,
        title: 'Service go-demo-2-db',
        details: ['ClusterIP', 'port 27017', 'Pods may listen on 27017 without declaring it'],
        checks: [],
      },
      { id: 'outside', kind: 'outside', namespace: undefined, title: 'outside', details: [], checks: [] },
    ],
    edges: [
      {
        from: 'ReplicaSet/default/go-demo-2-api',
        to: 'Service/default/go-demo-2-db',
        kind: 'calls',
        labels: ['DB'],
        checks: [],
      },
      {
        from: 'Service/default/go-demo-2-api',
        to: 'ReplicaSet/default/go-demo-2-api',
        kind: 'forwards',
        labels: [],
        checks: [],
      },
      {
        from: 'Service/default/go-demo-2-db',
        to: 'ReplicaSet/default/go-demo-2-db',
        kind: 'forwards',
        labels: [],
        checks: [],
      },
      { from: 'outside', to: 'Service/default/go-demo-2-api', kind: 'enters', labels: [], checks: [] },
    ],
    notes: [],
  });
});

/** What is marked as broken: the boxes by their titles, the arrows by their ends. */
function broken(yaml: string) {
  const { nodes, edges, notes } = draw(read(yaml));
  const marked = <Item extends { readonly checks: readonly string[] }>(
    items: readonly Item[],
    name: (item: Item) => string,
  ) => items.filter(({ checks }) => checks.length > 0).map((item) => `${name(item)} ${item.checks}`);
  return {
    nodes: marked(nodes, ({ id }) => id),
    edges: marked(edges, ({ from, to }) => `${from} to ${to}`),
    notes,
  };
}

const faulty = (name: string) => readFileSync(join(__dirname, '../corpus/faulty', `${name}.yaml`), 'utf8');

test.each([
  [
    'service-selects-nothing',
    split.replace('type: db\n---\napiVersion: apps', 'type: dbb\n---\napiVersion: apps'),
    {
      nodes: ['Service/default/go-demo-2-db service-selects-nothing'],
    },
  ],
  [
    'address-unknown',
    split.replace('value: go-demo-2-db', 'value: go-demo-2-bd'),
    {
      edges: ['ReplicaSet/default/go-demo-2-api to missing/default/go-demo-2-bd address-unknown'],
    },
  ],
  [
    'address-port',
    split.replace('value: go-demo-2-db', 'value: go-demo-2-db:28017'),
    {
      edges: ['ReplicaSet/default/go-demo-2-api to Service/default/go-demo-2-db address-port'],
    },
  ],
  [
    'target-port-unknown',
    split.replace('port: 27017', 'port: 27017\n      targetPort: mongo'),
    {
      edges: ['Service/default/go-demo-2-db to ReplicaSet/default/go-demo-2-db target-port-unknown'],
    },
  ],
  [
    'ingress-backend-missing',
    faulty('ingress-service-missing'),
    {
      edges: ['Ingress/default/front to missing/default/Service wbe ingress-backend-missing'],
    },
  ],
])('%s is shown where it breaks a path, once', (_, yaml, expected) => {
  expect(broken(yaml)).toStrictEqual({ nodes: [], edges: [], notes: [], ...expected });
});

test('a policy that cuts a call breaks its arrow; the errors of other policies are noted', () => {
  const policy = (name: string, spec: string) =>
    `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
  const db = '{podSelector: {matchLabels: {type: db}}, ingress: [{ports: [{port: 28017}]}]}';
  const nobody = '{podSelector: {matchLabels: {type: bd}}}';
  expect(broken(split + policy('db', db) + policy('nobody', nobody))).toMatchObject({
    nodes: [],
    edges: ['ReplicaSet/default/go-demo-2-api to Service/default/go-demo-2-db policy-cuts-path'],
    notes: [expect.stringMatching(/^NetworkPolicy nobody: .* \(policy-selects-nothing\)$/)],
  });
});

test('of a list of hosts, the one that is wrong is marked', () => {
  const set = [...part('a', { HOSTS: 'b:80,c:80' }), ...part('b')];
  expect(
    draw(set)
      .edges.filter(({ kind }) => kind === 'calls')
      .map(({ to, checks }) => [to, checks]),
  ).toStrictEqual([
    ['Service/default/b', []],
    ['missing/default/c', ['address-unknown']],
  ]);
});

test('what a Secret says is never shown, be it the name of a Service', () => {
  const secret = {
    value: {
      kind: 'Secret',
      metadata: { name: 's' },
      stringData: { A: 'http://user:pw@hidden.example.com', B: 'b:80' },
    },
    source: {},
  };
  const [pod, service] = part('a') as [never, never];
  const value = structuredClone((pod as { value: object }).value) as { spec: { containers: object[] } };
  Object.assign(value.spec.containers[0] as object, { envFrom: [{ secretRef: { name: 's' } }] });
  const picture = draw([{ value: value as never, source: {} }, service, secret, ...part('b')]);
  expect(JSON.stringify(picture)).not.toMatch(/hidden|pw/);
  expect(picture.edges.filter(({ kind }) => kind === 'calls').map(({ to }) => to)).toStrictEqual([
    'missing/default/what Secret s says',
  ]);
});

test('any set can be drawn, every arrow has two ends, and the order of documents changes nothing', () => {
  fc.assert(
    fc.property(
      anySet.chain((set) => fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length }))),
      ([set, shuffled]) => {
        const picture = draw(set);
        const ids = picture.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { from, to } of picture.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
        expect(renderJson(draw(shuffled))).toBe(renderJson(picture));
      },
    ),
  );
});

test('each arrow names the lines that state it, the policies on its way and what breaks it', () => {
  const policy = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db}
spec: {podSelector: {matchLabels: {type: db}}, ingress: [{ports: [{port: 28017}]}]}
`;
  const { edges } = draw(read(split + policy));
  const [call, , forwards] = edges;
  expect(call).toMatchObject({
    from: 'ReplicaSet/default/go-demo-2-api',
    statements: [{ file: 'set.yaml', line: 57, text: 'DB of container api names go-demo-2-db' }],
    problems: [
      {
        check: 'policy-cuts-path',
        message:
          'NetworkPolicy db: ingress cuts the path from ReplicaSet go-demo-2-api to ReplicaSet go-demo-2-db, port 27017; it allows port 28017: did you mean 27017, the port of the Pods?',
        remedy: "allow the caller's Pods and the Pods' port in a rule of that direction",
        file: 'set.yaml',
      },
    ],
  });
  expect(forwards?.statements.map(({ line, text }) => `${line} ${text}`)).toStrictEqual([
    '33 selector: service=go-demo-2, type=db',
    '15 labels of the Pods: service=go-demo-2, type=db, vendor=MongoLabs',
    '85 NetworkPolicy db restricts what reaches ReplicaSet go-demo-2-db',
  ]);
});
