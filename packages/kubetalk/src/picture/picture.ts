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

/** Where something is written. */
export interface FileLine {
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

/** What the manifests state, in one line. Values of Secrets are never in it. */
export interface StatedText extends FileLine {
  readonly text: string;
}

/** An error that a check found. */
export interface PictureError extends FileLine {
  /** The id of the check. */
  readonly check: string;
  readonly message: string;
  readonly remedy: string;
}

/** What is drawn, and why. */
interface Drawn {
  /** The errors that it has, by the ids of their checks: all that is here is broken. */
  readonly checks: readonly string[];
  /** The same errors, each with its message, as far as they are this one's alone. */
  readonly problems: readonly PictureError[];
  /** The lines of the manifests that it comes from. */
  readonly statements: readonly StatedText[];
}

export interface Node extends Drawn {
  readonly id: string;
  /** `host` is an address outside of the manifests, `missing` one that should be in it. */
  readonly kind: 'outside' | 'Ingress' | 'Service' | 'workload' | 'host' | 'missing';
  /** The namespace that it is drawn in, undefined for what is outside of the cluster. */
  readonly namespace: string | undefined;
  readonly title: string;
  readonly details: readonly string[];
  /** The ids of the boxes that it represents. @default - only itself */
  readonly members?: readonly string[];
}

export interface Edge extends Drawn {
  readonly from: string;
  readonly to: string;
  readonly kind: 'enters' | 'routes' | 'forwards' | 'calls';
  /** What leads along it: paths of an Ingress, variables of a caller. */
  readonly labels: readonly string[];
}

/** What is not broken. */
export const SOUND: Pick<Drawn, 'checks' | 'problems'> = { checks: [], problems: [] };

/** The namespaces of a picture, in order. */
export function namespacesOf({ nodes }: Picture): string[] {
  return [...new Set(nodes.flatMap(({ namespace }) => namespace ?? []))].sort();
}

/** A list for people, in which what is too much is counted. */
export function shortened(items: readonly string[], most: number, noun = ''): string[] {
  if (items.length <= most) return [...items];
  return [...items.slice(0, most - 1), `and ${items.length - most + 1} more${noun && ` ${noun}`}`];
}
