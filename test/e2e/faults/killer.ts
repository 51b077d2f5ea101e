import { Namespace, type Pod } from '../namespace';

/**
 * Prints the processes of one container, each with its number on the node, and kills them where told to. A process is the container's
 * where its control group is named by the container's id, whatever manages the groups, and where it has a number in a namespace
 * of processes below the node's as well: the node's own have neither.
 */
const SCRIPT = `id=$1 what=$2
for p in /proc/[0-9]*; do
  grep -qs "$id" $p/cgroup && grep -qs '^NSpid:[[:space:]]*[0-9]*[[:space:]][[:space:]]*[0-9]' $p/status || continue
  echo "\${p##*/} $(tr '\\0' ' ' <$p/cmdline)"
  [ "$what" != kill ] || kill -9 \${p##*/}
done`;

/** Pods that see the processes of their node, and end those of a container with the signal that nothing can catch: one a node. */
export class Killer {
  private readonly nodes = new Set<string>();

  private constructor(private readonly namespace: Namespace) {}

  static async start(): Promise<Killer> {
    return new Killer(await Namespace.create('killer'));
  }

  /** @returns the name of the Pod on a node, which it makes where there is none yet */
  private async on(node: string): Promise<string> {
    const name = `killer-${node}`;
    if (this.nodes.has(node)) return name;
    const container = {
      name: 'killer',
      image: process.env.API_IMAGE || 'vfarcic/go-demo-2',
      command: ['sh'],
      stdin: true,
      securityContext: { runAsUser: 0, capabilities: { drop: ['ALL'], add: ['KILL'] } },
    };
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: { role: name } },
      spec: { nodeName: node, hostPID: true, terminationGracePeriodSeconds: 0, containers: [container] },
    };
    await this.namespace.apply(JSON.stringify(pod));
    await this.namespace.readyPods(`role=${name}`, 1);
    this.nodes.add(node);
    return name;
  }

  /** The processes of the first container of a Pod, a line each. */
  processes(pod: Pod): Promise<string[]> {
    return this.run(pod, 'list');
  }

  /** @returns the processes that were killed */
  async kill(pod: Pod): Promise<string[]> {
    const killed = await this.run(pod, 'kill');
    if (killed.length === 0) throw new Error(`Pod ${pod.metadata.name}: no process of its container was found`);
    return killed;
  }

  remove(): Promise<void> {
    return this.namespace.remove();
  }

  private async run(pod: Pod, what: 'list' | 'kill'): Promise<string[]> {
    const killer = await this.on(pod.spec.nodeName);
    const printed = await this.namespace.ok('exec', killer, '--', 'sh', '-c', SCRIPT, 'sh', containerId(pod), what);
    return printed.split('\n').filter((line) => line !== '');
  }
}

/** @throws unless it is the whole id of a container: less of one might be found in other groups as well */
function containerId({ metadata, status }: Pod): string {
  const said = status.containerStatuses?.[0]?.containerID ?? '';
  const [, id] = /^[-a-z]+:\/\/([0-9a-f]{64})$/.exec(said) ?? [];
  if (!id) throw new Error(`Pod ${metadata.name}: "${said}" is no id of a container`);
  return id;
}
