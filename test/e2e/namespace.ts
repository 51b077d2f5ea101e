import { kubectl, type Result, run } from '../../packages/kubetalk/test/kubectl';
import { waitFor } from './progress';

/** The status of a Pod, as far as the tests read it. */
export interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly spec: { readonly nodeName: string; readonly containers: readonly { readonly name: string }[] };
  readonly status: {
    readonly podIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly containerStatuses?: readonly {
      readonly restartCount: number;
      /** The container runtime, `://`, and the id that it gave the container. */
      readonly containerID?: string;
      readonly state?: { readonly running?: object };
    }[];
  };
}

interface Service {
  readonly clusterIP: string;
  readonly type: string;
  readonly ports: readonly { readonly port: number; readonly nodePort?: number }[];
}

interface EndpointSlice {
  readonly endpoints:
    | readonly { readonly addresses: readonly string[]; readonly conditions: { readonly ready?: boolean } }[]
    | null;
}

/** On every namespace of a run, so that the user can remove them. */
export const RUN_LABEL = 'go-demo-2-e2e';

/** A namespace of this run, with kubectl in it. */
export class Namespace {
  private constructor(readonly name: string) {}

  /** @param purpose becomes part of the name */
  static async create(purpose: string): Promise<Namespace> {
    const id = process.env.E2E_RUN;
    if (!id) throw new Error('E2E_RUN is not set: start the tests with npm run e2e, which removes what they make');
    const namespace = new Namespace(`e2e-${id}-${purpose}`);
    const { name } = namespace;
    const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { [RUN_LABEL]: id } } };
    await namespace.apply(JSON.stringify(object));
    // A bare Pod is refused until its namespace has the default ServiceAccount, which is made a moment after.
    await waitFor(`namespace ${name} has its ServiceAccount`, () => namespace.get('serviceaccount/default'));
    return namespace;
  }

  /** Runs kubectl here. */
  kubectl(...words: string[]): Promise<Result> {
    return kubectl('-n', this.name, ...words);
  }

  /** What kubectl prints. @throws where it fails, in its words */
  async ok(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.kubectl(...words);
    if (code !== 0) throw new Error(`kubectl ${words.join(' ')}: ${stderr.trim() || `ended with ${code}`}`);
    return stdout;
  }

  /** Applies YAML or JSON. @returns a line for each object */
  async apply(manifests: string): Promise<string[]> {
    const { code, stdout, stderr } = await this.tryApply(manifests);
    if (code !== 0) throw new Error(`kubectl apply: ${stderr.trim()}`);
    return stdout.trim().split('\n');
  }

  tryApply(manifests: string): Promise<Result> {
    return run('kubectl', ['-n', this.name, 'apply', '-f', '-'], { stdin: manifests });
  }

  async get<Object = unknown>(...words: string[]): Promise<Object> {
    return JSON.parse(await this.ok('get', ...words, '-o', 'json'));
  }

  async service(name: string): Promise<Service> {
    return (await this.get<{ spec: Service }>(`service/${name}`)).spec;
  }

  /** The Pods that have the labels and are not on their way out. */
  async pods(labels: string): Promise<Pod[]> {
    const { items } = await this.get<{ items: Pod[] }>('pods', '-l', labels);
    return items.filter(({ metadata }) => !metadata.deletionTimestamp);
  }

  /** As {@link pods}, once there are as many and all are ready. */
  readyPods(labels: string, count: number): Promise<Pod[]> {
    return waitFor(`${count} Pods with ${labels} are ready`, async () => {
      const pods = await this.pods(labels);
      return pods.length === count && pods.every(isReady) ? pods : undefined;
    });
  }

  /** The addresses that a Service forwards to now, in order. */
  async endpoints(service: string): Promise<string[]> {
    const slices = await this.get<{ items: EndpointSlice[] }>(
      'endpointslices',
      '-l',
      `kubernetes.io/service-name=${service}`,
    );
    const endpoints = slices.items.flatMap((slice) => slice.endpoints ?? []);
    return endpoints
      .filter(({ conditions }) => conditions.ready !== false)
      .flatMap(({ addresses }) => addresses)
      .sort();
  }

  /** Waits until a Service forwards to exactly these Pods. */
  reaches(service: string, pods: readonly Pod[]): Promise<string[]> {
    const expected = addressesOf(pods);
    return waitFor(`Service ${service} reaches ${expected.join(', ')} and nothing else`, async () => {
      const now = await this.endpoints(service);
      return now.join() === expected.join() ? now : undefined;
    });
  }

  /** Its Services go at once, so that their nodePorts are free again; the rest in its time. */
  async remove(): Promise<void> {
    await this.kubectl('delete', 'services', '--all');
    await kubectl('delete', 'namespace', this.name, '--wait=false');
  }
}

export function addressesOf(pods: readonly Pod[]): string[] {
  return pods.map(({ status }) => status.podIP ?? 'no address').sort();
}

function isReady({ status }: Pod): boolean {
  return status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}
