import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { readConfig } from '../packages/kubetalk/src/application/config';
import { levelsOf, reported } from '../packages/kubetalk/src/checks/levels';
import { InputError } from '../packages/kubetalk/src/manifest/input-error';

const schema = JSON.parse(readFileSync(join(__dirname, '../packages/kubetalk/kubetalk.schema.json'), 'utf8'));
const fits = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-schema-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Whether kubetalk takes a kubetalk.yaml with this value. */
function taken(value: unknown): boolean {
  const file = join(folder, 'kubetalk.yaml');
  writeFileSync(file, JSON.stringify(value));
  try {
    levelsOf(readConfig(folder));
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

const atoms = ['', 'a', 'off', 'error', 'mail:25', 'mail.office', '-mail', 'mail:', 'a b', false, true, null, 1.3];
const names = ['ignore', 'listKeys', 'no-readiness-probe', 'unreadable', 'no-such-check'];
const values = [
  ...atoms,
  ...atoms.map((atom) => [atom]),
  ...names.flatMap((name) => [...atoms, ['a'], [''], { a: 'b' }, { a: '' }].map((one) => ({ [name]: one }))),
];

test('an editor that knows the schema of kubetalk.yaml objects to what kubetalk objects to, and to nothing else', () => {
  const keys = [...Object.keys(schema.properties), 'chekcs'];
  const configs = [...values, ...keys.flatMap((key) => values.map((value) => ({ [key]: value })))];
  const unlike = configs.filter((config) => fits(config) !== taken(config));
  expect(unlike).toStrictEqual([]);
  expect(configs.filter((config) => fits(config)).length).toBeGreaterThan(50);
});

test('the schema has every key that kubetalk.yaml takes, and explains each', () => {
  writeFileSync(join(folder, 'kubetalk.yaml'), 'zzz: 1\n');
  const keys = Object.entries<{ description: string }>(schema.properties);
  expect(() => readConfig(folder)).toThrow(`it may be ${keys.map(([key]) => key).join(', ')}`);
  expect(keys.filter(([, { description }]) => !/^[A-Z].*\.$/.test(description))).toStrictEqual([]);
  expect(Object.keys(schema.properties.checks.properties).sort()).toStrictEqual(reported.map(({ id }) => id).sort());
});
