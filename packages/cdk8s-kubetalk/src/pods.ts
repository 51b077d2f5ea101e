import type { IConstruct } from 'constructs';
import type { Labels, Protocol } from 'kubetalk/kubernetes';

/** A port by its number or its name. */
export type PortKey = number | string;

/** A port that a program in a container listens on. */
export interface ContainerPort<Port extends number = number, PortName extends string = string> {
  readonly containerPort: Port;
  /** What Services and probes may call it instead of its number. @default - none */
  readonly name?: PortName;
  /** @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
  /** The node's own port that leads to it, as agents have it. @default - none */
  readonly hostPort?: number;
  /** Which address of the node it is. @default - not written; all */
  readonly hostIP?: string;
}

/** Pods that are made from one template, as Services and policies see them. */
export interface Pods<Port extends PortKey = PortKey> extends IConstruct {
  /** What makes them, as messages name it: `ReplicaSet go-demo-2-db`. */
  readonly title: string;
  /** What makes them is called so. */
  readonly name: string;
  /** The labels that only they have. */
  readonly selector: Labels;
  /** Every label of theirs, the selector's among them. */
  readonly podLabels: Labels;
  /** What their containers declare to listen on. */
  readonly ports: readonly ContainerPort[];
  /** The numbers and names of these ports. */
  readonly portKeys: readonly Port[];
}

/** What a workload of cdk8s-plus, of any version, says about its Pods. */
export interface PlusWorkload extends IConstruct {
  readonly kind: string;
  readonly name: string;
  readonly matchLabels: Labels;
  readonly containers: readonly { readonly ports: readonly { readonly number: number; readonly name?: string }[] }[];
}

/** The Pods of a workload, be it of this package or of cdk8s-plus; undefined where it is neither. */
export function podsOf<Port extends PortKey>(workload: unknown): Pods<Port> | undefined {
  if (typeof workload !== 'object' || workload === null || !('node' in workload)) return undefined;
  if ('selector' in workload && 'podLabels' in workload) return workload as Pods<Port>;
  if ('matchLabels' in workload && 'containers' in workload)
    return plusPods(workload as PlusWorkload) as unknown as Pods<Port>;
  return undefined;
}

/** The views on workloads of cdk8s-plus, so that one workload is always the same Pods. */
const views = new WeakMap<PlusWorkload, Pods>();

function plusPods(workload: PlusWorkload): Pods {
  const known = views.get(workload);
  if (known) return known;
  const getters: { readonly [Field in Exclude<keyof Pods, keyof IConstruct | 'name'>]: () => Pods[Field] } = {
    title: () => `${workload.kind} ${workload.name}`,
    selector: () => workload.matchLabels,
    podLabels: () => workload.matchLabels,
    ports: () =>
      workload.containers.flatMap(({ ports }) =>
        ports.map(({ number, name, ...rest }) => ({ containerPort: number, name, ...rest })),
      ),
    portKeys: () => workload.containers.flatMap(({ ports }) => ports.map(({ number }) => number)),
  };
  const fields = Object.entries(getters).map(([field, get]) => [field, { get }]);
  const view: Pods = Object.create(workload, Object.fromEntries(fields));
  views.set(workload, view);
  return view;
}

/** The number of a port given by name or number; undefined where no container declares the name. */
export function numberOf(port: PortKey, ports: readonly ContainerPort[]): number | undefined {
  if (typeof port === 'number') return port;
  return ports.find(({ name }) => name === port)?.containerPort;
}
