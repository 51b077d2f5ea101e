import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { read, readSources } from '../../src/application/files';
import { type HelmOptions, rendered } from '../../src/application/helm';
import { remoteReferences } from '../../src/application/remote';
import { identity } from '../../src/manifest/manifest';

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
    'app/skaffold.yaml': 'apiVersion: skaffold/v4beta11\nkind: Config\n',
    'app/kube.yaml': 'apiVersion: v1\nkind: Config\nclusters: []\n',
    'app/helm.yaml': `# {{ .Values.a }}\n${settings('{{ .Values.b }}')}`,
    'app/rendered.yaml': `# {{ .Values.a }}\n${settings('r')}data: {a: "{{ .Values.a }}"}\n`,
    'app/argo.yaml': `${settings('argo')}data: {a: "{{inputs.parameters.a}}"}\n`,
    'app/notes.txt': settings('n'),
    'app/.git/config.yaml': settings('hidden'),
    'app/node_modules/x/x.yaml': settings('x'),
    'app/wrong.yaml': 'kind: ConfigMap\ndata: [\n',
  });
  expect(await summary()).toStrictEqual({
    groups: [['a of app/a.yaml:1', 'argo of app/argo.yaml:1', 'd of app/b/c/d.json:1', 'r of app/rendered.yaml:2']],
    unreadable: ['app/wrong.yaml:3:1: unexpected end of the stream within a flow collection'],
    leftOut: [
      'app/b/compose.yaml: holds no manifest',
      'app/b/words.yaml: holds no manifest',
      'app/helm.yaml: a template of Helm outside of a chart',
      'app/kube.yaml: the settings of a tool',
      'app/skaffold.yaml: the settings of a tool',
      'app/.git: hidden folder',
      'app/node_modules: folder node_modules',
      'app/notes.txt: no YAML or JSON',
    ],
  });
});

test('without helm and kustomize, what they would make is not looked at, with how to do it by hand', async () => {
  write({ ...chart, ...variants, 'app/z.yaml': settings('z') });
  expect(await summary()).toStrictEqual({
    groups: [['z of app/z.yaml:1']],
    leftOut: [],
    unreadable: [
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
  const made = settings('$1-$5').replaceAll('\n', '\\n');
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

test('helm renders a chart with its CRDs and without its tests, for the namespace and the version that are asked for', () => {
  write(chart);
  program('helm', `echo "$*"`);
  const path = join(folder, 'app/chart');
  const render = (options: HelmOptions) => rendered(path, options)?.trim().replaceAll(path, 'CHART');
  const words = (...some: readonly string[]) =>
    ['template --include-crds --skip-tests', ...some, '-- chart CHART'].join(' ');
  expect(render({})).toBe(words());
  expect(render({ values: ['/v/a.yaml', '/v/b,"c.yaml'], namespace: 'shop', kubernetesVersion: '1.28' })).toBe(
    words('--values=/v/a.yaml', '--values="/v/b,""c.yaml"', '--namespace=shop', '--kube-version=1.28'),
  );
});

test('a folder with the name of a flag of helm is a chart', async () => {
  const before = process.cwd();
  write({ '--post-renderer=sh/Chart.yaml': 'apiVersion: v2\nname: shop\n' });
  program(
    'helm',
    `[ "$(eval echo \\$$#)" = "${folder}/--post-renderer=sh" ] && echo '${settings('a').replace(/\n/g, '\\n')}'`,
  );
  program('kustomize', 'exit 1');
  process.chdir(folder);
  try {
    const { groups } = await readSources(['--post-renderer=sh']);
    expect(groups.flat().map((one) => identity(one).name)).toStrictEqual(['a']);
  } finally {
    process.chdir(before);
  }
});

test('tools get nothing of the environment, and no PATH to find other programs on', () => {
  write(chart);
  program('helm', '');
  writeFileSync(join(folder, 'bin/helm'), '#!/bin/sh\nexport -p\n');
  process.env.SOME_TOKEN = 'canary';
  try {
    expect(rendered(join(folder, 'app/chart'), {})?.match(/SOME_TOKEN|canary|PATH=./g)).toBeNull();
  } finally {
    delete process.env.SOME_TOKEN;
  }
});

test('a tool in a relative folder of PATH is not run', async () => {
  write(chart);
  program('helm', 'touch ran');
  const before = process.cwd();
  process.chdir(folder);
  process.env.PATH = 'bin';
  try {
    await expect(summary('app/chart')).rejects.toThrow('helm is not on PATH');
  } finally {
    process.chdir(before);
  }
});

test('each variant of a kustomization is built by itself, and a base is not one', async () => {
  write(variants);
  program('kubectl', 'cat "$3/../base/a.yaml"');
  expect(await summary()).toStrictEqual({
    groups: [['a of app/dev/kustomization.yaml:-'], ['a of app/prod/Kustomization:-']],
    unreadable: [],
    leftOut: [],
  });
  await expect(read([join(folder, 'app')])).rejects.toThrow(/holds several applications .*: name one of them$/);
  expect((await read([join(folder, 'app/dev')])).manifests).toHaveLength(1);
});

test('what a tool refuses is a finding in its words where it was found, and an error where it was asked for', async () => {
  write({ ...chart, 'app/z.yaml': settings('z') });
  program('helm', 'echo "WARNING: old" >&2; echo "Error: values do not meet the schema" >&2; exit 1');
  expect(await summary()).toStrictEqual({
    groups: [['z of app/z.yaml:1']],
    unreadable: ['app/chart/Chart.yaml: helm: values do not meet the schema'],
    leftOut: [],
  });
  await expect(summary('app/chart')).rejects.toThrow('Chart.yaml: helm: values do not meet the schema');
});

test('a kustomization that takes charts is not built, with how to check it by hand', async () => {
  write({ 'app/kustomization.yaml': 'helmCharts: [{name: web}]\n' });
  program(
    'kustomize',
    'echo "Error: trouble configuring builtin HelmChartInflationGenerator with config: ``" >&2; exit 1',
  );
  const [reason] = (await summary('app').catch(({ message }) => ({ unreadable: [message] }))).unreadable;
  expect(reason?.replaceAll(`${folder}/`, '')).toBe(
    'app/kustomization.yaml: takes charts (helmCharts), for which kustomize runs helm: it is not built: kustomize build --enable-helm app | kubetalk check -',
  );
});

test('patterns of kubetalk.yaml leave out as those of .gitignore do', async () => {
  write({ 'app/a.yaml': settings('a'), 'app/old/b.yaml': settings('b'), 'app/x/old/keep.yaml': settings('keep') });
  const exclusion = { patterns: ['**/old/*', '!keep.yaml', '/app/a.yaml'], folder };
  const { groups, leftOut } = await readSources([join(folder, 'app')], { exclusion });
  expect(groups.flat().map((one) => identity(one).name)).toStrictEqual(['keep']);
  expect(leftOut.map(({ path }) => path)).toStrictEqual([join(folder, 'app/a.yaml'), join(folder, 'app/old/b.yaml')]);
});

test('folders that give the same object differently are variants, each checked with what they have in common', async () => {
  const replicas = (name: string, count: number) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {replicas: ${count}}\n`;
  write({
    'app/common.yaml': settings('common'),
    'app/staging/web.yaml': replicas('web', 1),
    'app/staging/more.yaml': settings('more'),
    'app/production/web.yaml': replicas('web', 2),
    'app/other/same.yaml': settings('common'),
  });
  const groups = [
    ['common', 'common', 'web'],
    ['common', 'common', 'more', 'web'],
  ];
  const found = async (complete: boolean) =>
    (await readSources([join(folder, 'app')], { complete })).groups.map((group) =>
      group.map((one) => identity(one).name).sort(),
    );
  expect(await found(false)).toStrictEqual(groups);
  expect(await found(true)).toStrictEqual([['common', 'common', 'more', 'web', 'web']]);
});

test('files of one folder are variants where they have most objects in common; one alike is a name left in a copy', async () => {
  const all = (value: string) => ['a', 'b', 'c'].map((name) => `${settings(name)}data: {v: ${value}}\n`).join('---\n');
  write({ 'app/minimal.yaml': all('x'), 'app/postgres.yaml': `${all('y')}---\n${settings('d')}` });
  expect((await readSources([join(folder, 'app')])).groups).toHaveLength(2);
  write({ 'app/minimal.yaml': `${settings('e')}---\n${settings('d')}data: {v: copied}\n` });
  expect((await readSources([join(folder, 'app')])).groups).toHaveLength(1);
});

test('folders that give most of their objects alike are variants from the start', async () => {
  const both = `${settings('a')}---\n${settings('b')}`;
  write({ 'app/staging/app.yaml': both, 'app/production/app.yaml': both, 'app/c.yaml': settings('c') });
  expect(
    (await readSources([join(folder, 'app')])).groups.map((group) => group.map((one) => identity(one).name)),
  ).toStrictEqual([
    ['c', 'a', 'b'],
    ['c', 'a', 'b'],
  ]);
});

test('files of one name in several folders are variants, and so are three of a folder that give one object differently', async () => {
  const variantsIn = async () =>
    (await readSources([join(folder, 'app')])).groups.map((group) => group.map((one) => one.value.data));
  write({ 'app/v1/s.yaml': `${settings('s')}data: {v: '1'}\n`, 'app/v2/s.yaml': `${settings('s')}data: {v: '2'}\n` });
  expect(await variantsIn()).toStrictEqual([[{ v: '1' }], [{ v: '2' }]]);
  rmSync(join(folder, 'app'), { recursive: true });
  for (const v of ['1', '2']) write({ [`app/route-${v}.yaml`]: `${settings('route')}data: {v: '${v}'}\n` });
  expect(await variantsIn()).toStrictEqual([[{ v: '1' }, { v: '2' }]]);
  write({ 'app/route-3.yaml': `${settings('route')}data: {v: '3'}\n` });
  expect(await variantsIn()).toStrictEqual([[{ v: '1' }], [{ v: '2' }], [{ v: '3' }]]);
});

test('links that lead nowhere and templates of others are left out', async () => {
  write({ 'app/a.yaml': settings('a'), 'app/t.yaml': 'kind: Service\nmetadata: {name: {{ name }}}\n' });
  symlinkSync('nowhere.yaml', join(folder, 'app/b.yaml'));
  expect((await summary()).leftOut).toStrictEqual(['app/b.yaml: a link that leads nowhere', 'app/t.yaml: a template']);
});

test('for a folder without manifests, the error names what was left out, at most three', async () => {
  write({ 'app/a.txt': 'a', 'app/b.yaml': 'b: 1\n', 'app/c.yaml': 'c: 1\n', 'app/d.yaml': 'd: 1\n' });
  await expect(readSources([join(folder, 'app')])).rejects.toThrow(
    /app: holds no object \((\S*app\/[bcd].yaml: holds no manifest; ){3}…\)$/,
  );
});

describe('a kustomization that takes a part from elsewhere is left out, and not fetched', () => {
  const remote: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'https://h/a.yaml': { 'app/kustomization.yaml': 'resources: [https://h/a.yaml]\n' },
    'HTTP://h/a.yaml': { 'app/kustomization.yaml': 'Resources: [HTTP://h/a.yaml]\n' },
    'github.com/o/r//p?ref=v1': { 'app/kustomization.yaml': 'bases:\n- github.com/o/r//p?ref=v1\n' },
    'git@h:o/r': { 'app/kustomization.yaml': 'components: ["git@h:o/r"]\n' },
    'http://h/x': { 'app/kustomization.yaml': 'configMapGenerator: [{name: a, files: ["k=http://h/x"]}]\n' },
    'http://h/p': { 'app/kustomization.yaml': 'patches: [{path: "http://h/p"}]\n' },
    'http://h/o': { 'app/kustomization.yaml': 'openapi: {path: "http://h/o"}\n' },
    'http://h/base': {
      'app/kustomization.yaml': 'resources: [../base]\n',
      'base/kustomization.yaml': 'resources: [http://h/base]\n',
    },
    'http://h/inline': {
      'app/kustomization.yaml': 'generators:\n- |-\n  kind: ConfigMapGenerator\n  files: [http://h/inline]\n',
    },
    'http://h/plugin': {
      'app/kustomization.yaml': 'transformers: [t.yaml]\n',
      'app/t.yaml': 'kind: PatchTransformer\npath: http://h/plugin\n',
    },
  };
  test.each(Object.entries(remote))('%s', async (reference, files) => {
    write({ ...files, 'z/z.yaml': settings('z') });
    program('kustomize', `touch "${folder}/ran"`);
    expect((await summary('.')).unreadable).toStrictEqual([
      `app: left out: needs --allow-remote: it takes ${reference} from elsewhere`,
    ]);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });
});

test('URLs that are data of a kustomization are taken from nowhere', async () => {
  write({
    'app/kustomization.yaml': [
      'resources: [a.yaml, ./host.git-like.yaml]',
      'commonAnnotations: {docs: "https://h/docs"}',
      'configMapGenerator: [{name: b, literals: ["URL=http://h/x"]}]',
      'images: [{name: web, newName: registry.example.com/web}]',
      'patches:',
      '- patch: |-',
      '    - {op: add, path: /data/url, value: "http://h/x"}',
      '',
    ].join('\n'),
    'app/a.yaml': `${settings('a')}data: {a: "http://h"}\n`,
  });
  expect(remoteReferences(join(folder, 'app'))).toStrictEqual(new Set());
});

test.each(['file:///r.git//a?ref=--upload-pack=touch%20x', 'https://h/r//a?ref=%2d-upload-pack', 'git::ext::sh -c x'])(
  'what git could take for a program to run is not built, whatever is allowed: %s',
  async (reference) => {
    write({ 'app/kustomization.yaml': `resources: ["${reference}"]\n` });
    program('kustomize', `touch "${folder}/ran"`);
    await expect(readSources([join(folder, 'app')], { allowRemote: true })).rejects.toThrow(
      `takes "${reference}", which could run a program: it is not built`,
    );
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  },
);

test('where parts from elsewhere are allowed, the tool gets PATH and HOME, and git the protocols that run no program', async () => {
  write({ 'app/kustomization.yaml': 'resources: ["https://h/a.yaml"]\n' });
  program('kustomize', '');
  writeFileSync(
    join(folder, 'bin/kustomize'),
    `#!/bin/sh\necho "${settings('a').replaceAll('\n', '\\n')}data: {a: '$GIT_ALLOW_PROTOCOL $GIT_TERMINAL_PROMPT $SOME_TOKEN'}" | /bin/sed 's/\\\\n/\\n/g'\n`,
  );
  process.env.SOME_TOKEN = 'canary';
  try {
    const { groups } = await readSources([join(folder, 'app')], { allowRemote: true });
    expect(groups.flat().map(({ value }) => value.data)).toStrictEqual([{ a: 'http:https:ssh 0 ' }]);
  } finally {
    delete process.env.SOME_TOKEN;
  }
});

test('what a kustomization makes is placed in the file, and at the lines, that it was made from', async () => {
  write({
    'app/kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: x-\n',
    'app/a.yaml': `${settings('other')}---\n${settings('a')}---\n${settings('a-b')}`,
  });
  const annotations = (origin: string) => `  annotations:\n    config.kubernetes.io/origin: |\n      ${origin}\n`;
  const made = (name: string, origin: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${annotations(origin)}---\n`;
  write({
    made: [
      made('x-a', `path: ${folder}/app/a.yaml`),
      made('x-a-b', `path: ${folder}/app/a.yaml`),
      made('x-made', `configuredIn: ${folder}/app/kustomization.yaml`),
      made('x-far', `repo: https://h/r\n      path: ${folder}/app/a.yaml`),
    ].join(''),
  });
  program('kustomize', `cat "${folder}/made"`);
  expect((await summary()).groups).toStrictEqual([
    [
      'x-a of app/a.yaml:5',
      'x-a-b of app/a.yaml:9',
      'x-made of app/kustomization.yaml:-',
      'x-far of app/kustomization.yaml:-',
    ],
  ]);
  const { groups } = await readSources([join(folder, 'app')]);
  expect(groups.flat().map(({ value }) => value.metadata)).toStrictEqual(
    ['x-a', 'x-a-b', 'x-made', 'x-far'].map((name) => ({ name })),
  );
});

test('without a build, charts and kustomizations are left out by name', async () => {
  write({ ...chart, ...variants, 'app/z.yaml': settings('z') });
  const { groups, leftOut } = await readSources([join(folder, 'app')], { build: false });
  expect(groups.flat().map((one) => identity(one).name)).toStrictEqual(['z']);
  expect(leftOut.map(({ reason }) => reason)).toStrictEqual([
    'a chart, not built, as --no-build says',
    'a kustomization, not built, as --no-build says',
    'a kustomization, not built, as --no-build says',
  ]);
});
