import { type Kubectl, kubectl, kubectlIn } from '../../packages/kubetalk/test/kubectl';

/** A command as a reader types it, and what it prints. */
export interface Recorded {
  readonly command: string;
  readonly output: string;
}

/** Run in this order; `wait` is for what a reader sees a moment later. */
export const commands: readonly { readonly command: string; readonly wait?: string }[] = [
  { command: 'kubectl apply -f dist/single-pod-exposed.k8s.yaml', wait: 'rs/go-demo-2 2' },
  { command: 'kubectl get rs go-demo-2' },
  { command: 'kubectl describe svc go-demo-2-svc' },
  { command: 'kubectl get endpointslices -l kubernetes.io/service-name=go-demo-2-svc' },
  { command: 'kubectl delete -f dist/single-pod-exposed.k8s.yaml' },
  { command: 'kubectl apply -f dist/lesson.k8s.yaml', wait: 'rs/go-demo-2-api 3' },
  { command: 'kubectl get rs' },
  { command: 'kubectl get svc' },
  { command: 'kubectl scale rs go-demo-2-api --replicas=5', wait: 'rs/go-demo-2-api 5' },
  { command: 'kubectl get endpointslices' },
];

export interface Record {
  readonly kubernetes: string;
  readonly commands: readonly Recorded[];
}

/** Runs the commands in a namespace that is made for them, and removed when they are done. */
export async function record(namespace: string): Promise<Record> {
  await succeed(kubectl('create', 'namespace', namespace));
  try {
    const inside = await kubectlIn(namespace);
    const version = JSON.parse(await succeed(kubectl('version', '-o', 'json'))).serverVersion.gitVersion;
    const recorded: Recorded[] = [];
    for (const { command, wait } of commands) {
      const output = await succeed(inside(...command.split(' ').slice(1)));
      recorded.push({ command, output: output.replaceAll(namespace, 'default') });
      if (wait) await ready(inside, wait);
    }
    return { kubernetes: version, commands: recorded };
  } finally {
    await kubectl('delete', 'namespace', namespace, '--wait=false');
  }
}

async function succeed(running: ReturnType<Kubectl>): Promise<string> {
  const { code, stdout, stderr } = await running;
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

/** Waits until as many Pods answer, and the endpoints have heard of it. */
async function ready(inside: Kubectl, wait: string): Promise<void> {
  const [object = '', count] = wait.split(' ');
  await succeed(inside('wait', object, `--for=jsonpath={.status.readyReplicas}=${count}`, '--timeout=50s'));
  await new Promise((done) => setTimeout(done, 2000));
}

/** A record without what differs from cluster to cluster and from run to run: addresses, ports and ages. */
export function plain({ commands: recorded }: Record): readonly Recorded[] {
  return recorded.map(({ command, output }) => ({
    command,
    output: output
      .replace(/(\d+\.){3}\d+/g, 'ADDRESS')
      .replace(/\b3[0-2]\d{3}\b/g, 'NODE-PORT')
      .replace(/\b\d+m?s\b/g, 'AGE')
      .replace(/\b(go-demo-2-\w+)-[a-z0-9]{5}\b/g, '$1-SLICE')
      .replace(/ +/g, ' '),
  }));
}
