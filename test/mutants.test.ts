import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// npm run mutants on a project of one source: a number that it prints is one that it measured.
const root = join(__dirname, '..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-mutants-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = 'export const double = (number: number): number => number * 2;\n';
const using = (expectation: string) =>
  `import { double } from '../double';\n\ntest('doubles', () => ${expectation});\n`;

function mutants(test: string, ...args: string[]) {
  const files = {
    'package.json': JSON.stringify({ jest: { setupFiles: [] } }),
    'double.ts': source,
    'test/double.test.ts': test,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'test/mutants/main.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: undefined, NO_COLOR: '1' },
  });
  return { status, last: stdout.trim().split('\n').at(-1), said: stdout + stderr };
}

test('what no test notices is listed, and what one notices counted', () => {
  const { status, last, said } = mutants(using('expect(double(0)).toBe(0)'), 'double.ts');
  expect({ status, last }).toEqual({ status: 0, last: '1 of 2 mutants killed: 50.0 %' });
  expect(said).toContain('double.ts:1:51 survived: ArithmeticOperator number / 2');
});

test.each<[what: string, test: string, file: string, reason: RegExp]>([
  ['a test fails', using('expect(double(1)).toBe(3)'), 'double.ts', /doubles[\s\S]*Expected: 3/],
  ['a test does not load', `import '../single';\n${using('expect(double(0)).toBe(0)')}`, 'double.ts', /single/],
  ['no test imports the source', "test('nothing', () => {});\n", 'double.ts', /no test imports double\.ts/],
  ['no test runs the source', using('{}').replace('import', 'import type'), 'double.ts', /no test runs any/],
  ['there is no such source', using('expect(double(0)).toBe(0)'), 'treble.ts', /no file treble\.ts/],
])('where %s before anything is broken, the status is 2', (_, test, file, reason) => {
  const { status, said } = mutants(test, file);
  expect(said).toMatch(reason);
  expect(status).toBe(2);
});
