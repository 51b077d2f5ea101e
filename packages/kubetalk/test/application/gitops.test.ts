import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSources } from '../../src/application/files';
import { identity } from '../../src/manifest/manifest';

const { PATH } = process.env;
const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kubetalk-gitops-')));
  execFileSync('git', ['init', '--quiet', folder]);
  execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', 'git@git.example:shop/deploy.git']);
  process.chdir(folder);
  process.env.PATH = join(folder, '.bin');
});
afterEach(() => {
  process.env.PATH = PATH;
  process.chdir(home);
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
  write({ [`.bin/${name}`]: `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}` });
  chmodSync(join(folder, '.bin', name), 0o755);
}

const settings = (name: string, more = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${more}`;
const yaml = (value: object) => `${JSON.stringify(value)}\n`;

async function read(path = '.') {
  const { groups, unreadable, leftOut } = await readSources([path]);
  const isPart = ({ apiVersion }: { apiVersion: string }) => /fluxcd|argoproj/.test(apiVersion);
  return {
    groups: groups.map((group) =>
      group.flatMap((one) => {
        const { name, namespace } = identity(one);
        const { file, variant, line } = one.source;
        const place = `${file}${line ? `:${line([])}` : ''}`;
        return isPart(identity(one)) ? [] : [[namespace, name, place, variant].filter(Boolean).join(' ')];
      }),
    ),
    values: groups.flat().flatMap((one) => (isPart(identity(one)) || !one.value.data ? [] : [one.value.data])),
    unreadable: unreadable.map(({ message }) => message),
    leftOut: leftOut.flatMap(({ path, reason }) => (/hidden|no YAML/.test(reason) ? [] : [`${path}: ${reason}`])),
  };
}

const url = 'https://git.example/shop/deploy';
const application = (name: string, spec: object, namespace = 'shop') =>
  yaml({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { destination: { server: 'https://kubernetes.default.svc', namespace }, ...spec },
  });
const set = (spec: object) =>
  yaml({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'all', namespace: 'argocd' },
    spec,
  });
const flux = (kind: string, name: string, spec: object, group = 'kustomize.toolkit.fluxcd.io/v1') =>
  yaml({ apiVersion: group, kind, metadata: { name, namespace: 'flux-system' }, spec });
const here = { sourceRef: { kind: 'GitRepository', name: 'flux-system' } };
const HELM = 'helm.toolkit.fluxcd.io/v2';

test('an Application applies a folder, without those in it, in its namespace; the folder is not applied by itself', async () => {
  write({
    'argocd/a.yaml': application('a', { source: { repoURL: `${url}.git`, path: 'k8s' } }),
    'k8s/a.yaml': `${settings('a')}---\n${settings('b').replace('{', '{namespace: own, ')}`,
    'k8s/deep/c.yaml': settings('c'),
  });
  expect(await read()).toMatchObject({
    groups: [['c k8s/deep/c.yaml:1', 'shop a k8s/a.yaml:1', 'own b k8s/a.yaml:5']],
    leftOut: [],
    unreadable: [],
  });
});

test('Applications that an Application applies are followed, too; one that applies itself is not followed without end', async () => {
  write({
    'root.yaml': application('root', { source: { repoURL: url, path: 'apps' } }),
    'apps/apps.yaml': application('apps', { source: { repoURL: url, path: 'apps' } }),
    'apps/a.yaml': application('a', {
      source: { repoURL: url, path: 'a', directory: { recurse: true, exclude: '{x.yaml,y.yaml}' } },
    }),
    'a/b/a.yaml': settings('a'),
    'a/x.yaml': settings('x'),
  });
  expect((await read()).groups).toStrictEqual([['x a/x.yaml:1', 'shop a a/b/a.yaml:1']]);
});

test('an ApplicationSet of folders and of a list makes an Application for each; each other cluster is checked by itself', async () => {
  const template = (path: string, server: string, namespace: string) => ({
    metadata: { name: 'x' },
    spec: { source: { repoURL: url, path }, destination: { server, namespace } },
  });
  write({
    'argocd/folders.yaml': set({
      generators: [{ git: { repoURL: url, directories: [{ path: 'apps/*' }, { path: 'apps/c', exclude: true }] } }],
      template: template('{{path}}', 'https://kubernetes.default.svc', 'of-{{path.basename}}'),
    }),
    'argocd/list.yaml': set({
      generators: [{ list: { elements: ['one', 'two'].map((name) => ({ name, url: `https://${name}` })) } }],
      template: template('all', '{{url}}', 'of-{{name}}'),
    }),
    ...Object.fromEntries(
      ['apps/a', 'apps/b', 'apps/c', 'apps/a/in', 'all'].map((one) => [`${one}/x.yaml`, settings('x')]),
    ),
  });
  expect((await read()).groups.slice(-2)).toStrictEqual([
    ['of-one x all/x.yaml:1 https://one'],
    ['of-two x all/x.yaml:1 https://two'],
  ]);
  expect((await read()).groups.flat()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^of-a x apps\/a\/x/), expect.stringMatching(/^of-b x apps\/b\/x/)]),
  );
});

test('what is of another repository, or made by what is not read, is left out by name', async () => {
  write({
    'a.yaml': [
      application('chart', { source: { repoURL: 'https://charts.example', chart: 'redis' } }),
      application('other', { source: { repoURL: 'https://git.example/shop/other', path: 'k8s' } }),
      application('plugin', { source: { repoURL: url, path: 'k8s', plugin: {} } }),
      application('parts', { source: { repoURL: url, path: 'k8s', kustomize: { components: ['../part'] } } }),
      application('values', { source: { repoURL: url, path: 'k8s', helm: { valueFiles: ['https://h/v.yaml'] } } }),
      set({ generators: [{ clusters: {} }] }),
      set({
        goTemplate: true,
        generators: [{ list: { elements: [{ a: 'b' }] } }],
        template: { metadata: { name: '{{ .a | upper }}' } },
      }),
      flux(
        'HelmRelease',
        'redis',
        { chart: { spec: { chart: 'redis', sourceRef: { kind: 'HelmRepository', name: 'h' } } } },
        HELM,
      ),
      flux('GitRepository', 'far', { url: 'https://git.example/shop/far' }, 'source.toolkit.fluxcd.io/v1'),
      flux('Kustomization', 'far', { path: 'k8s', sourceRef: { kind: 'GitRepository', name: 'far' } }),
      flux(
        'HelmRelease',
        'hidden',
        { chart: { spec: { chart: 'k8s', ...here } }, valuesFrom: [{ kind: 'Secret', name: 's' }] },
        HELM,
      ),
    ].join('---\n'),
  });
  expect(await read()).toStrictEqual({
    groups: [[]],
    values: [],
    unreadable: [],
    leftOut: [
      'a.yaml: Application chart: of another repository',
      'a.yaml: Application other: of another repository',
      'a.yaml: Application plugin: by a plugin of Argo CD',
      'a.yaml: Application parts: with kustomize.components',
      'a.yaml: Application values: with values of another repository',
      'a.yaml: ApplicationSet all: by a generator of clusters',
      'a.yaml: ApplicationSet all: with a template of more than names',
      'a.yaml: HelmRelease redis: of another repository',
      'a.yaml: Kustomization far: of another repository',
      'a.yaml: HelmRelease hidden: with values of Secret s, which no manifest has',
    ],
  });
});

test.each(['..', '../../etc', '/etc/../..', 'link', 'gone'])(
  'nothing outside of the repository is read: path %s',
  async (path) => {
    write({ 'a.yaml': application('a', { source: { repoURL: url, path } }), 'b.yaml': settings('b') });
    execFileSync('/bin/ln', ['-s', '/etc', join(folder, 'link')]);
    const { groups, unreadable } = await read();
    expect(groups).toStrictEqual([['b b.yaml:1']]);
    // The link is one for the folder that is looked at, too.
    expect(unreadable).toStrictEqual([
      expect.stringMatching(/^link: a link that leads out/),
      expect.stringMatching(/outside of the repository|leads out|no folder/),
    ]);
  },
);

test('Flux puts variables into what it applies, of the Kustomization and of ConfigMaps beside it', async () => {
  write({
    'clusters/a/flux.yaml': [
      flux('Kustomization', 'self', { path: './clusters/a', ...here }),
      flux('Kustomization', 'apps', {
        path: './apps',
        postBuild: { substitute: { host: 'db' }, substituteFrom: [{ kind: 'ConfigMap', name: 'vars' }] },
        ...here,
      }),
      settings('vars', 'data: {port: "80", host: other}\n').replace('{', '{namespace: flux-system, '),
    ].join('---\n'),
    'apps/a.yaml': settings(
      'a',
      `data: {a: '\${host}:\${port}', b: '\${port}', c: '\${none:-x}', d: '\${none}y', e: '$host'}\n`,
    ),
  });
  expect((await read()).values.at(-1)).toStrictEqual({ a: 'db:80', b: 80, c: 'x', d: 'y', e: '$host' });
});

test('an artifact that Flux puts together of folders of the repository is found there', async () => {
  const generator = {
    sources: [{ alias: 'mono', kind: 'GitRepository', name: 'flux-system' }],
    artifacts: [
      {
        name: 'apps',
        copy: [
          { from: '@mono/apps/base/**', to: '@artifact/base/' },
          { from: '@mono/apps/production/**', to: '@artifact/production/' },
        ],
      },
    ],
  };
  write({
    'clusters/a.yaml': [
      flux('ArtifactGenerator', 'mono', generator, 'source.extensions.fluxcd.io/v1beta1'),
      flux('Kustomization', 'apps', {
        path: './production/web',
        sourceRef: { kind: 'ExternalArtifact', name: 'apps' },
      }),
      flux('Kustomization', 'none', { path: './other', sourceRef: { kind: 'ExternalArtifact', name: 'apps' } }),
    ].join('---\n'),
    'apps/production/web/a.yaml': settings('a', 'data: {a: b}\n'),
  });
  expect(await read()).toMatchObject({
    values: [{ a: 'b' }],
    leftOut: ['clusters/a.yaml: Kustomization none: of another repository'],
    unreadable: [],
  });
});

test('Flux puts patches, names and namespaces over a kustomization', async () => {
  write({
    'clusters/a/flux.yaml': flux('Kustomization', 'apps', {
      path: './apps',
      targetNamespace: 'shop',
      namePrefix: 'x-',
      patches: [{ patch: '[]', target: { kind: 'Service' }, path: undefined }],
      commonMetadata: { labels: { team: 'a' } },
      ...here,
    }),
    'apps/kustomization.yaml': 'resources: []\n',
  });
  program(
    'kustomize',
    `printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndata: '; cat "$3/kustomization.yaml"`,
  );
  const { values } = await read();
  expect(values).toStrictEqual([
    {
      namePrefix: 'x-',
      patches: [{ patch: '[]', target: { kind: 'Service' } }],
      namespace: 'shop',
      labels: [{ pairs: { team: 'a' } }],
      resources: [expect.stringMatching(/\.\.\/.*\/apps$/)],
      buildMetadata: ['originAnnotations'],
    },
  ]);
});

test('a patch that is a file, or a URL, is not given to kustomize', async () => {
  write({
    'a.yaml': application('a', {
      source: { repoURL: url, path: 'k', kustomize: { patches: [{ path: 'https://h/p.yaml' }] } },
    }),
    'k/kustomization.yaml': 'resources: []\n',
  });
  program('kustomize', `touch "${folder}/ran"`);
  expect((await read()).unreadable).toStrictEqual(['k: a controller patches it with a file: not built']);
});

test.each([
  [
    'HelmRelease',
    flux(
      'HelmRelease',
      'api',
      {
        chart: { spec: { chart: './chart', valuesFiles: ['envs/prod.yaml'], ...here } },
        targetNamespace: 'shop',
        valuesFrom: [
          { kind: 'ConfigMap', name: 'v' },
          { kind: 'ConfigMap', name: 'v', valuesKey: 'host', targetPath: 'db.host' },
        ],
        values: { a: 1 },
      },
      HELM,
    ),
    { name: 'shop-api', namespace: 'shop', values: ['b: 2\n', '{"c":3}', '{"db":{"host":"db"}}', '{"a":1}'], set: [] },
  ],
  [
    'Application',
    application('api', {
      sources: [
        {
          repoURL: url,
          path: 'chart',
          helm: {
            valueFiles: ['$v/envs/prod.yaml'],
            values: 'a: 1\n',
            parameters: [
              { name: 'b', value: 'c,d' },
              { name: 'e', value: '1', forceString: true },
            ],
          },
        },
        { repoURL: url, ref: 'v' },
      ],
    }),
    { name: 'api', namespace: 'shop', values: ['b: 2\n', 'a: 1\n'], set: ['--set=b=c\\,d', '--set-string=e=1'] },
  ],
])('%s renders a chart with its values, in their order', async (_, object, expected) => {
  write({
    'a.yaml': `${object}---\n${settings('v', `data: {values.yaml: 'c: 3', host: db}\n`).replace('{', '{namespace: flux-system, ')}`,
    'chart/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.0.0\n',
    'chart/templates/a.yaml': '# A template.\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Values.name }}}\n',
    'envs/prod.yaml': 'b: 2\n',
  });
  program(
    'helm',
    `for word; do case $word in --values=*) cat "\${word#--values=}" >>"${folder}/values"; echo >>"${folder}/values"; echo === >>"${folder}/values" ;; esac; done
echo "$@" >"${folder}/words"
printf -- '---\\n# Source: api/templates/a.yaml\\napiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: made}\\n'`,
  );
  const { groups, unreadable } = await read();
  expect(unreadable).toStrictEqual([]);
  expect(groups.flat()).toContain(`${expected.namespace} made chart/templates/a.yaml:2`);
  const said = execFileSync('/bin/cat', [join(folder, 'words')], { encoding: 'utf8' })
    .trim()
    .split(' ');
  const values = execFileSync('/bin/cat', [join(folder, 'values')], { encoding: 'utf8' })
    .split('\n===\n')
    .slice(0, -1);
  expect({
    name: said.at(-2),
    namespace: said.find((word) => word.startsWith('--namespace='))?.slice(12),
    values,
    set: said.filter((word) => word.startsWith('--set')),
  }).toStrictEqual(expected);
});
