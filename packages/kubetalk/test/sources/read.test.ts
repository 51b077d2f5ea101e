import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { identity } from '../../src/manifest/manifest';
import { read, readSources } from '../../src/sources/read';

const { PATH } = process.env;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-sources-'));
  process.env.PATH = join(folder, 'bin');
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Puts a program on PATH that stands for one which not everybody has. */
function program(name: string, script: string): void {
  write({ [`bin/${name}`]: `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}` });
  chmodSync(join(folder, 'bin', name), 0o755);
}

const settings = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
const chart = { 'app/chart/Chart.yaml': 'apiVersion: v2\nname: shop\n', 'app/chart/templates/a.yaml': 'a: {{ .b }}\n' };
const variants = {
  'app/base/kustomization.yaml': 'resources: [a.yaml]\n',
  'app/base/a.yaml': settings('a'),
  'app/dev/kustomization.yaml': 'resources: [../base]\n',
  'app/prod/Kustomization': 'resources: [../base/]\n',
};

async function summary(path = 'app') {
  const { groups, unreadable, leftOut } = await readSources([join(folder, path)]);
  const local = (text = '') => text.replaceAll(`${folder}/`, '');
  return {
    groups: groups.map((group) =>
      group.map((one) => `${identity(one).name} of ${local(one.source.file)}:${one.source.line?.([]) ?? '-'}`),
    ),
    unreadable: unreadable.map(({ message }) => local(message)),
    leftOut: leftOut.map(({ path, reason }) => local(`${path}: ${reason}`)),
  };
}

test('of a folder, what looks like manifests is read, however deep; all else is named', async () => {
  write({
    'app/a.yaml': settings('a'),
    'app/b/c/d.json': '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "d"}}',
    'app/b/compose.yaml': 'services: {web: {image: web}}\n',
    'app/b/words.yaml': 'a: [\nb: a kind word',
    'app/helm.yaml': `${settings('h')}data: {a: "{{ .Values.a }}"}\n`,
    'app/argo.yaml': `${settings('argo')}data: {a: "{{inputs.parameters.a}}"}\n`,
    'app/notes.txt': settings('n'),
    'app/.git/config.yaml': settings('hidden'),
    'app/node_modules/x/x.yaml': settings('x'),
    'app/wrong.yaml': 'kind: ConfigMap\ndata: [\n',
  });
  expect(await summary()).toStrictEqual({
    groups: [['a of app/a.yaml:1', 'argo of app/argo.yaml:1', 'd of app/b/c/d.json:1']],
    unreadable: ['app/wrong.yaml:3:1: unexpected end of the stream within a flow collection'],
    leftOut: [
      'app/b/compose.yaml: holds no manifest',
      'app/b/words.yaml: holds no manifest',
      'app/helm.yaml: a template of Helm outside of a chart',
      'app/.git: hidden folder',
      'app/node_modules: folder node_modules',
      'app/notes.txt: no YAML or JSON',
    ],
  });
});

test('without helm and kustomize, what they would make is left out, with how to do it by hand', async () => {
  write({ ...chart, ...variants, 'app/z.yaml': settings('z') });
  expect(await summary()).toStrictEqual({
    groups: [['z of app/z.yaml:1']],
    unreadable: [],
    leftOut: [
      'app/chart: a chart, and helm is not on PATH: helm template app/chart | kubetalk check -',
      ...['app/dev', 'app/prod'].map(
        (path) =>
          `${path}: a kustomization, and neither kustomize nor kubectl is on PATH: kustomize build ${path} | kubetalk check -`,
      ),
    ],
  });
  await expect(summary('app/chart')).rejects.toThrow('app/chart: a chart, and helm is not on PATH');
});

test('a chart is rendered, and what it makes is placed in its templates', async () => {
  write(chart);
  const made = settings('$1-$2').replaceAll('\n', '\\n');
  program('helm', `printf -- "---\\n# Source: shop/templates/a.yaml\\n${made}"`);
  expect(await summary()).toStrictEqual({
    groups: [['template-chart of app/chart/templates/a.yaml:-']],
    unreadable: [],
    leftOut: [],
  });
  await expect(summary('app/chart/templates/a.yaml')).rejects.toThrow(
    'a template of a chart: check the chart as a whole',
  );
});

test('each variant of a kustomization is built by itself, and what they build on is none', async () => {
  write(variants);
  program('kubectl', 'cat "$2/../base/a.yaml"');
  expect(await summary()).toStrictEqual({
    groups: [['a of app/dev/kustomization.yaml:-'], ['a of app/prod/Kustomization:-']],
    unreadable: [],
    leftOut: [],
  });
  await expect(read([join(folder, 'app')])).rejects.toThrow(/holds several applications .*: name one of them$/);
  expect((await read([join(folder, 'app/dev')])).manifests).toHaveLength(1);
});

test('what a tool refuses is a finding, in the words of the tool', async () => {
  write({ ...chart, 'app/z.yaml': settings('z') });
  program('helm', 'echo "WARNING: old" >&2; echo "Error: values do not meet the schema" >&2; exit 1');
  expect(await summary()).toStrictEqual({
    groups: [['z of app/z.yaml:1']],
    unreadable: ['app/chart/Chart.yaml: helm: values do not meet the schema'],
    leftOut: [],
  });
});

test('patterns of kubetalk.yaml leave out as those of .gitignore do', async () => {
  write({ 'app/a.yaml': settings('a'), 'app/old/b.yaml': settings('b'), 'app/x/old/keep.yaml': settings('keep') });
  const exclusion = { patterns: ['**/old/*', '!keep.yaml', '/app/a.yaml'], folder };
  const { groups, leftOut } = await readSources([join(folder, 'app')], { exclusion });
  expect(groups.flat().map((one) => identity(one).name)).toStrictEqual(['keep']);
  expect(leftOut.map(({ path }) => path)).toStrictEqual([join(folder, 'app/a.yaml'), join(folder, 'app/old/b.yaml')]);
});
