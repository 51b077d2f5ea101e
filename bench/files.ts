import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { set, text } from './diff';
import { type Command, line, memory, race } from './measure';
import { onPath, version } from './peers';
import { schemas } from './schemas';

/** check and topology on files: against Node alone, against their own growth, and against tools that are on PATH. */
export function files(here: string, scratch: string): void {
  const run = (...words: string[]): Command => ({ cwd: here, words: ['node', 'bin/run.mjs', ...words] });
  const tool = (name: string, path: string) => run('packages/kubetalk/src/cli/main.ts', name, path);
  const paths = {
    ten: set(scratch, 10, 0),
    deployments: join(scratch, 'deployments.yaml'),
    whole: set(scratch, 10_000, 0),
  };
  // Kube-score does not read ReplicaSets.
  writeFileSync(paths.deployments, text(1000, 0).replaceAll('kind: ReplicaSet', 'kind: Deployment'));
  const tenfold = folder(scratch, 10);

  console.log('\nfiles of ReplicaSets and their Services');
  const node: Command = { cwd: here, words: ['node', '-e', '0'] };
  const small = race(7, { ours: tool('check', paths.ten), node });
  console.log(line('check of 10 objects / node -e 0', small.ours, small.node, 3));
  for (const name of ['check', 'topology']) {
    const sides = race(7, { whole: tool(name, paths.whole), ten: tool(name, paths.ten) });
    const seconds = sides.whole.processor - sides.ten.processor;
    console.log(`  ${name} of 10,000 objects: ${seconds.toFixed(2)} s beside start-up   aim 1.0`);
    const growth = race(3, { large: tool(name, tenfold), whole: tool(name, paths.whole) });
    console.log(line(`${name}: 100,000 / 10,000`, growth.large, growth.whole, 11));
    console.log(
      `    memory: ${memory(tool(name, paths.whole)).toFixed(0)}, ${memory(tool(name, tenfold)).toFixed(0)} MB`,
    );
  }
  const peer = (words: Command['words'], label: string, path: string) => {
    const sides = race(7, { ours: tool('check', path), peer: { cwd: here, words } });
    console.log(line(`check / ${label}`, sides.ours, sides.peer, 1));
  };
  // Both end with another status than 0 where they object to something.
  const quiet = (command: string): Command['words'] => ['sh', '-c', `${command} >/dev/null 2>&1 || true`];
  if (onPath('kube-score'))
    peer(
      quiet(`kube-score score ${paths.deployments}`),
      `kube-score of 1,000 (${version('kube-score', 'version')})`,
      paths.deployments,
    );
  if (onPath('kubeconform', '-v'))
    peer(
      quiet(`kubeconform -schema-location '${schemas(scratch)}' ${paths.whole}`),
      `kubeconform of 10,000 (${version('kubeconform', '-v')})`,
      paths.whole,
    );
}

/** A folder of files with 10,000 objects each, of which no two have a name. */
function folder(scratch: string, count: number): string {
  const path = join(scratch, 'many');
  mkdirSync(path, { recursive: true });
  for (let index = 0; index < count; index++)
    writeFileSync(join(path, `${index}.yaml`), text(10_000, 0, `web${index}`));
  return path;
}
