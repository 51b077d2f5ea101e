import { diffAsJson } from '../../src/diff/json';
import { diffAsMarkdown } from '../../src/diff/markdown';
import { diffAsText } from '../../src/diff/terminal';
import { type JsonObject, type Manifest, title } from '../../src/manifest/manifest';
import { diff } from '../applied';
import { part } from '../picture/pictures';
import { manifests } from './sets';

const shown = (before: readonly Manifest[], after: readonly Manifest[]) => {
  const sections = [{ report: diff(before, after) }];
  return [diffAsText(sections, false), diffAsMarkdown(sections), diffAsJson(sections)];
};

test.each([
  ['kind: secret', { kind: 'secret' }],
  ['kind: Secrets', { kind: 'Secrets' }],
  ['anything with stringData', { kind: 'Mine', apiVersion: 'example.com/v1', stringData: { other: 'x' } }],
])('the values of %s are in no format', (_, object) => {
  const one = (password: string) =>
    manifests([{ ...object, metadata: { name: 'it' }, data: { password }, token: password } as never]);
  for (const text of shown(one('hunter1'), one('hunter2'))) {
    expect(text).toContain('(hidden)');
    expect(text).not.toContain('hunter');
  }
});

test('lost paths do not show which Service a Secret names', () => {
  const set = (type: string) => [
    ...part('a'),
    ...part('db', {}, { type }),
    ...manifests([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { DB_HOST: 'db' } }]),
  ];
  const calls = set('ClusterIP').map((manifest) =>
    manifest.value.kind === 'Pod' && title(manifest) === 'Pod a'
      ? { ...manifest, value: withEnvironment(manifest) }
      : manifest,
  );
  const { changes, paths } = diff(
    calls,
    calls.filter(({ value }) => value.kind !== 'Service'),
    { pruned: true },
  );
  expect(paths.lost.map(({ through, to }) => [through, to])).toEqual([['a Service that a Secret names', 'its Pods']]);
  expect(changes.flatMap(({ object, impacts }) => impacts.map(({ id }) => [object.name, id]))).toEqual([
    ['a', 'deleted-when-pruned'],
    ['db', 'deleted-when-pruned'],
  ]);
});

function withEnvironment({ value }: Manifest): Manifest['value'] {
  const { spec } = structuredClone(value) as unknown as { spec: { containers: object[] } };
  Object.assign(spec.containers[0] as object, { envFrom: [{ secretRef: { name: 's' } }] });
  return { ...value, spec: spec as never };
}

test('a hidden value counts as a change', () => {
  const secret = (data: object): Manifest => ({
    value: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, ...data } as JsonObject,
    source: {},
  });
  const impacts = (before: object, after: object) =>
    diff([secret(before)], [secret(after)]).changes.flatMap((change) => change.fields.map(({ impact }) => impact));
  expect([
    impacts({ stringData: { password: 'one' } }, { stringData: { password: 'two' } }),
    impacts({ data: { password: 'b25l' } }, { data: { password: 'dHdv' } }),
    impacts({ data: { password: 'b25l' } }, { data: { password: 'b25l' } }),
  ]).toEqual([['updated'], ['updated'], []]);
});
