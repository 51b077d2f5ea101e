import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../.github/workflows');
const files = [...readdirSync(folder).map((file) => join(folder, file)), join(__dirname, '../action.yml')];
const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n'));

test('actions are pinned by commit, with their version beside it: a tag may be moved to anything', () => {
  const uses = lines.filter((line) => /^\s*(- )?uses:/.test(line)).map((line) => line.replace(/^.*uses: /, ''));
  expect(uses.length).toBeGreaterThan(5);
  expect(uses.filter((one) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
});

test('tools are installed by version', () => {
  const tools = lines.filter((line) => /go install|pipx install/.test(line));
  expect(tools.length).toBeGreaterThan(1);
  expect(tools.filter((line) => !/@v\d|==\d|@\$/.test(line))).toEqual([]);
});
