import { plural } from '../../src/diff/headline';
import { diff } from '../applied';
import { read } from './sets';

const map = (name: string, more = '') => `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}}
data: {a: '1', b: '2', c: '3', d: '4'${more}}
`;
const changes = (before: string[], after: string[]) =>
  diff(read(before.join('---\n')), read(after.join('---\n')))
    .changes.map(({ change, object, from }) => `${change} ${from ? `${from.name} → ` : ''}${object.name}`)
    .sort();

test('what goes and what comes is one object under another name where they are nearly the same', () => {
  expect(changes([map('old')], [map('new')])).toEqual(['renamed old → new']);
  expect(changes([map('old')], [map('new', ", e: '5'")])).toEqual(['renamed old → new']);
  expect(changes([map('old')], [map('new').replace(/\ndata.*/, '\ndata: {x: y}')])).toEqual([
    'added new',
    'removed old',
  ]);
});

test('an object that is as near to two is neither of them', () => {
  expect(changes([map('old')], [map('one'), map('two')])).toEqual(['added one', 'added two', 'removed old']);
  expect(changes([map('one'), map('two')], [map('new')])).toEqual(['added new', 'removed one', 'removed two']);
});

test('of several the nearest is taken', () => {
  expect(changes([map('old', ", e: '5'")], [map('near', ", e: '5'"), map('far')])).toEqual([
    'added far',
    'renamed old → near',
  ]);
});

test('so few lines that they may be the same by chance make no rename, unless a generator named them', () => {
  const small = (name: string) => map(name).replace(/\ndata.*/, '\ndata: {a: b}');
  expect(changes([small('old')], [small('new')])).toEqual(['added new', 'removed old']);
  expect(changes([small('web-4f2k9d7c8b')], [small('web-7h5m2t9g4k')])).toEqual([
    'renamed web-4f2k9d7c8b → web-7h5m2t9g4k',
  ]);
});

/** Callers of a Service that loses its name. */
const callers = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `apiVersion: v1
kind: Pod
metadata: {name: web-${'abcdef'[index]}, labels: {app: web}}
spec: {containers: [{name: web, image: 'web:1', env: [{name: DB_URL, value: 'http://db:80'}]}]}
`,
  );
const database = `apiVersion: v1
kind: Pod
metadata: {name: db, labels: {app: db}}
spec: {containers: [{name: db, image: 'db:1', ports: [{containerPort: 80}]}]}
`;
const service = `apiVersion: v1
kind: Service
metadata: {name: db}
spec: {selector: {app: db}, ports: [{port: 80}]}
`;

test('the headline names three lost paths, and counts the others of more', () => {
  const headline = (count: number) => {
    const rest = [...callers(count), database];
    return diff(read([...rest, service].join('---\n')), read(rest.join('---\n')), { pruned: true })
      .headline.split('; ')
      .slice(0, -1);
  };
  const lost = (name: string) => `Pod web-${name} no longer reaches Service db:80`;
  expect(headline(1)).toEqual([lost('a')]);
  expect(headline(3)).toEqual([lost('a'), lost('b'), lost('c')]);
  expect(headline(4)).toEqual([lost('a'), lost('b'), '2 more paths are lost']);
});

test.each([
  ['Service', 'Services'],
  ['Ingress', 'Ingresses'],
  ['NetworkPolicy', 'NetworkPolicies'],
  ['Gateway', 'Gateways'],
  ['Batch', 'Batches'],
  ['Box', 'Boxes'],
  ['', 'objects without a kind'],
])('several of a %s are %s', (kind, several) => {
  expect(plural(kind)).toBe(several);
});
