/** What a topology looks like, before anyone draws it: boxes, arrows between them, and what no arrow can say. */
export interface Picture {
  /** By id, which does not depend on the order of the manifests. */
  readonly nodes: readonly Node[];
  /** By the ids of their ends. */
  readonly edges: readonly Edge[];
  /** The errors of objects that are not drawn, such as policies. */
  readonly notes: readonly string[];
  /** That there is more than is drawn, or nothing. @default - what is drawn is all */
  readonly remark?: string;
}

export interface Node {
  readonly id: string;
  /** `host` is an address outside of the manifests, `missing` one that should be in it. */
  readonly kind: 'outside' | 'Ingress' | 'Service' | 'workload' | 'host' | 'missing';
  /** The box that it stands in, undefined for what is outside of the cluster. */
  readonly namespace: string | undefined;
  readonly title: string;
  readonly details: readonly string[];
  /** The errors that it has, by the ids of their checks. */
  readonly checks: readonly string[];
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'enters' | 'routes' | 'forwards' | 'calls';
  /** What leads along it: paths of an Ingress, variables of a caller. */
  readonly labels: readonly string[];
  /** The errors that break it, by the ids of their checks. */
  readonly checks: readonly string[];
}

/** The namespaces of a picture, in order. */
export function namespacesOf({ nodes }: Picture): string[] {
  return [...new Set(nodes.flatMap(({ namespace }) => namespace ?? []))].sort();
}

/** A list for people, in which what is too much is counted. */
export function shortened(items: readonly string[], most: number, noun = ''): string[] {
  if (items.length <= most) return [...items];
  return [...items.slice(0, most - 1), `and ${items.length - most + 1} more${noun && ` ${noun}`}`];
}
