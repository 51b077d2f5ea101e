/** What a cluster did when after.yaml was applied over before.yaml, once it had come to rest. */
export interface Observation {
  /** The version of the cluster, such as `1.28`. */
  readonly kubernetes: string;
  /** Whether the API server took every object of after.yaml. */
  readonly accepted: boolean;
  /** What it said otherwise, without the patch that kubectl prints around it. */
  readonly refusal?: string;
  /** How many Pods there were, and how many of those before are still there. */
  readonly pods: { readonly before: number; readonly after: number; readonly kept: number };
  /** Whether a container of a Pod that is still there was restarted. */
  readonly restarted: boolean;
  /** For every Service with endpoints: how many ready Pods, on which ports. */
  readonly endpoints: { readonly before: Endpoints; readonly after: Endpoints };
  readonly nodePortsKept: boolean;
  readonly addressesKept: boolean;
  /** How many requests to Service api, on its port before, were answered with 200; absent where it has no address. */
  readonly answered: { readonly of: number; readonly before?: number; readonly after?: number };
  /** Whether the files of a mounted ConfigMap were seen to change in the Pods that ran; absent where none is mounted. */
  readonly mountFollows?: boolean;
}

export type Endpoints = readonly (readonly [service: string, pods: number, ports: readonly number[]])[];

/** By the name of the case. */
export type Record = { readonly [name: string]: Observation };
