import type { FieldPath, Manifest } from '../manifest/manifest';
import type { Topology } from '../topology/topology';

/**
 * What a cluster will do:
 *
 * - `rejected`: the API server refuses the object;
 * - `broken`: it is applied, but a path in the manifests is broken, or the manifests contradict themselves;
 * - `risky`: it works only if something that is not in the manifests, or undeclared in them, is as you expect, or it endangers what works.
 */
export type Outcome = 'rejected' | 'broken' | 'risky';

/** One thing that a check found. */
export interface Fault {
  readonly manifest: Manifest;
  /** Where in the manifest. @default - the manifest as a whole */
  readonly path?: FieldPath;
  /** What is wrong: the wrong value, and the nearest right one where there is one. The object's name is put before it. */
  readonly message: string;
  /** What a cluster will do, where that is less than the check's outcome. @default - the check's outcome */
  readonly outcome?: Outcome;
  /** What it names and the manifests lack, where nothing shows that another object is meant: `Secret keys`. @default - nothing */
  readonly absent?: string;
  /** What to change, where it is more exact than the check's own remedy. @default - the check's remedy */
  readonly remedy?: string;
}

/** A way in which communication fails, and how it is seen in manifests. */
export interface Check {
  /** In kebab-case. */
  readonly id: string;
  readonly outcome: Outcome;
  /** Whether `kubetalk check` reports it only to those who turn it on: most of what it finds is harmless. @default false */
  readonly quiet?: boolean;
  /** Whether it says what a live cluster does, of which another finding may be the cause. @default false */
  readonly symptom?: boolean;
  /** Whether what it warns of breaks nothing by itself, but what else happens then does. @default false */
  readonly endangers?: boolean;
  /** What it finds, in one line. */
  readonly title: string;
  /** What happens on a cluster, and why that is hard to see. */
  readonly why: string;
  readonly remedy: string;
  /** Manifests with this fault, for the docs; a test holds the check to them. */
  readonly example: string;
  /** The last version of Kubernetes in which there is something to find, such as `1.33`. @default - there is no last */
  readonly until?: string;
  /** Checks all manifests; never throws, whatever they hold, and never changes them. */
  find(topology: Topology): Iterable<Fault>;
}

/** A check of a user's own, which no page of docs explains. */
export type CustomCheck = Omit<Check, 'title' | 'why' | 'example'>;
