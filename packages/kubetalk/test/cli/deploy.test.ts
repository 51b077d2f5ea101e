import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ran } from './ran';

const { PATH } = process.env;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-deploy-'));
  mkdirSync(join(folder, '.bin'));
  process.env.PATH = `${join(folder, '.bin')}${delimiter}${PATH}`;
  write('cdk8s.yaml', 'language: typescript\napp: cp *.k8s.yaml "$CDK8S_OUTDIR"\n');
  write('web.k8s.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n');
  write('package.json', '{"name": "@office/shop"}');
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

/** A kubectl that knows these contexts, and takes everything. */
function cluster(...contexts: readonly string[]): void {
  const kubectl = `#!/bin/sh
echo "$*" >>'${folder}/calls'
case "$*" in
*get-contexts*) printf '%s\\n' ${contexts.join(' ')};;
*config*view*) echo shop;;
*/version*) echo '{"gitVersion":"v1.28.15"}';;
*) [ -t 0 ] || cat >/dev/null;;
esac
`;
  writeFileSync(join(folder, '.bin/kubectl'), kubectl);
  chmodSync(join(folder, '.bin/kubectl'), 0o755);
}

/** What a deploy says and ends with, and how kubectl was asked to apply. */
async function deploy(...words: readonly string[]) {
  const ended = await ran(['deploy', ...words], { folder });
  const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').split('\n') : [];
  return { ...ended, applied: calls.filter((call) => / apply /.test(` ${call} `)) };
}

const as = (set: string, more = '--context=one --namespace=shop') => [
  `${more} apply --dry-run=server -f -`,
  `${more} apply --prune --applyset=configmaps/${set} -f -`,
];

test.each<[what: string, files: readonly string[], words: readonly string[], applied: readonly string[]]>([
  ['one file: the ApplySet is called after it as well', [], ['--yes'], as('shop-web')],
  ['several: after the project alone', ['other.k8s.yaml'], ['--yes'], as('shop')],
  ['a name of its own', [], ['--yes', '--applyset', 'mine'], as('mine')],
  ['a rehearsal alone', [], ['--dry-run'], as('').slice(0, 1)],
  ['another namespace', [], ['--yes', '--namespace', 'office'], as('shop-web', '--context=one --namespace=office')],
])('%s', async (_, files, words, applied) => {
  cluster('one');
  for (const file of files) write(file, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n');
  const done = await deploy(...words);
  expect(done).toMatchObject({ status: 0, stderr: '', applied });
  expect(done.stdout).toMatch(
    words.includes('--dry-run') ? /the API server takes it; nothing was changed\n$/ : /deployed\n$/,
  );
  expect(done.stdout).toMatch(/^ConfigMap web is created\n|^ConfigMaps other and web are created\n/);
});

test.each<[contexts: readonly string[], words: readonly string[], error: string]>([
  [[], ['--yes'], 'kubectl knows no cluster: add a context to its configuration'],
  [['one', 'two'], ['--yes'], 'several clusters are known and none is named: add --context one or --context two'],
  [['one', 'two'], ['--yes', '--context', 'three'], 'context "three" is not known: use one of one, two'],
  [['one'], [], 'there is no terminal to ask on: add --yes to apply all the same'],
])('of the contexts %j, a deploy with %j is refused', async (contexts, words, error) => {
  cluster(...contexts);
  expect(await deploy(...words)).toMatchObject({ status: 2, stderr: `error: ${error}\n`, applied: [] });
});

test('one of several contexts that is named is the one', async () => {
  cluster('one', 'two');
  expect(await deploy('--yes', '--context', 'two')).toMatchObject({
    status: 0,
    applied: as('shop-web', '--context=two --namespace=shop'),
  });
});
