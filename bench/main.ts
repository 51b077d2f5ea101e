// npm run bench [PART…]: measures both sides of each claim in turn, in this run, and prints medians and ratios; all parts take
// most of an hour.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diff } from './diff';
import { files } from './files';
import { scale } from './fleet-scale';
import { type Command, line, race } from './measure';
import { helmChart, kustomization, onPath, version } from './peers';
import { stockProject } from './stock';

const here = process.cwd();
const scratch = mkdtempSync(join(tmpdir(), 'go-demo-2-bench-'));
const rounds = 7;
const command = (cwd: string, ...words: Command['words']): Command => ({ cwd, words });
const installed = (name: string) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;

const parts: Readonly<Record<string, () => void>> = {
  synth,
  growth,
  checks,
  files: () => files(here, scratch),
  diff: () => diff(here, scratch),
  fleet: () => scale(here, scratch),
};
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown) throw new Error(`${unknown} is no part: name some of ${Object.keys(parts).join(', ')}`);

try {
  versions();
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) parts[name]?.();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function versions(): void {
  const packages = ['cdk8s', 'cdk8s-cli', 'typescript', 'esbuild'].map((name) => `${name} ${installed(name)}`);
  console.log(
    `Node ${process.version}, ${packages.join(', ')}; medians of ${rounds} runs, taken in turn, in seconds of processors\n`,
  );
}

function synth(): void {
  const stock = stockProject();
  const cli = race(rounds, {
    ours: command(here, 'npx', 'cdk8s', 'synth', '-p'),
    stock: command(stock, 'npx', 'cdk8s', 'synth', '-p'),
  });
  const app = race(rounds, {
    ours: command(here, 'node', 'bin/run.mjs', 'main.ts'),
    stock: command(stock, 'npx', 'ts-node', 'main.ts'),
    node: command(here, 'node', '-e', '0'),
  });
  console.log('synth of the lesson, against the project that `cdk8s init typescript-app` makes');
  console.log(line('npx cdk8s synth -p', cli.ours, cli.stock, 0.5));
  console.log(line('the app command alone / npx ts-node main.ts', app.ours, app.stock, 0.25));
  console.log(line('the app command alone / node -e 0', app.ours, app.node, 5));
}

function checks(): void {
  const fleet = (count: number, ...mode: string[]) =>
    command(here, 'node', 'bin/run.mjs', 'bench/fleet.ts', String(count), ...mode);
  const sides = race(7, { plain: fleet(10000), half: fleet(5000, 'checked'), checked: fleet(10000, 'checked') });
  console.log('\nchecks at synth: Services, each with the workload behind it and a caller');
  console.log(line('10,000 of each, checked / unchecked', sides.checked, sides.plain, 2));
  console.log(line('10,000 checked / 5,000 checked', sides.checked, sides.half, 2.3));
}

function growth(): void {
  const ours = (count: number) => command(here, 'node', 'bin/run.mjs', 'bench/growth.ts', String(count));
  const { small, middle, large } = race(rounds, { small: ours(1000), middle: ours(4000), large: ours(16000) });
  console.log('\ngrowth: a chart of database components, each a ReplicaSet and its Service');
  console.log(line('4,000 / 1,000', middle, small, 4.4));
  console.log(line('16,000 / 4,000', large, middle, 4.4));
  if (onPath('helm')) {
    const helm = version('helm', 'version', '--short');
    for (const count of [4000, 16_000]) {
      const sides = race(rounds, { ours: ours(count), helm: helmChart(join(scratch, `helm-${count}`), count) });
      console.log(line(`${count} / helm template (${helm})`, sides.ours, sides.helm, 1));
    }
  }
  if (onPath('kustomize')) {
    const sides = race(3, { ours: ours(1000), kustomize: kustomization(join(scratch, 'kustomize'), 1000) });
    console.log(line(`1,000 / kustomize build (${version('kustomize', 'version')})`, sides.ours, sides.kustomize, 1));
  }
}
