import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
let folder: string;

// A project of one source, which says how often it was run.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-run-'));
  mkdirSync(join(folder, 'node_modules'));
  for (const part of ['bin', 'packages/kubetalk/bin'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const name of ['typescript', '@typescript', 'esbuild', '@esbuild'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{}');
  // Without the types of a browser, which take the compiler longer than all else.
  const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, lib: ['es2023'], types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, 'main.ts'), `declare const console: { log(text: string): void };\nconsole.log('run');\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(entry = 'main.ts') {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/run.mjs'), entry], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, signal, stdout, stderr };
}

const fine = { status: 0, signal: null, stdout: 'run\n', stderr: '' };

/** The files of the cache, of which there is one folder. */
function cached(): string[] {
  const cache = join(folder, 'node_modules/.cache/go-demo-2');
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(cjs|v8)$/.test(file))
    .map((file) => join(cache, file))
    .sort();
}

test("an editor's lock file and a link that leads nowhere stop no run", () => {
  symlinkSync('me@here.1:2', join(folder, '.#main.ts'));
  symlinkSync('nowhere', join(folder, 'gone.ts'));
  expect(run()).toStrictEqual(fine);
});

test('a damaged cache is noticed: a bit that flipped, a file that is cut', () => {
  expect(run()).toStrictEqual(fine);
  const [bundle = '', compiled = ''] = cached();
  for (const file of [bundle, compiled]) {
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    flipped[whole.length >> 1] = (flipped[whole.length >> 1] as number) ^ 1;
    for (const damaged of [flipped, whole.subarray(0, 31)]) {
      writeFileSync(file, damaged);
      expect(run()).toStrictEqual(fine);
    }
  }
  expect(cached()).toStrictEqual([bundle, compiled]);
});

test('a checkout that nothing can be written to runs, and its sources stay as they are', () => {
  writeFileSync(join(folder, 'node_modules/.cache'), 'a file, where the cache would be a folder');
  const before = readdirSync(folder, { recursive: true });
  expect(run()).toStrictEqual(fine);
  expect(readdirSync(folder, { recursive: true })).toStrictEqual(before);
});

test('types that are wrong end with another status than a program that found something, each time, until they are right', () => {
  const right = readFileSync(join(folder, 'main.ts'), 'utf8');
  writeFileSync(join(folder, 'main.ts'), `${right}const a: string = 1;\n`);
  for (const _ of ['first', 'again'])
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('nothing was run') });
  writeFileSync(join(folder, 'main.ts'), right.replace("'run'", "'right'"));
  expect(run()).toStrictEqual({ ...fine, stdout: 'right\n' });
});

test('files of any kind that a program imports are inputs', () => {
  writeFileSync(join(folder, 'a.json'), '{"a": "json"}');
  writeFileSync(join(folder, 'b.mjs'), 'export const b = "mjs";');
  writeFileSync(join(folder, 'b.d.mts'), 'export const b: string;');
  const options = {
    noEmit: true,
    strict: true,
    module: 'nodenext',
    lib: ['es2023'],
    types: [],
    resolveJsonModule: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
  const say = 'declare const console: { log(text: string): void };';
  writeFileSync(
    join(folder, 'main.mts'),
    `import a from './a.json' with { type: 'json' };\nimport { b } from './b.mjs';\n${say}\nconsole.log(a.a + b);\n`,
  );
  expect(run('main.mts')).toStrictEqual({ ...fine, stdout: 'jsonmjs\n' });
  writeFileSync(join(folder, 'a.json'), '{"a": "JSON!"}');
  expect(run('main.mts')).toStrictEqual({ ...fine, stdout: 'JSON!mjs\n' });
  writeFileSync(join(folder, 'b.mjs'), 'export const b = "MJS!";');
  expect(run('main.mts')).toStrictEqual({ ...fine, stdout: 'JSON!MJS!\n' });
});

test('the types of a program are those of what it imports, whatever else the project holds', () => {
  const right = readFileSync(join(folder, 'main.ts'), 'utf8');
  writeFileSync(join(folder, 'imported.ts'), 'export const a: string = 1;\n');
  writeFileSync(join(folder, 'other.ts'), `${right}import { a } from './imported';\nconsole.log(a);\n`);
  expect(run()).toStrictEqual(fine);
  expect(run('other.ts')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('nothing was run'),
  });
  writeFileSync(join(folder, 'imported.ts'), "export const a: string = 'a';\n");
  expect(run('other.ts')).toStrictEqual({ ...fine, stdout: 'run\na\n' });
  expect(run(join(folder, 'other.ts'))).toStrictEqual({ ...fine, stdout: 'run\na\n' });
});
