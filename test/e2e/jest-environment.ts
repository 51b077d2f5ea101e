import type { Circus } from '@jest/types';
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node';
import { kubectl } from '../../packages/kubetalk/test/kubectl';
import { RUN_LABEL } from './namespace';
import { say } from './progress';

declare global {
  /** Set by a file whose cluster can't show what its tests are about: why. They are skipped then. */
  var cannotBeShown: string | undefined;
}

/** Says on the terminal which test runs, and what the cluster says where one fails. */
export default class Terminal extends NodeEnvironment {
  async handleTestEvent(event: Circus.AsyncEvent | Circus.SyncEvent): Promise<void> {
    if (event.name === 'test_start') this.start(event.test);
    if (event.name === 'test_skip') say(`  - skipped: ${this.global.cannotBeShown}`);
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') await sayWhatTheClusterSays();
    if (event.name === 'test_done') say(`  ${event.test.errors.length > 0 ? '✗' : '✓'} ${event.test.duration ?? 0} ms`);
  }

  private start(test: Circus.TestEntry): void {
    say(`  ${titleOf(test)}`);
    if (this.global.cannotBeShown) test.mode = 'skip';
  }
}

function titleOf({ name, parent }: Circus.TestEntry): string {
  return parent.parent ? `${parent.name}: ${name}` : name;
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
