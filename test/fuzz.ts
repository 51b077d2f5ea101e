// npm run fuzz [-- MINUTES [SEED]]: files that are mutated, hostile names and wide shapes through readers, checks, diff and pictures,
// until one of them breaks or half of the time is over; then the property tests on new cases, for the other half.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzz } from '../packages/kubetalk/test/fuzz/fuzz';

/** Every test file below a folder that draws cases. */
function drawing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .filter((file) => readFileSync(file, 'utf8').includes('fc.assert('));
}

function properties(end: number): boolean {
  const files = ['test', 'packages'].flatMap(drawing);
  for (let round = 1; Date.now() < end; round++) {
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.log(`round ${round}: FUZZ_SEED=${seed}`);
    const { status } = spawnSync('npx', ['jest', '--silent', '--runTestsByPath', ...files], {
      env: { ...process.env, FUZZ_SEED: String(seed) },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status === 0) continue;
    console.error(`failed: FUZZ_SEED=${seed} npm test shows it again`);
    return false;
  }
  return true;
}

const [argument = '10', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
const minutes = Number(argument);
if (!(minutes > 0)) throw new Error(`"${argument}" is no number of minutes: use one such as 10`);
const start = Date.now();
const held = fuzz(Number(seed), start + minutes * 30_000);
process.exitCode = held && properties(start + minutes * 60_000) ? 0 : 1;
