// npm run e2e [-- WORD…] [-- --corpus]: proves the lesson and the project on the cluster of kubectl's current context. With
// words, only the test files that have one of them in their path. Whatever happens, the namespaces that the tests make are
// removed: that is why this process only starts Jest and waits for it, and no test removes the last of them itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { kubectl, run } from '../../packages/kubetalk/test/kubectl';
import { RUN_LABEL } from './namespace';
import { say, sleep } from './progress';
import { nodeAddress } from './requests';

const id = Math.random().toString(36).slice(2, 7);
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function main(): Promise<number> {
  say(`on ${await cluster()}, run ${id}`);
  let interrupted: NodeJS.Signals | undefined;
  let ended: Promise<void> | undefined;
  const jest = startJest(process.argv.slice(2));
  const interrupt = (signal: NodeJS.Signals) => {
    if (!interrupted) say(`${signal}: stopping, then removing what was made`);
    interrupted ??= signal;
    ended ??= end(jest);
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  // The parent of this process may end without a signal to it.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && interrupt('SIGHUP'), 500).unref();
  const code = await new Promise<number>((done) => jest.on('close', (code) => done(code ?? 1)));
  // What its tests started may be left where it ended before its time.
  await (ended ?? end(jest));
  const removed = await removeNamespaces();
  if (interrupted) return 128 + constants.signals[interrupted];
  return removed ? code : 1;
}

/** The cluster in words. @throws where there is none */
async function cluster(): Promise<string> {
  const { code, stdout, stderr } = await run('kubectl', ['version', '-o', 'json', '--request-timeout=10s'], {
    seconds: 20,
  });
  if (code !== 0) throw new Error(noCluster(stderr));
  const context = (await kubectl('config', 'current-context')).stdout.trim();
  const { gitVersion } = JSON.parse(stdout).serverVersion;
  return `context ${context}: Kubernetes ${gitVersion}, node ${await nodeAddress()}`;
}

function noCluster(stderr: string): string {
  const [why = ''] = stderr.trim().split('\n').slice(-1);
  return [
    `kubectl finds no cluster (${why || 'no answer'}): name one with KUBECONFIG, or make one:`,
    '  kind create cluster',
    '  minikube start',
  ].join('\n');
}

/** In a process group of its own, so that Ctrl-C reaches this process only, and this process ends all of it. */
function startJest(words: readonly string[]): ChildProcess {
  const corpus = words.includes('--corpus');
  const jest = createRequire(`${process.cwd()}/package.json`).resolve('jest/bin/jest');
  const config = ['--config', 'test/e2e/jest.config.json'];
  const without = corpus ? [] : ['--testPathIgnorePatterns', 'corpus\\.test\\.ts$'];
  const files = words.filter((word) => word !== '--corpus').map((word) => `test/e2e/.*${word}`);
  return spawn(process.execPath, [jest, ...config, ...files, ...without], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, E2E_RUN: id },
  });
}

/** Ends all of it. Who makes namespaces that are not ours to remove gets the time to remove them. */
async function end({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return;
  signal(pid, 'SIGTERM');
  for (let look = 0; look < 100 && signal(pid, 0); look++) await sleep(100);
  signal(pid, 'SIGKILL');
}

/** @returns whether any process of the group was there to get it */
function signal(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

/** @returns whether all are gone */
async function removeNamespaces(): Promise<boolean> {
  const words = ['delete', 'namespaces', '-l', `${RUN_LABEL}=${id}`];
  say(`removing the namespaces of run ${id}`);
  const { code, stderr } = await run('kubectl', [...words, '--timeout=120s'], { seconds: 130 });
  if (code !== 0) say(`error: they may be left: ${stderr.trim()}: remove them with kubectl ${words.join(' ')}`);
  return code === 0;
}

// Where the terminal is gone, the output has no reader: no reason to leave the namespaces.
process.stderr.on('error', () => {});
main()
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: Error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
