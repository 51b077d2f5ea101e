import fc from 'fast-check';
import { diff } from '../../src/diff/diff';
import { json } from '../../src/diff/json';
import { LONGEST, markdown } from '../../src/diff/markdown';
import { terminal } from '../../src/diff/terminal';
import type { Json, Manifest } from '../../src/manifest/manifest';
import { anySet, manifests, side } from './sets';

const FORMATS = {
  terminal: (one: readonly Manifest[], other: readonly Manifest[]) => terminal([{ report: diff(one, other) }], false),
  markdown: (one: readonly Manifest[], other: readonly Manifest[]) => markdown([{ report: diff(one, other) }]),
  json: (one: readonly Manifest[], other: readonly Manifest[]) => json([{ report: diff(one, other) }]),
};
const formats = Object.entries(FORMATS);
const rendered = (name: string, format: keyof typeof FORMATS) =>
  FORMATS[format](side(name, 'before'), side(name, 'after'));

test('the terminal shows the worst first, then paths, then objects with their fields', () => {
  expect(rendered('replica-set-wrong-host', 'terminal')).toBe(`worst: path-lost, 1 path lost, 1 object changed

Paths
  lost ReplicaSet api → Service db:27017 → ReplicaSet db
    once Pods are replaced

ReplicaSet api changed
  running-pods-unchanged
    accepted, but no running Pod is replaced (1 Pod): each keeps the old
    template until something ends it
  spec.template.spec.containers[name=api].env[name=DB].value
    - "db"
    + "dbx"
`);
});

test('the terminal is coloured where it takes colours', () => {
  const report = diff(side('service-removed', 'before'), side('service-removed', 'after'));
  expect(terminal([{ name: 'lesson', report }], true)).toBe(
    '\u001b[1mlesson\u001b[0m: \u001b[33mworst: left-behind, 1 object changed\u001b[0m\n\n' +
      '\u001b[1mService api removed\u001b[0m\n  \u001b[33mleft-behind\u001b[0m\n' +
      '    stays in the cluster as it is: apply deletes nothing; `npm run deploy` or\n    `kubectl delete` does\n',
  );
});

test('markdown draws lost edges red and gained ones green, and folds the objects', () => {
  const lost = rendered('policy-that-cuts', 'markdown');
  expect(lost).toBe(`**worst: path-lost, 1 path lost, 1 object changed**

\`\`\`mermaid
graph LR
  n0["Deployment api"] --> n1["Service db:27017"]
  n1 --> n2["ReplicaSet db"]
  linkStyle 0 stroke:#d1242f
  linkStyle 1 stroke:#d1242f
\`\`\`

\`\`\`diff
- Deployment api → Service db:27017 → ReplicaSet db (lost now)
\`\`\`

<details><summary><code>created</code> <code>NetworkPolicy db</code> added</summary>

\`\`\`diff
  created: new in the cluster
\`\`\`

</details>
`);
  const gained = FORMATS.markdown(side('policy-that-cuts', 'after'), side('policy-that-cuts', 'before'));
  expect(gained).toContain('linkStyle 0 stroke:#1a7f37');
});

test('JSON holds the report, and several by their names with the worst of all', () => {
  const report = diff(side('service-node-port', 'before'), side('service-node-port', 'after'));
  expect(JSON.parse(json([{ report }]))).toEqual({
    changes: [
      {
        object: { apiVersion: 'v1', kind: 'Service', namespace: '', name: 'api' },
        change: 'changed',
        fields: [{ path: 'spec.ports[port=8080].nodePort', before: 31871, after: 31872 }],
        impacts: [{ id: 'node-port-changed', message: 'outside callers of port 31871 must use 31872' }],
      },
    ],
    paths: { gained: [], lost: [], interrupted: [] },
    worst: 'node-port-changed',
  });
  const same = diff([], []);
  expect(
    JSON.parse(
      json([
        { name: 'a', report },
        { name: 'b', report: same },
      ]),
    ),
  ).toEqual({
    environments: { a: report, b: same },
    worst: 'node-port-changed',
  });
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
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
      for (const [, render] of formats)
        for (const text of [render(forged(name, one), forged(name, other)), render([], forged(name, one))])
          expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('text of manifests stands in Markdown as code only, and closes neither its fence nor the graph', () => {
  fc.assert(
    fc.property(nasty, nasty, (name, value) => {
      const text = FORMATS.markdown([], forged(name, value));
      const ours = [
        /^\*\*worst: [-\w, ]+\*\*$/,
        /^<details><summary><code>[-&#;\w ]*<\/code> <code>[-&#;\w ,]*<\/code> (added|removed|changed)<\/summary>$/,
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
        spec: { containers: [{ name: 'web', image }] },
      })),
    );
  const report = diff(many(2000, 'a'), many(2000, 'b'));
  for (const sections of [
    [{ report }],
    [
      { name: 'a', report },
      { name: 'b', report },
    ],
  ]) {
    const text = markdown(sections);
    expect(text.length).toBeLessThanOrEqual(LONGEST);
    expect(text).toMatch(/\n_\d+ more parts cut, as a comment holds no more: `npm run -s diff` shows all\._\n$/);
  }
  const large = diff([], forged('x'.repeat(70_000), 'y'));
  expect(markdown([{ report: large }]).length).toBeLessThanOrEqual(LONGEST);
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

test.each(formats)('values of Secrets never appear in %s', (_, render) => {
  fc.assert(
    fc.property(secretValue, secretValue, (one, other) => {
      fc.pre(one !== other);
      // The Service that the Secret names stays: its own name is not secret.
      const [before, after] = [secret(one), secret(other)].map((set) => manifests(set.filter((_, at) => at !== 3)));
      const service = (value: string) => manifests([secret(value)[3] as Json]);
      for (const text of [
        render([...(before ?? []), ...service(one)], [...(after ?? []), ...service(one)]),
        render(before ?? [], after ?? []),
        render([], after ?? []),
      ]) {
        expect(text).not.toContain(one);
        expect(text).not.toContain(other);
      }
    }),
  );
});

test('whatever is compared, every format renders it', () => {
  fc.assert(
    fc.property(anySet, anySet, (before, after) => {
      for (const [, render] of formats) expect(render(before, after)).not.toMatch(/undefined|\[object|NaN/);
    }),
  );
});
