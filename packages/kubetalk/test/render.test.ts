import { type CustomCheck, checks, manifestsOf, renderDiff, renderFindings } from '../src';
import { check, diff } from './applied';

const manifests = (...objects: object[]) =>
  manifestsOf({ file: 'a.yaml', text: objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('') });
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { selector: { app: 'db' } } };
const named = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: '1' } });

const unlabelled: CustomCheck = {
  id: 'unlabelled',
  outcome: 'risky',
  remedy: 'label it with its owner',
  find: ({ manifests }) => manifests.map((manifest) => ({ manifest, path: ['kind'], message: 'nobody owns it' })),
};

test('a check of your own runs alone or beside those of kubetalk, and is acknowledged as they are', () => {
  const ids = (objects: object[], own: readonly CustomCheck[]) =>
    check(manifests(...objects), { checks: own }).map((finding) => finding.check);
  const acknowledged = { ...named('a').metadata, annotations: { 'acknowledge.kubetalk/unlabelled': 'a test' } };
  expect(ids([named('a')], [unlabelled])).toStrictEqual(['unlabelled']);
  expect(ids([service], [...checks, unlabelled])).toStrictEqual(['missing-field', 'unlabelled']);
  expect(ids([{ ...named('a'), metadata: acknowledged }], [...checks, unlabelled])).toStrictEqual([]);
  expect(ids([{ ...named('a'), metadata: acknowledged }], checks)).toStrictEqual(['acknowledgement']);
});

test('a check of your own that fails is named, and the others answer', () => {
  const failing = { ...unlabelled, id: 'failing', find: () => [].map.call(undefined, String) as never };
  const failures: string[] = [];
  const found = check(manifests(named('a')), {
    checks: [failing, unlabelled],
    onFailure: (failure) => failures.push(failure.check),
  });
  expect({ failures, found: found.map((finding) => finding.check) }).toStrictEqual({
    failures: ['failing'],
    found: ['unlabelled'],
  });
});

test('findings as text, Markdown and JSON', () => {
  const found = check(manifests(named('a')), { checks: [unlabelled] });
  expect(renderFindings(found)).toBe(`warning unlabelled
  - a.yaml:2 ConfigMap a: nobody owns it
  fix: label it with its owner
`);
  expect(renderFindings(found, 'markdown')).toBe(`**0 errors, 1 warning**

| | object | what is wrong | what to change |
| --- | --- | --- | --- |
| warning <code>unlabelled</code> | <code>ConfigMap a &#40;v1&#41;</code><br><code>a&#46;yaml&#58;2</code> | <code>nobody owns it</code> | <code>label it with its owner</code> |
`);
  expect(JSON.parse(renderFindings(found, 'json'))).toStrictEqual(JSON.parse(JSON.stringify(found)));
});

test('in Markdown errors come first, each with its place where it has one', () => {
  const at = (outcome: 'broken' | 'risky', id: string) => ({ ...unlabelled, id, outcome });
  const [object] = manifests(named('a')).map(({ value }) => ({ value, source: { file: 'a.yaml' } }));
  const nowhere = manifestsOf({ file: 'b.yaml', text: JSON.stringify(named('b')) }).map(({ value }) => ({
    value,
    source: {},
  }));
  const found = check([...(object ? [object] : []), ...nowhere], { checks: [at('risky', 'one'), at('broken', 'two')] });
  const rows = renderFindings(found, 'markdown').split('\n').slice(4, -1);
  const plain = rows.map((row) => row.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)));
  expect(plain.map((row) => row.replace(/<\/?code>/g, '').replace(/ \| nobody.*/, ''))).toStrictEqual([
    '| error two | ConfigMap b (v1)',
    '| error two | ConfigMap a (v1)<br>a.yaml',
    '| warning one | ConfigMap b (v1)',
    '| warning one | ConfigMap a (v1)<br>a.yaml',
  ]);
});

test('without findings, Markdown says so, and text is empty', () => {
  expect([renderFindings([]), renderFindings([], 'markdown'), renderFindings([], 'json')]).toStrictEqual([
    '',
    'Nothing found.\n',
    '[]\n',
  ]);
});

test('what a manifest holds is neither Markdown nor moves the cursor', () => {
  const found = check(manifests(named('|a|\n# @you </code> ![](x)\u001b[2J')), { checks: [unlabelled] });
  expect(renderFindings(found, 'markdown').split('\n')).toHaveLength(6);
  expect(renderFindings(found, 'markdown').replaceAll(/<\/?code>|<br>|\n/g, '')).not.toMatch(/[@!<\p{Cc}]/u);
  expect(renderFindings(found).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('a diff as text, Markdown and JSON', () => {
  const report = diff(manifests(named('a')), manifests({ ...named('a'), data: { a: '2' } }));
  expect(renderDiff(report)).toBe(`ConfigMap a changes in place

ConfigMap a changed
  updated
    changed in place; no Pod is replaced for it
  data.a: '1' → '2'
`);
  expect(renderDiff(report, 'markdown')).toMatch(/^\*\*<code>ConfigMap a<\/code> changes in place\*\*\n/);
  expect(JSON.parse(renderDiff(report, 'json'))).toStrictEqual(JSON.parse(JSON.stringify(report)));
});
