import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { read, readSources } from '../../src/application/files';
import { settingsOf } from '../../src/application/reading';
import { identity } from '../../src/manifest/manifest';

const { PATH } = process.env;
const before = process.cwd();
let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'kubetalk-inside-'));
  process.env.PATH = join(top, 'bin');
  write('outside/secret.yaml', `${settings('outside')}data: {token: canary}\n`);
  write('in/ok.yaml', settings('ok'));
  mkdirSync(join(top, 'in/.git'));
  process.chdir(join(top, 'in'));
});
afterEach(() => {
  process.chdir(before);
  process.env.PATH = PATH;
  rmSync(top, { recursive: true, force: true });
});

const settings = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
const chart = 'apiVersion: v2\nname: x\nversion: 0.1.0\n';

function write(file: string, text: string): void {
  mkdirSync(dirname(join(top, file)), { recursive: true });
  writeFileSync(join(top, file), text);
}

function link(file: string, target: string): void {
  mkdirSync(dirname(join(top, file)), { recursive: true });
  symlinkSync(target, join(top, file));
}

/** A tool that tells whether it ran. */
function tool(name: string): void {
  write(`bin/${name}`, `#!/bin/sh\necho "${settings('ran').replaceAll('\n', '\\n')}"\n`);
  chmodSync(join(top, 'bin', name), 0o755);
}

/** What the folder holds that is read, and what is a finding. */
async function found(path = '.') {
  const { groups, unreadable } = await readSources([path]);
  return {
    objects: groups.flat().map((one) => identity(one).name),
    findings: unreadable.map(({ message }) => message.replaceAll(`${top}/`, '')),
  };
}

const OUT = 'a link that leads out of .: not followed';

test.each<[string, () => void, string]>([
  ['a file outside', () => link('in/x.yaml', '../outside/secret.yaml'), `x.yaml: ${OUT}`],
  ['a folder outside', () => link('in/x', '../outside'), `x: ${OUT}`],
  ['a device without an end', () => link('in/x.yaml', '/dev/zero'), `x.yaml: ${OUT}`],
  ['a terminal', () => link('in/x.yaml', '/dev/ptmx'), `x.yaml: ${OUT}`],
  ['a process', () => link('in/x.yaml', '/proc/self/environ'), `x.yaml: ${OUT}`],
  ["git's own files", () => link('in/x.yaml', '.git/config'), "x.yaml: a link into git's own files: not followed"],
  ['a chart without an end', () => link('in/Chart.yaml', '/dev/zero'), `Chart.yaml: ${OUT}`],
  ['a kustomization without an end', () => link('in/kustomization.yaml', '/dev/zero'), `kustomization.yaml: ${OUT}`],
  [
    'a pipe',
    () => execFileSync('/usr/bin/mkfifo', [join(top, 'in/x.yaml')]),
    'x.yaml: a device, a pipe or a socket, where a file is expected',
  ],
  [
    'a name that is not UTF-8',
    () => writeFileSync(Buffer.concat([Buffer.from(`${top}/in/x`), Buffer.from([0xff]), Buffer.from('.yaml')]), ''),
    'x\ufffd.yaml: its name is not UTF-8: rename it',
  ],
])('%s is a finding, and the file beside it is read', async (_, make, finding) => {
  write('in/.git/config', '[core]');
  make();
  expect(await found()).toStrictEqual({ objects: ['ok'], findings: [finding] });
});

test('links that stay in the folder are followed, and those to folders left out by name', async () => {
  link('in/again.yaml', 'ok.yaml');
  link('in/loop.yaml', '.');
  const { groups, leftOut } = await readSources(['.']);
  expect(groups.flat().map(({ source }) => source.file)).toStrictEqual(['again.yaml', 'ok.yaml']);
  expect(leftOut).toContainEqual({ path: 'loop.yaml', reason: 'a link to a folder' });
});

test.each([
  ['a file outside', '../../outside/secret.yaml', 'c/x.txt: a link that leads out of .: not followed'],
  ['the environment', '/proc/self/environ', 'c/x.txt: a link that leads out of .: not followed'],
  ['itself', '.', 'c/x.txt: a link to a folder that it is in'],
])('helm gets no chart that links to %s', async (_, target, finding) => {
  write('in/c/Chart.yaml', chart);
  link('in/c/x.txt', target);
  tool('helm');
  expect(await found()).toStrictEqual({ objects: ['ok'], findings: [finding] });
});

test.each([
  'resources: [x.yaml]',
  'patches: [{path: x.yaml}]',
  'configMapGenerator: [{name: a, files: [k=x.yaml]}]',
  'secretGenerator: [{name: a, envs: [x.yaml]}]',
])('kustomize gets nothing that links to the outside: %s', async (content) => {
  write('in/k/kustomization.yaml', `${content}\n`);
  link('in/k/x.yaml', '../../outside/secret.yaml');
  tool('kustomize');
  expect(await found()).toStrictEqual({
    objects: ['ok'],
    findings: [`in/k/x.yaml: a link that leads out of .: not followed`],
  });
});

test('what is named does not lead out of the repository', async () => {
  link('in/x.yaml', '../outside/secret.yaml');
  link('in/kubetalk.yaml', '../outside/secret.yaml');
  link('in/folder', '../outside');
  write('in/empty.yaml', '');
  const refused = (name: string) => new RegExp(`${name}: a link that leads out of .*/in: not followed$`);
  await expect(read(['x.yaml'])).rejects.toThrow(refused('x.yaml'));
  await expect(read(['folder'])).rejects.toThrow(refused('folder'));
  await expect(settingsOf({ config: 'kubetalk.yaml' })).rejects.toThrow(refused('kubetalk.yaml'));
  await expect(settingsOf({ values: ['x.yaml'], config: 'empty.yaml' })).rejects.toThrow(refused('x.yaml'));
  expect(await found('../outside')).toStrictEqual({ objects: ['outside'], findings: [] });
});

test('settings that were found and lead elsewhere say nothing, and are a finding', async () => {
  link('in/kubetalk.yaml', '/dev/zero');
  link('in/cdk8s.yaml', '/dev/zero');
  const { unreadable, config } = await settingsOf({});
  expect(config.checks.size).toBe(0);
  expect(unreadable.map(({ file }) => file)).toStrictEqual(
    ['kubetalk.yaml', 'cdk8s.yaml'].map((name) => join(process.cwd(), name)),
  );
});

test.each([
  ['crds: [../outside/secret.yaml]', 'outside/secret.yaml'],
  ['crds: [/dev/ptmx]', '/dev/ptmx'],
  ['crds: [x.yaml]', 'in/x.yaml'],
  ['baseline: ../outside/known.json', 'outside/known.json'],
])('settings in the repository read nothing outside of it: %s', async (text, file) => {
  link('in/x.yaml', '../outside/secret.yaml');
  write('in/kubetalk.yaml', text);
  await expect(settingsOf({})).rejects.toThrow(
    `${file}: outside of the repository, where settings in it name nothing: use --`,
  );
});

test('settings outside of the repository name what they want', async () => {
  write('base/kubetalk.yaml', 'crds: [../outside/secret.yaml]');
  const { surroundings } = await settingsOf({ config: '../base/kubetalk.yaml' });
  expect(surroundings.crds?.map((one) => identity(one).name)).toStrictEqual(['outside']);
});

test('kubetalk.yaml is looked for up to the top of the repository, and not above', async () => {
  write('kubetalk.yaml', 'namespace: above\n');
  mkdirSync(join(top, 'in/deeper'));
  expect((await settingsOf({}, { folder: 'deeper' })).config.namespace).toBeUndefined();
  write('in/kubetalk.yaml', 'namespace: here\n');
  expect((await settingsOf({}, { folder: 'deeper' })).config.namespace).toBe('here');
});

test.each<[string, string]>([
  ['grafana.yaml', 'apiVersion: 1\ndatasources: [{name: a}]\n'],
  ['avro.json', '{"kind": "record", "name": "x"}'],
  ['pipeline.yaml', 'kind: pipeline\nname: default\nsteps: []\n'],
  ['values.yaml', 'apiVersion: v1\nreplicas: 3\n'],
])('settings of another tool are no manifest: %s', async (name, text) => {
  write(`in/${name}`, text);
  expect(await found()).toStrictEqual({ objects: ['ok'], findings: [] });
});

test('an object without its apiVersion is a manifest', async () => {
  write('in/web.yaml', 'kind: Service\nmetadata: {name: web}\n');
  expect((await found()).objects).toStrictEqual(['ok', 'web']);
});

const broken =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: none}, ports: [{port: 80}]}\n';

/** What was read of a folder that holds a file, and what can't be. */
async function foundWith(text: string) {
  write('in/k/a.yaml', text);
  const { groups, unreadable } = await readSources(['k'], { mayBeEmpty: true });
  return { kinds: groups.flat().map((one) => identity(one).kind), unreadable: unreadable.map(({ file }) => file) };
}

test('names that are written as escapes hide no file', async () => {
  const text = broken.replace('kind', '"\\u006bind"').replace('apiVersion', '"\\x61piVersion"');
  expect(await foundWith(text)).toStrictEqual({ kinds: ['Service'], unreadable: [] });
});

test('a document that is a template does not hide those before it, which kubectl applies', async () => {
  expect(await foundWith(`${broken}---\na: {{ .Values.x }}\n`)).toStrictEqual({ kinds: [], unreadable: ['k/a.yaml'] });
  expect(await foundWith(`# only a comment\n---\n${broken}a: {{ .Values.x }}\n`)).toStrictEqual({
    kinds: [],
    unreadable: [],
  });
});

test('marks, hidden files and documents of other tools beside it hide no manifest', async () => {
  expect(await foundWith(`\ufeff${broken}`)).toMatchObject({ kinds: ['Service'] });
  expect(await foundWith(`apiVersion: 1\ndatasources: []\n---\n${broken}`)).toMatchObject({
    kinds: expect.arrayContaining(['Service']),
  });
  write('in/k/.b.yaml', settings('hidden'));
  expect(await foundWith(broken)).toStrictEqual({ kinds: ['ConfigMap', 'Service'], unreadable: [] });
});
