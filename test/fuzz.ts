// npm run fuzz [-- MINUTES]: the property tests on new cases, again and again, until one fails or the time is over.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every test file below a folder that draws cases. */
function drawing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('fc.assert('));
}

const [argument = '10'] = process.argv.slice(2);
const minutes = Number(argument);
if (!(minutes > 0)) throw new Error(`"${argument}" is no number of minutes: use one such as 10`);
const files = drawing('test');
const end = Date.now() + minutes * 60_000;
let rounds = 0;
let failed = false;
while (!failed && Date.now() < end) {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`round ${++rounds}: FUZZ_SEED=${seed}`);
  const { status } = spawnSync('npx', ['jest', '--silent', '--runTestsByPath', ...files], {
    env: { ...process.env, FUZZ_SEED: String(seed) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  failed = status !== 0;
  if (failed) console.error(`failed: FUZZ_SEED=${seed} npm test shows it again`);
}
process.exitCode = failed ? 1 : 0;
