import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Changed } from '../../src/application/changed';
import { readSources } from '../../src/application/files';
import type { ManifestSource } from '../../src/application/walk';
import { identity } from '../../src/manifest/manifest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-changed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const settings = (name: string, value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {of: ${value}}\n`;

/** What is read of the folder, by application, and what could not be. */
async function readFor(...paths: readonly string[]) {
  const changed = new Changed(paths.map((path) => join(folder, path)));
  const { groups, unreadable } = await readSources([folder], { changed, mayBeEmpty: true });
  return {
    groups: groups.map((group) =>
      group.map((one) => `${identity(one).name} ${relative(folder, one.source.file ?? '')}`),
    ),
    unreadable: unreadable.map(({ file }) => relative(folder, file)),
  };
}

test('of variants, the one is read that a file changed in, with what all of them share; where that changed, each', async () => {
  write({
    'shared.yaml': settings('shared', 'all'),
    'staging/web.yaml': settings('web', 'staging'),
    'staging/db.yaml': settings('db', 'staging'),
    'production/web.yaml': settings('web', 'production'),
    'production/db.yaml': settings('db', 'production'),
  });
  const staging = ['shared shared.yaml', 'db staging/db.yaml', 'web staging/web.yaml'];
  const production = ['shared shared.yaml', 'db production/db.yaml', 'web production/web.yaml'];
  expect(await readFor('staging/web.yaml')).toStrictEqual({ groups: [staging], unreadable: [] });
  expect(await readFor('production')).toStrictEqual({ groups: [production], unreadable: [] });
  expect(await readFor('shared.yaml')).toStrictEqual({ groups: [production, staging], unreadable: [] });
  expect(await readFor('README.md')).toStrictEqual({ groups: [], unreadable: [] });
});

test('a chart is rendered where a file of it changed, and not where another did', async () => {
  write({
    'shop/Chart.yaml': 'apiVersion: v2\nname: shop\n',
    'shop/values.yaml': '',
    'web.yaml': settings('web', 'a'),
  });
  const { PATH } = process.env;
  process.env.PATH = '';
  // Without helm, that it was to be rendered is all that there is to see.
  const { unreadable } = await readFor('shop/values.yaml');
  expect([unreadable, await readFor('web.yaml')]).toStrictEqual([
    ['shop'],
    { groups: [['web web.yaml']], unreadable: [] },
  ]);
  process.env.PATH = PATH;
});

test('a kustomization depends on its folder, and on all that it builds on', () => {
  write({
    'base/kustomization.yaml': 'resources: [web.yaml, ../other]\n',
    'other/kustomization.yaml': 'resources: [../base]\n',
    'overlays/prod/kustomization.yaml': 'resources: [../../base]\n',
  });
  const overlay: ManifestSource = { kind: 'kustomization', path: join(folder, 'overlays/prod') };
  const concerned = [
    'base/web.yaml',
    'other/x.yaml',
    'overlays/prod/patch.yaml',
    'overlays/test/patch.yaml',
    'other.yaml',
  ].filter((file) => new Changed([join(folder, file)]).concerns(overlay));
  expect(concerned).toStrictEqual(['base/web.yaml', 'other/x.yaml', 'overlays/prod/patch.yaml']);
});

test('where an object for a GitOps controller is, it is read whatever changed: what it takes may be anywhere', async () => {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop}
spec: {source: {repoURL: 'https://git.example/a/b', path: shop}, destination: {namespace: shop}}
`;
  write({ 'argo.yaml': application, 'shop/web.yaml': settings('web', 'a') });
  expect((await readFor('shop/web.yaml')).groups.flat()).toContain('shop argo.yaml');
});
