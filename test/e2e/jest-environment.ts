import type { Circus } from '@jest/types';
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node';
import { kubectl } from '../kubectl';
import { RUN_LABEL } from './namespace';
import { say } from './progress';

/** Says on the terminal which test runs, and what the cluster says where one fails. */
export default class Terminal extends NodeEnvironment {
  async handleTestEvent(event: Circus.AsyncEvent | Circus.SyncEvent): Promise<void> {
    if (event.name === 'test_start') say(`  ${titleOf(event.test)}`);
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') await sayWhatTheClusterSays();
    if (event.name === 'test_done') say(`  ${event.test.errors.length > 0 ? '✗' : '✓'} ${event.test.duration ?? 0} ms`);
  }
}

function titleOf({ name, parent }: { name: string; parent?: { name: string; parent?: unknown } }): string {
  return parent?.parent ? `${parent.name}: ${name}` : name;
}

async function sayWhatTheClusterSays(): Promise<void> {
  const run = `${RUN_LABEL}=${process.env.E2E_RUN}`;
  const { stdout } = await kubectl('get', 'namespaces', '-l', run, '-o', 'jsonpath={.items[*].metadata.name}');
  for (const namespace of stdout.split(' ').filter(Boolean)) {
    say(`--- kubectl -n ${namespace} describe`);
    say((await kubectl('-n', namespace, 'describe', 'replicasets,pods,services,networkpolicies')).stdout);
    const { stdout: pods } = await kubectl('-n', namespace, 'get', 'pods', '-o', 'name');
    for (const pod of pods.split('\n').filter(Boolean)) {
      say(`--- kubectl -n ${namespace} logs ${pod}`);
      const { stdout: logs, stderr } = await kubectl('-n', namespace, 'logs', '--all-containers', '--tail=20', pod);
      say(logs + stderr);
    }
  }
}
