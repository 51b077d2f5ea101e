import fc from 'fast-check';
import { diffAsJson } from '../../src/diff/json';
import { diffAsMarkdown, LONGEST } from '../../src/diff/markdown';
import type { DiffReport } from '../../src/diff/report';
import { diffAsText } from '../../src/diff/terminal';
import type { Json, Manifest } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { codePoint } from '../words';
import { anySet, manifests, read, side } from './sets';

const FORMATS = {
  terminal: (report: DiffReport) => diffAsText([{ report }], false),
  markdown: (report: DiffReport) => diffAsMarkdown([{ report }]),
  json: (report: DiffReport) => diffAsJson([{ report }]),
};
const formats = Object.entries(FORMATS);
const rendered = (name: string, format: keyof typeof FORMATS) =>
  FORMATS[format](diff(side(name, 'before'), side(name, 'after')));

test('the terminal shows the sentence first, then paths, then objects with their fields', () => {
  expect(
    rendered('replica-set-wrong-host', 'terminal'),
  ).toBe(`ReplicaSet api no longer calls Service db:27017 once Pods are replaced;
ReplicaSet api keeps its running Pods

Paths
  lost ReplicaSet api → Service db:27017 → ReplicaSet db
    once Pods are replaced: its caller does not name it any more

ReplicaSet api changed
  running-pods-unchanged
    accepted, but no running Pod is replaced (1 Pod): each keeps the old
    template until something ends it
  spec.template.spec.containers[name=api].env[name=DB].value: db → dbx
`);
});

const flow = (...objects: string[]) => read(objects.map((object) => `# YAML\n${object}\n`).join('---\n'));
const deployment = (name: string, image: string, more = '') =>
  `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}, labels: {release: "${image}"}}, spec: {template: {spec: {containers: [{name: main, image: "registry.example/${name}:${image}"${more}}]}}}}`;

test('a change of several objects is shown once, with their names as *; harmless changes come last', () => {
  const sides = (image: string, more = '') =>
    flow(deployment('cart', image), deployment('orders', image, more), deployment('search', image));
  expect(
    FORMATS.terminal(diff(sides('1.0'), sides('2.0', ', tty: true'))),
  ).toBe(`Deployments cart, orders and search roll

Deployments cart, orders, search changed
  pods-replaced
    replaces 1 Pod: at least 1 ready, at most 2 in all
  spec.template.spec.containers[].image: registry.example/*: 1.0 → 2.0
    * is each object's own name
  Deployment orders alone
    + spec.template.spec.containers[name=main].tty: true

Harmless
  in Deployments cart, orders, search
    metadata.labels.release: '1.0' → '2.0'
`);
});

test.each(['true', '100', 'path', 'before', 'impact', 'spec', 'template', 'pods-replaced'])(
  'of an object called %s, * stands for its name and for no field or value that is called the same',
  (name) => {
    const one = (own: string, image: string, revisionHistoryLimit = 0, more = {}) => {
      const container = { name: own, image: `registry.example/${own}:${image}`, ...more };
      const spec = { revisionHistoryLimit, template: { spec: { containers: [container] } } };
      return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: own }, spec };
    };
    const before = manifests([one(name, '1.0', 100), one('zz-top', '1.0', 1)] as Json[]);
    const after = manifests([one(name, '2.0', 7, { tty: true }), one('zz-top', '2.0', 2)] as Json[]);
    expect(FORMATS.terminal(diff(before, after))).toBe(`Deployments ${name} and zz-top roll

Deployments ${name}, zz-top changed
  pods-replaced
    replaces 1 Pod: at least 1 ready, at most 2 in all
  spec.template.spec.containers[].image: registry.example/*: 1.0 → 2.0
    * is each object's own name
  Deployment ${name} alone
    spec.revisionHistoryLimit: 100 → 7
    + spec.template.spec.containers[name=${name}].tty: true
  Deployment zz-top alone
    spec.revisionHistoryLimit: 1 → 2
`);
  },
);

const configMap = (text: string) =>
  manifests([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'files' }, data: { file: text } }] as Json[]);

test('a text of several lines is compared by line, with the lines around', () => {
  const script = (greeting: string) => `#!/bin/sh\nset -e\n\necho ${greeting}\n\n# the end\nexit 0\n`;
  expect(FORMATS.terminal(diff(configMap(script('hello')), configMap(script('goodbye'))))).toBe(
    `ConfigMap files changes in place

ConfigMap files changed
  updated
    changed in place; no Pod is replaced for it
  data.file
    …
      set -e

    - echo hello
    + echo goodbye

      # the end
`,
  );
});

test('a text that holds YAML or JSON is compared by its values; comments and layout, as lines', () => {
  const fields = (one: string, other: string) => diff(configMap(one), configMap(other)).changes[0]?.fields;
  expect(fields('server:\n  port: 80\n  hosts: [a, b]\n', 'server: {port: 81, hosts: [a, b]}\nlog: {}\n')).toEqual([
    { path: 'data.file: log', after: {}, impact: 'updated' },
    { path: 'data.file: server.port', before: 80, after: 81, impact: 'updated' },
  ]);
  expect(fields('{"a":[{"name":"x","size":1}]}', '{"a":[{"name":"y"},{"name":"x","size":2}]}')).toEqual([
    { path: 'data.file: a[name=x].size', before: 1, after: 2, impact: 'updated' },
    { path: 'data.file: a[name=y]', after: { name: 'y' }, impact: 'updated' },
  ]);
  expect(fields('a: 1 # one\n', 'a: 1 # 1\n')).toEqual([
    { path: 'data.file', before: 'a: 1 # one\n', after: 'a: 1 # 1\n', impact: 'updated' },
  ]);
});

test('an item that is put into a list moves no other', () => {
  const pod = (args: string) =>
    flow(`{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, args: ${args}}]}}`);
  expect(diff(pod('[a, b, c]'), pod('[a, x, b, c]')).changes[0]?.fields).toEqual([
    { path: 'spec.containers[name=web].args[1]', after: 'x', impact: 'rejected' },
  ]);
});

test('of more lines than anybody reads the first are shown, and how much is left out', () => {
  const pod = (name: string): Json => {
    const env = Array.from({ length: 9 }, () => ({ name: 'X', value: 'y' }));
    const containers = Array.from({ length: 500 }, () => ({ name, image: 'i', env }));
    return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers } };
  };
  const report = diff(manifests([pod('a')]), manifests([pod('b')]));
  const note = '… and 3 more lines and 907 more values: --format json shows all';
  const text = FORMATS.terminal(report).split('\n');
  expect([text.slice(-3), text.filter((line) => /^ {4}[-+] /.test(line)).length]).toEqual([
    ['    -   - name: X', `  ${note}`, ''],
    1908,
  ]);
  expect(FORMATS.markdown(report).split('\n').slice(-6)).toEqual([
    '  1225 more lines',
    `  ${note}`,
    '```',
    '',
    '</details>',
    '',
  ]);
});

test('an object with another name is one change, which says who still names the old one', () => {
  const [change] = diff(side('service-renamed', 'before'), side('service-renamed', 'after')).changes.filter(
    ({ change: what }) => what === 'renamed',
  );
  expect(change).toEqual({
    object: { apiVersion: 'v1', kind: 'Service', namespace: '', name: 'database' },
    from: { apiVersion: 'v1', kind: 'Service', namespace: '', name: 'db' },
    change: 'renamed',
    fields: [{ path: 'metadata.name', before: 'db', after: 'database', impact: 'created' }],
    impacts: [
      {
        id: 'path-lost',
        message: 'Deployment api → Service db:27017 → Deployment db (once it is deleted)',
        ofPath: true,
      },
      {
        id: 'left-behind',
        message:
          'Service db: stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
      },
      { id: 'created', message: 'a new address and name; Deployment api still names Service db' },
    ],
  });
});

test('the terminal is coloured where it takes colours', () => {
  const report = diff(side('service-removed', 'before'), side('service-removed', 'after'));
  expect(diffAsText([{ name: 'lesson', report }], true)).toBe(
    '\u001b[1mlesson: \u001b[0m\u001b[33mService api stays behind\u001b[0m\n\n' +
      '\u001b[1mService api removed\u001b[0m\n  \u001b[33mleft-behind\u001b[0m\n' +
      '    stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or\n    `kubectl delete` does\n',
  );
});

test('markdown draws lost edges red and gained ones green, and folds the objects', () => {
  const lost = rendered('policy-that-cuts', 'markdown');
  expect(
    lost,
  ).toBe(`**<code>Deployment api</code> no longer reaches <code>Service db&#58;27017</code>; <code>NetworkPolicy db</code> is created**

\`\`\`mermaid
graph LR
  n0["Deployment api"] --> n1["Service db:27017"]
  n1 --> n2["ReplicaSet db"]
  linkStyle 0 stroke:#d1242f
  linkStyle 1 stroke:#d1242f
\`\`\`

\`\`\`diff
- Deployment api → Service db:27017 → ReplicaSet db (lost now: NetworkPolicy db does not let it in)
\`\`\`

<details><summary><code>created</code> <code>NetworkPolicy db added</code></summary>

\`\`\`diff
  created: new in the cluster
\`\`\`

</details>
`);
  const gained = FORMATS.markdown(diff(side('policy-that-cuts', 'after'), side('policy-that-cuts', 'before')));
  expect(gained).toContain('linkStyle 0 stroke:#1a7f37');
});

test('JSON holds the report, and several by their names with the worst of all', () => {
  const report = diff(side('service-node-port', 'before'), side('service-node-port', 'after'));
  expect(JSON.parse(diffAsJson([{ report }]))).toEqual({
    headline: 'Service api changes its nodePort',
    changes: [
      {
        object: { apiVersion: 'v1', kind: 'Service', namespace: '', name: 'api' },
        change: 'changed',
        fields: [{ path: 'spec.ports[port=8080].nodePort', before: 31871, after: 31872, impact: 'node-port-changed' }],
        impacts: [{ id: 'node-port-changed', message: 'external callers of port 31871 must use 31872' }],
      },
    ],
    paths: { gained: [], lost: [], interrupted: [] },
    ignored: 0,
    worst: 'node-port-changed',
  });
  const same = diff([], []);
  expect(
    JSON.parse(
      diffAsJson([
        { name: 'a', report },
        { name: 'b', report: same },
      ]),
    ),
  ).toEqual({
    environments: { a: report, b: same },
    worst: 'node-port-changed',
  });
});

test.each([
  [50, undefined, ''],
  [51, ['ConfigMap'], 'too many objects were removed and added to look for renames: ConfigMap'],
])(
  'where %d objects of a kind went and as many came, a note says whether renames were not looked for',
  (size, kinds, note) => {
    const configMaps = (prefix: string) => {
      const numbers = Array.from({ length: size }, (_, index) => index);
      const named = numbers.map((index) => ({ name: `${prefix}-${index}` }));
      return manifests(named.map((metadata) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata })) as Json[]);
    };
    const report = diff(configMaps('one'), configMaps('two'));
    expect(report.renamesNotSought).toEqual(kinds);
    expect(/too many.*/.exec(diffAsText([{ report }], false))?.[0] ?? '').toBe(note);
    expect(/too many[^<]*/.exec(diffAsMarkdown([{ report }]))?.[0] ?? '').toBe(note.replace(':', '&#58;'));
  },
);

test('where there are too many paths to compare with the policies, a note says that some count as open', () => {
  const many = (size: number, port: number) => {
    const numbers = Array.from({ length: size }, (_, index) => index);
    const policy = (name: number) =>
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: n${name}}, spec: {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {x: y${name}}}}]}]}}`;
    const pods = numbers.map(
      (index) =>
        `{apiVersion: v1, kind: Pod, metadata: {name: p${index}, labels: {a: b}}, spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}], env: [{name: X, value: 'http://s:80'}]}]}}`,
    );
    const service = `{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selector: {a: b}, ports: [{port: 80, targetPort: ${port}}]}}`;
    return flow(service, ...pods, ...numbers.map(policy));
  };
  const note = 'there are too many paths to compare each with the policies: some count as open';
  const [few, report] = [diff(many(20, 80), many(20, 81)), diff(many(300, 80), many(300, 81))];
  expect([few.pathsNotCompared, report.pathsNotCompared]).toStrictEqual([undefined, true]);
  expect(/there are too many.*/.exec(diffAsText([{ report: few }], false))).toBeNull();
  expect(/there are too many.*/.exec(diffAsText([{ report }], false))?.[0]).toBe(note);
  expect(/there are too many[^<]*/.exec(diffAsMarkdown([{ report }]))?.[0]).toBe(note.replace(':', '&#58;'));
});

test('what is to be ignored is no difference, and is counted', () => {
  const sides = (chart: string, replicas: number) =>
    flow(
      `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, labels: {helm.sh/chart: ${chart}, app: web}}, spec: {replicas: ${replicas}}}`,
    );
  const ignoring = (...ignore: string[]) => diff(sides('a', 1), sides('b', 2), { ignore });
  expect(ignoring('metadata.labels.helm.sh/chart', 'spec.replicas')).toEqual({ ...diff([], []), ignored: 2 });
  expect(ignoring('metadata.labels["helm.sh/chart"]').changes[0]?.fields.map(({ path }) => path)).toEqual([
    'spec.replicas',
  ]);
  expect(ignoring('*').ignored).toBe(2);
  expect(ignoring('spec.repl', 'metadata.labels.app').ignored).toBe(0);
});

test('items of custom resources are identified as their definition has it, or as the settings have it', () => {
  const definition = `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: routes.example.com}, spec: {group: example.com, names: {kind: Route}, versions: [{name: v1, schema: {openAPIV3Schema: {properties: {spec: {properties: {hops: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [at]}}}}}}}]}}`;
  const route = (...hops: string[]) =>
    `{apiVersion: example.com/v1, kind: Route, metadata: {name: one}, spec: {hops: [${hops.join()}]}}`;
  const [one, other] = [route('{at: a, to: 1}', '{at: b, to: 2}'), route('{at: b, to: 3}', '{at: a, to: 1}')];
  const path = 'spec.hops[at=b].to';
  const byDefinition = diff(flow(definition, one), flow(definition, other));
  const asAsked = diff(flow(one), flow(other), { listKeys: new Map([['Route spec.hops', 'at']]) });
  for (const { changes } of [byDefinition, asAsked])
    expect(changes[0]?.fields).toEqual([{ path, before: 2, after: 3, impact: 'updated' }]);
});

const nasty = fc.oneof(
  fc.string({ unit: codePoint }),
  fc.constantFrom(
    '\u001b[2J\u001b]0;title\u0007',
    '\u009b31m',
    'a\n# heading',
    '```\n@everyone',
    '</code></summary></details><script>',
    '"] --> evil["x',
    '[link](http://example.com)',
    '\u202eoverride',
    '`'.repeat(9),
  ),
);
/** A set in which every text that may be anything is `text`. */
const forged = (text: string, value: string): Manifest[] =>
  manifests([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: text, namespace: text, labels: { [text]: value } },
      spec: { type: 'NodePort', selector: { app: 'web' }, ports: [{ port: 80 }] },
    },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: text, labels: { app: 'web' }, namespace: text }, spec: {} },
    { apiVersion: text, kind: text, metadata: { name: text }, data: { [text]: value } },
  ] as Json[]);

test('nothing of a manifest moves the cursor, colours or reorders text, in any format', () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, (name, one, other) => {
      const reports = [diff(forged(name, one), forged(name, other)), diff([], forged(name, one))];
      for (const [, render] of formats)
        for (const text of reports.map(render)) expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('text of manifests is only code in Markdown, and closes neither its fence nor the graph', () => {
  fc.assert(
    fc.property(nasty, nasty, (name, value) => {
      const text = FORMATS.markdown(diff([], forged(name, value)));
      const ours = [
        /^\*\*(<code>[-&#;\w ,]*<\/code>|[\w ,;])+\*\*$/,
        /^\| (impact \| objects \| what happens|--- \| --- \| ---|(<code>[-&#;\w ,]*<\/code> ?\|? ?){3}) ?\|$/,
        /^<details><summary>(Harmless|<code>[-&#;\w ]*<\/code> <code>[-&#;\w ,]*<\/code>)<\/summary>$/,
        /^<\/details>$/,
        /^$/,
        /^\d+ more edges? not drawn\.$/,
      ];
      let fence: string | undefined;
      for (const line of text.split('\n')) {
        const [, ticks, language] = /^(`{3,})(mermaid|diff)?$/.exec(line) ?? [];
        if (fence === undefined && language) fence = ticks + language;
        else if (fence !== undefined && line === fence.replace(/[a-z]+/, '')) fence = undefined;
        else if (fence?.endsWith('mermaid')) expect(line).toMatch(MERMAID);
        else if (fence === undefined) expect(ours.some((some) => some.test(line))).toBe(true);
      }
      expect(fence).toBeUndefined();
    }),
  );
});

const NODE = String.raw`n\d+(\["[-A-Za-z0-9 .:/,…#;]*"\])?`;
const MERMAID = new RegExp(
  `^(graph LR|  ${NODE} --> ${NODE}|  linkStyle \\d+ stroke:#[0-9a-f]{6}(,stroke-dasharray:4)?)$`,
);

test('a comment is never too long, and says what was cut', () => {
  const many = (count: number, image: string): Manifest[] =>
    manifests(
      Array.from({ length: count }, (_, index) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `pod-${index}` },
        spec: { containers: [{ name: 'web', image: `${image}${index * 7}` }] },
      })),
    );
  const report = diff(many(500, 'a'), many(500, 'b'));
  for (const sections of [
    [{ report }],
    [
      { name: 'a', report },
      { name: 'b', report },
    ],
  ]) {
    const text = diffAsMarkdown(sections);
    expect(text.length).toBeLessThanOrEqual(LONGEST);
    expect(text).toMatch(/\n_Left out, as a comment holds no more: [^\n]+\. `kubetalk diff` shows all\._\n$/);
    expect(text.match(/^`{3,}/gm)?.length ?? 0).toBe(2 * (text.match(/^`{3,}[a-z]/gm)?.length ?? 0));
  }
  const large = diff([], forged('x'.repeat(70_000), 'y'));
  expect(diffAsMarkdown([{ report: large }]).length).toBeLessThanOrEqual(LONGEST);
});

const secretValue = fc.stringMatching(/^[a-z]{12,16}$/).map((text) => `s3cret-${text}`);
const secret = (value: string): Json[] => {
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'login',
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ data: value }), note: value },
    },
    data: { password: value, nested: { [value]: value } },
    stringData: { DB_HOST: value },
    [`x${value.length}`]: [{ name: value, value }],
  };
  return [
    object,
    { apiVersion: 'v1', kind: 'List', metadata: { name: 'list' }, items: [object] },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        ...object.metadata,
        name: 'copy',
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': value },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: value },
      spec: { selector: { app: 'db' }, ports: [{ port: 80 }] },
    },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'db', labels: { app: 'db' } }, spec: {} },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'caller' },
      spec: { containers: [{ name: 'c', envFrom: [{ secretRef: { name: 'login' } }] }] },
    },
  ] as Json[];
};

const known = new Map<string, readonly DiffReport[]>();

/** What differs where a Secret does, however its sides are taken: once for all formats, which are given the same values. */
function reports(one: string, other: string): readonly DiffReport[] {
  const key = `${one} ${other}`;
  const found = known.get(key);
  if (found) return found;
  // The Service that the Secret names stays: its own name is not secret.
  const [before, after] = [one, other].map((value) => manifests(secret(value).filter((_, at) => at !== 3)));
  const service = manifests([secret(one)[3] as Json]);
  const made = [
    diff([...(before ?? []), ...service], [...(after ?? []), ...service]),
    diff(before ?? [], after ?? []),
    diff([], after ?? []),
  ];
  known.set(key, made);
  return made;
}

test.each(formats)('values of Secrets never appear in %s', (_, render) => {
  fc.assert(
    fc.property(secretValue, secretValue, (one, other) => {
      fc.pre(one !== other);
      for (const text of reports(one, other).map(render)) {
        expect(text).not.toContain(one);
        expect(text).not.toContain(other);
      }
    }),
  );
});

test('every format renders any comparison', () => {
  fc.assert(
    fc.property(anySet, anySet, (before, after) => {
      const report = diff(before, after);
      for (const [, render] of formats) expect(render(report)).not.toMatch(/undefined|\[object|NaN/);
    }),
  );
});
