// node bin/run.mjs packages/kubetalk/test/kubernetes/pod-security/record.ts: asks the cluster that kubectl is configured for which
// of the cases each level refuses, and writes it to record.json, beside what other versions said.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { kubectl, run } from '../../kubectl';
import { cases, podOf } from './cases';

/** For each version, level and case: `admitted`, what Pod Security says against it, or `invalid`, where the Pod is none anyway. */
export type Verdicts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const file = 'packages/kubetalk/test/kubernetes/pod-security/record.json';

async function main(): Promise<void> {
  const { serverVersion } = JSON.parse((await kubectl('version', '-o', 'json')).stdout);
  const levels: Record<string, Record<string, string>> = {};
  for (const level of ['baseline', 'restricted']) levels[level] = await asked(level);
  const old: Verdicts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const all = { ...old, [serverVersion.gitVersion]: levels };
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(all).sort()), null, 2)}\n`);
}

async function asked(level: string): Promise<Record<string, string>> {
  const namespace = `pod-security-${level}`;
  await kubectl('create', 'namespace', namespace);
  await kubectl('label', 'namespace', namespace, `pod-security.kubernetes.io/enforce=${level}`);
  try {
    for (let look = 0; look < 50; look++)
      if ((await kubectl('-n', namespace, 'get', 'serviceaccount', 'default')).code === 0) break;
    const verdicts: Record<string, string> = {};
    for (const [name, pod] of Object.entries(cases)) {
      const words = ['-n', namespace, 'create', '--dry-run=server', '-f', '-'];
      const { code, stderr } = await run('kubectl', words, { stdin: JSON.stringify(podOf(name, pod)) });
      const [, refusal] = /violates PodSecurity "[^"]*": (.*)/.exec(stderr) ?? [];
      verdicts[name] = code === 0 ? 'admitted' : (refusal ?? `invalid: ${stderr.trim().slice(0, 200)}`);
    }
    return verdicts;
  } finally {
    await kubectl('delete', 'namespace', namespace, '--wait=false');
  }
}

main().catch((error: Error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
