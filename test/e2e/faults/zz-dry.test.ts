import { applyHardened, applyLesson } from '../parts';
import { say } from '../progress';
import { DB, Running } from './running';
test.each([['lesson', applyLesson],['hardened', applyHardened]] as const)('dry %s', async (name, apply) => {
  const r = await Running.start(`dry-${name}`, apply);
  if (!r) throw new Error('no');
  const [pod] = await r.namespace.pods(DB);
  say(`id ${pod?.status.containerStatuses?.[0]?.containerID}`);
  for (const l of await r.databaseProcesses()) say(`KILLS ${l}`);
  const { execSync } = require('node:child_process');
  const id = pod?.status.containerStatuses?.[0]?.containerID?.replace('containerd://','');
  say(execSync(`ctr -a /run/local-cluster/containerd.sock -n k8s.io task ps ${id}`).toString());
  await r.remove();
});
