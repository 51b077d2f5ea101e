import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../.github/workflows');
const files = [...readdirSync(folder).map((file) => join(folder, file)), join(__dirname, '../action.yml')];
const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));

test('actions are pinned by commit, with their version beside it: a tag may be moved to anything', () => {
  const uses = lines
    .filter((line) => /^\s*(- )?uses: (?!\.\/$)/.test(line))
    .map((line) => line.replace(/^.*uses: /, ''));
  expect(uses.length).toBeGreaterThan(5);
  expect(uses.filter((one) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
});

test('tools are installed by version', () => {
  const tools = lines.filter((line) => /go install|pipx install/.test(line));
  expect(tools.length).toBeGreaterThan(1);
  expect(tools.filter((line) => !/@v\d|==\d|@\$/.test(line))).toEqual([]);
});

test('the list of what is in the packages names every library that is put into them, by version', () => {
  const root = join(__dirname, '..');
  const { bomFormat, components } = JSON.parse(
    execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8' }),
  );
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'packages/kubetalk/package.json'), 'utf8'));
  const found = new Map(components.map(({ name, version }: { name: string; version: string }) => [name, version]));
  expect(bomFormat).toBe('CycloneDX');
  expect(Object.keys(devDependencies).filter((name) => !/^\d+\.\d+\.\d+/.test(String(found.get(name))))).toEqual([]);
  expect([...found.keys()]).toEqual(expect.arrayContaining(['kubetalk', 'cdk8s-kubetalk', 'cdk8s', 'constructs']));
});

test('the job that may publish runs nothing of the project', () => {
  const release = readFileSync(join(folder, 'release.yml'), 'utf8');
  const [pack = '', publish = ''] = release.split(/^ {2}publish:$/m);
  expect([pack.includes('write'), publish.includes('id-token: write')]).toEqual([false, true]);
  expect(publish.match(/checkout|npm (?:ci|install|run|exec)|npx|\.ci|node /g)).toBeNull();
  expect(publish.match(/npm publish .*/g)).toEqual(
    ['kubetalk-[0-9]*', 'cdk8s-kubetalk-*'].map(
      (file) => `npm publish --provenance --access public --ignore-scripts ./release/${file}.tgz`,
    ),
  );
});
