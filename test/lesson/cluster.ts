import { kubectl, run } from '../../packages/kubetalk/test/kubectl';

/** A command as a reader types it, and what it prints. */
export interface Recorded {
  readonly command: string;
  readonly output: string;
}

const newer = (file: string) => `sed s/mongo:3.3/mongo:3.4/ ${file} | kubectl apply -f -`;
const steps = ['dist/single-pod-exposed.k8s.yaml', 'dist/lesson.k8s.yaml'] as const;

/** Run in this order; `wait` is for what a reader sees a moment later. */
const commands: readonly { readonly command: string; readonly wait?: string }[] = [
  { command: newer(steps[0]), wait: 'rs/go-demo-2 2' },
  { command: 'kubectl get rs go-demo-2' },
  { command: 'kubectl describe svc go-demo-2-svc' },
  { command: 'kubectl get endpointslices -l kubernetes.io/service-name=go-demo-2-svc' },
  { command: `kubectl delete -f ${steps[0]}` },
  { command: newer(steps[1]), wait: 'rs/go-demo-2-api 3' },
  { command: 'kubectl get rs' },
  { command: 'kubectl get svc' },
  { command: 'kubectl scale rs go-demo-2-api --replicas=5', wait: 'rs/go-demo-2-api 5' },
  { command: 'kubectl get endpointslices' },
  { command: `kubectl delete -f ${steps[1]}` },
];

export interface Record {
  readonly kubernetes: string;
  readonly commands: readonly Recorded[];
}

/**
 * Runs the commands where a reader does, in the namespace `default`, and removes what they made.
 *
 * @throws where there is something in it already: a reader would not see that
 */
export async function record(): Promise<Record> {
  const there = await succeed('kubectl get replicasets,services,pods -n default -o name');
  if (there !== 'service/kubernetes\n') throw new Error(`the namespace default is in use: ${there.trim()}`);
  try {
    const recorded: Recorded[] = [];
    for (const { command, wait } of commands) {
      recorded.push({ command, output: await succeed(command) });
      if (wait) await ready(wait);
    }
    const version = JSON.parse(await succeed('kubectl version -o json')).serverVersion.gitVersion;
    return { kubernetes: version, commands: recorded };
  } finally {
    await kubectl('delete', '--ignore-not-found', ...steps.flatMap((file) => ['-f', file]));
  }
}

async function succeed(command: string): Promise<string> {
  const { code, stdout, stderr } = await run('sh', ['-c', command]);
  if (code !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

/** Waits until as many Pods answer, and the endpoints have heard of it. */
async function ready(wait: string): Promise<void> {
  const [object, count] = wait.split(' ');
  await succeed(`kubectl wait ${object} --for=jsonpath={.status.readyReplicas}=${count} --timeout=50s`);
  await new Promise((done) => setTimeout(done, 2000));
}
