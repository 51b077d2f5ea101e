import { grouped } from '../../src/diff/groups';
import { headline } from '../../src/diff/headline';
import { diffAsMarkdown } from '../../src/diff/markdown';
import type { DiffReport, FieldChange, ImpactId, ObjectChange, PathChange } from '../../src/diff/report';
import { worstOf } from '../../src/diff/report';
import { diffAsText } from '../../src/diff/terminal';
import { objectNames } from '../../src/diff/values';
import { diff } from '../applied';
import { manifests, read } from './sets';

const object = (title: string, namespace = '') => {
  const [kind = '', name = ''] = title.split(' ');
  return { apiVersion: 'v1', kind, namespace, name };
};
const field: FieldChange = { path: 'spec.a', before: 1, after: 2, impact: 'updated' };
const change = (title: string, id: ImpactId, more: Partial<ObjectChange> = {}): ObjectChange => ({
  object: object(title),
  change: 'changed',
  fields: [field],
  impacts: [{ id, message: `${id} happens` }],
  ...more,
});
const NONE = { gained: [], lost: [], interrupted: [] };
const report = (changes: readonly ObjectChange[], more: Partial<DiffReport> = {}): DiffReport => {
  const all = {
    changes,
    paths: NONE,
    ignored: 0,
    worst: worstOf(changes.map(({ impacts }) => impacts[0]?.id ?? 'no-effect')),
    ...more,
  };
  return { ...all, headline: headline(all) };
};
const sentence = (id: ImpactId, ...titles: string[]) => report(titles.map((title) => change(title, id))).headline;

test.each<[ImpactId, one: string, two: string]>([
  ['rejected', 'the API server refuses Service a', 'the API server refuses Services a and b'],
  ['not-applied', 'Service a does not become what the file says', 'Services a and b do not become what the file says'],
  ['pods-refused', 'Service a gets no new Pods', 'Services a and b get no new Pods'],
  ['deleted-when-pruned', 'Service a is deleted', 'Services a and b are deleted'],
  ['endpoints-changed', 'Service a forwards to other Pods', 'Services a and b forward to other Pods'],
  ['node-port-changed', 'Service a changes its nodePort', 'Services a and b change their nodePorts'],
  [
    'pods-recreated',
    'Service a stops completely before it starts again',
    'Services a and b stop completely before they start again',
  ],
  ['running-pods-unchanged', 'Service a keeps its running Pods', 'Services a and b keep their running Pods'],
  ['left-behind', 'Service a stays behind', 'Services a and b stay behind'],
  ['pods-replaced', 'Service a rolls', 'Services a and b roll'],
  ['scaled', 'Service a is scaled', 'Services a and b are scaled'],
  ['created', 'Service a is created', 'Services a and b are created'],
  ['updated', 'Service a changes in place', 'Services a and b change in place'],
  ['no-effect', 'Service a only says the same in other words', 'Services a and b only say the same in other words'],
])('%s: one, and two', (id, one, two) => {
  expect([sentence(id, 'Service a'), sentence(id, 'Service a', 'Service b')]).toStrictEqual([one, two]);
});

test('a caller that names another Service than before no longer calls the first; one whose Service is gone no longer reaches it', () => {
  const pod = (name: string, env: string) =>
    read(`
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${name}}}
spec: {containers: [{name: a, image: a:1, env: [${env}]}]}`);
  const service = (name: string) =>
    read(`
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{port: 80}]}`);
  const rest = [...pod('old', ''), ...pod('new', ''), ...service('new')];
  const web = (host: string) => pod('web', `{name: HOST, value: 'http://${host}'}`);
  const before = [...web('old'), ...service('old'), ...rest];
  expect([
    diff(before, [...web('new'), ...service('old'), ...rest]).headline,
    diff(before, [...web('old'), ...rest], { pruned: true }).headline,
  ]).toStrictEqual([
    'the API server refuses Pod web; Pod web no longer calls Service old:80 once what is refused is accepted; Pod web reaches Service new:80 once what is refused is accepted',
    'Pod web no longer reaches Service old:80; Service old is deleted',
  ]);
});

test.each<[objects: string[], text: string]>([
  [['Service a', 'Service b', 'Service c'], 'Services a, b and c'],
  [['Service a', 'Service b', 'Service c', 'Service d'], '4 Services'],
  [['Service a', 'Pod b'], 'Service a and Pod b'],
  [['Service a', 'Pod b', 'Pod c'], '3 objects'],
  [[' a'], 'object without a kind a'],
  [['Service '], 'Service (no name)'],
  [[' a', ' b'], 'objects without a kind a and b'],
])('of %j it says %s', (objects, text) => {
  expect(sentence('created', ...objects)).toBe(`${text} ${objects.length === 1 ? 'is' : 'are'} created`);
});

test('several objects that are refused for one part of them: which part it is', () => {
  const refused = (...fields: readonly string[]) =>
    report(
      fields.map((some, index) => {
        const message = `the API server refuses it: ${some}`;
        return change(`Pod ${index}`, 'rejected', { impacts: [{ id: 'rejected', message }] });
      }),
    ).headline;
  const selector = "spec.selector.matchLabels.app, spec.selector.matchLabels.tier and 2 more can't be changed; delete";
  expect([
    refused(selector, "spec.selector.matchLabels.app can't be changed"),
    refused(selector, "spec.serviceName can't be changed"),
    refused(selector, 'spec.ports is missing'),
    refused("type can't be changed", "type can't be changed"),
  ]).toStrictEqual([
    "the API server refuses Pods 0 and 1: spec.selector can't be changed",
    'the API server refuses Pods 0 and 1',
    'the API server refuses Pods 0 and 1',
    "the API server refuses Pods 0 and 1: type can't be changed",
  ]);
});

test('what Pods read is a clause of its own, and of a renamed object what stays is the old one', () => {
  expect(sentence('running-pods-unchanged', 'ConfigMap a')).toBe('running Pods keep the old values of ConfigMap a');
  expect(sentence('running-pods-unchanged', 'Secret a', 'Pod b')).toBe(
    'Pod b keeps its running Pods; running Pods keep the old values of Secret a',
  );
  const renamed = (id: ImpactId) =>
    report([change('Service new', id, { change: 'renamed', from: object('Service old') })]).headline;
  expect([renamed('left-behind'), renamed('deleted-when-pruned'), renamed('created')]).toStrictEqual([
    'Service new is created beside Service old, which stays behind',
    'Service new is created beside Service old, which is deleted',
    'Service new is created',
  ]);
});

const label: FieldChange = { path: 'metadata.labels.a', before: '1', after: '2', impact: 'updated' };
const annotation: FieldChange = { ...label, path: 'metadata.annotations.a' };

test('changes of labels and annotations alone are named as such, beside changes in place', () => {
  const harmless = (fields: readonly FieldChange[]) =>
    report([change('Pod a', 'updated', { fields }), change('Pod b', 'updated')]).headline;
  expect(harmless([label, annotation])).toBe('Pod b changes in place; Pod a changes in labels or annotations alone');
  expect(harmless([label, field])).toBe('Pods a and b change in place');
  expect(harmless([{ ...field, path: 'metadata.labelsx' }])).toBe('Pods a and b change in place');
  expect(harmless([{ ...label, impact: 'pods-refused' }])).toBe('Pods a and b change in place');
});

test('the worst comes first; a change in place beside something worse is left out', () => {
  const impacts = (['pods-replaced', 'updated'] as const).map((id) => ({ id, message: id }));
  expect(report([change('Pod a', 'created'), change('Pod b', 'pods-replaced', { impacts })]).headline).toBe(
    'Pod b rolls; Pod a is created',
  );
  expect(
    report([
      change('Pod a', 'scaled', {
        impacts: [
          { id: 'path-lost', message: '' },
          { id: 'updated', message: '' },
        ],
      }),
    ]).headline,
  ).toBe('Pod a changes in place');
});

const path = (from: string, name = 'b', when: PathChange['when'] = 'now'): PathChange => ({
  from,
  through: `Service ${name}:80`,
  to: `Pod ${name}`,
  when,
});
const cut = (from: string) => path(from, 'b', 'until the new Pods are ready');
const paths = (some: Partial<DiffReport['paths']>) => report([], { paths: { ...NONE, ...some }, worst: 'path-lost' });

test.each<[Partial<DiffReport['paths']>, string]>([
  [{ lost: [path('Pod a')] }, 'Pod a no longer reaches Service b:80'],
  [{ lost: [path('outside')] }, "Service b:80 can't be reached from outside any more"],
  [{ lost: [path('outside, by Ingress a')] }, "Service b:80 can't be reached from outside any more"],
  [{ lost: [path('outside'), path('outside, by Ingress a')] }, "Service b:80 can't be reached from outside any more"],
  [{ interrupted: [cut('Pod a')] }, 'Pod a does not reach Service b:80 until the new Pods are ready'],
  [{ interrupted: [cut('outside')] }, "Service b:80 can't be reached from outside until the new Pods are ready"],
  [{ gained: [path('Pod a')] }, 'Pod a reaches Service b:80'],
  [{ gained: [path('outside')] }, 'Service b:80 can be reached from outside'],
  [
    { lost: ['a', 'b', 'c'].map((name) => path(name)) },
    ['a', 'b', 'c'].map((name) => `${name} no longer reaches Service b:80`).join('; '),
  ],
  [{ lost: ['b', 'c'].map((name) => path('Pod a', name)) }, 'Pod a no longer reaches Service b:80 and Service c:80'],
  [
    { gained: ['b', 'c', 'd', 'e', 'f'].map((name) => path('Pod a', name)) },
    'Pod a reaches Service b:80, Service c:80 and 3 more',
  ],
  [
    { gained: ['a', 'b', 'c', 'd'].map((name) => path(name)) },
    'a reaches Service b:80; b reaches Service b:80; 2 more paths are gained',
  ],
  [
    { lost: ['a', 'b', 'c', 'd'].map((name) => path(name)) },
    'a no longer reaches Service b:80; b no longer reaches Service b:80; 2 more paths are lost',
  ],
  [
    { interrupted: ['a', 'b', 'c', 'd', 'e'].map((name) => cut(name)) },
    'a does not reach Service b:80 until the new Pods are ready; b does not reach Service b:80 until the new Pods are ready; 3 more paths are interrupted',
  ],
  [
    { lost: [path('outside', 'b', 'once it is deleted')], gained: [{ ...path('outside'), to: 'Pod c' }] },
    'Service b:80 leads to old and new Pods until the old ones are deleted',
  ],
  [{ lost: [path('outside')], gained: [{ ...path('outside'), to: 'Pod c' }] }, 'Service b:80 leads to other Pods'],
  [
    { lost: [path('Pod a')], gained: [{ ...path('Pod a'), through: 'Service b', to: 'host db.example.com' }] },
    'Service b leads to host db.example.com',
  ],
  [
    {
      lost: [path('Pod a')],
      gained: [{ ...path('Pod a', 'b', 'once the new Pods are ready'), through: 'Service b:8000' }],
    },
    'Pod a does not reach Service b until the new Pods are ready',
  ],
  [
    { lost: [path('Pod a', 'b', 'once it is accepted')] },
    'Pod a no longer reaches Service b:80 once what is refused is accepted',
  ],
])('paths %j', (some, text) => {
  expect(paths(some).headline).toBe(text);
});

test('names of several objects are grouped by kind and namespace', () => {
  expect(
    objectNames([
      object('Pod a'),
      object('Service b', 'shop'),
      object('Pod c'),
      object('Pod d', 'shop'),
      object('Service ', 'shop'),
    ]),
  ).toBe('Pods a, c; Services b, (no name) in namespace shop; Pod d in namespace shop');
});

test('the terminal shows paths, groups, what is of one alone, what is harmless and what was left out', () => {
  const other: FieldChange = { path: 'spec.b', after: ['x'], impact: 'updated' };
  const shown = report(
    [
      change('Pod a', 'scaled'),
      change('Pod b', 'scaled', {
        fields: [field, other],
        impacts: [
          { id: 'scaled', message: 'scaled happens' },
          { id: 'created', message: 'a volume too' },
        ],
      }),
      change('Pod c', 'created', {
        change: 'renamed',
        from: object('Pod old', 'shop'),
        fields: [{ path: 'spec.list', before: ['x', 'y'], after: ['y', 'x'], reordered: true, impact: 'created' }],
      }),
      ...['d', 'e', 'f', 'g'].map((name) => change(`Pod ${name}`, 'updated', { fields: [label] })),
      change('Pod h', 'no-effect', { fields: [{ path: 'spec.type', after: 'ClusterIP', impact: 'no-effect' }] }),
    ],
    { paths: { lost: [path('Pod a')], interrupted: [cut('Pod x')], gained: [path('outside')] }, ignored: 2 },
  );
  expect(
    diffAsText([{ name: 'lesson', report: shown }], false),
  ).toBe(`lesson: Pod a no longer reaches Service b:80; Pod x does not reach Service b:80
until the new Pods are ready; Pods a and b are scaled; Service b:80 can be
reached from outside; Pods b and c are created; 4 Pods change in labels or
annotations alone; Pod h only says the same in other words

Paths
  lost Pod a → Service b:80 → Pod b
    now
  interrupted Pod x → Service b:80 → Pod b
    now, until the new Pods are ready
  gained outside → Service b:80 → Pod b
    now

Pod a changed
  scaled
    scaled happens
  spec.a: 1 → 2

Pod b changed
  scaled
    scaled happens
  created
    a volume too
  spec.a: 1 → 2
  spec.b
    + - x

Pod c renamed, before Pod old in namespace shop
  created
    created happens
  spec.list in another order
    - - x
      - 'y'
    + - x

Harmless
  in 4 objects
    metadata.labels.a: '1' → '2'
  in Pod h
    + spec.type: ClusterIP

2 values ignored
`);
  expect(grouped(shown.changes).groups.length).toBe(3);
});

test('a comment has a table where there are several groups, and of many rows and edges the first', () => {
  const many = Array.from({ length: 27 }, (_, index) =>
    change(`Kind${index} a`, 'created', { fields: [{ ...field, after: index + 2 }] }),
  );
  const text = diffAsMarkdown([{ report: report(many) }]);
  expect(text.match(/^\| <code>.*$/gm)?.length).toBe(25);
  expect(text).toContain('\n| | | 2 more below |\n');
  expect(diffAsMarkdown([{ report: report(many.slice(0, 1)) }])).toBe(`**<code>Kind0 a</code> is created**

<details><summary><code>created</code> <code>Kind0 a changed</code></summary>

\`\`\`diff
  created: created happens
! spec.a: 1 → 2
\`\`\`

</details>
`);
  const lost = Array.from({ length: 50 }, (_, index) => path(`Pod ${index}`));
  const drawn = diffAsMarkdown([{ report: paths({ lost }) }]);
  expect(drawn.match(/ --> /g)?.length).toBe(40);
  expect(drawn).toContain('\n\n11 more edges not drawn.\n'.slice(1));
});

test('a comment of several environments names each, leaves out those that are the same, and says what it holds not', () => {
  const one = report([change('Pod a', 'scaled')]);
  const same = diff([], []);
  expect(diffAsMarkdown([{ name: 'a', report: same }])).toBe('The manifests are the same.\n');
  const text = diffAsMarkdown([
    { name: 'a', report: one },
    { name: 'b', report: same },
    { name: 'c', report: { ...one, ignored: 1 } },
  ]);
  expect(text.match(/^### .*$/gm)).toStrictEqual(['### <code>a</code>', '### <code>c</code>']);
  expect(text).toContain('\n_1 value ignored._\n');
  const crowd = Array.from({ length: 30 }, (_, index) => ({ name: `env-${index}`, report: one }));
  expect(/_Left out.*_/.exec(diffAsMarkdown(crowd))?.[0]).toMatch(
    /^_Left out, as a comment holds no more: <code>env-\d+<\/code>(, <code>env-\d+<\/code>)*\. `kubetalk diff` shows all\._$/,
  );
});

test('the comment names renames, and an item that only moves', () => {
  const moved = (...names: string[]) =>
    manifests([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { volumes: names.map((name) => ({ name })) } },
    ]);
  expect(diffAsMarkdown([{ report: diff(moved('a', 'b'), moved('b', 'a')) }])).toContain(
    '  spec.volumes in another order\n- - name=a\n  - name=b\n+ - name=a\n',
  );
  const map = (name: string) =>
    read(
      `{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}}, data: {a: b, c: d, e: f, g: h}}`.replace(
        '{',
        '# YAML\n{',
      ),
    );
  expect(diffAsMarkdown([{ report: diff(map('old'), map('new')) }])).toContain(
    '<code>ConfigMap new renamed, before ConfigMap old</code>',
  );
});
