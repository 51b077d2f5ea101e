import { renewSteps } from '../kubernetes/schema/steps';
import { Kubernetes } from '../kubernetes/version';
import type { Manifest } from '../manifest/manifest';
import type { Flow } from '../seen/flow';
import { declaredOf } from './from-cluster';
import { inNamespace, likelyNamespace } from './namespace';
import type { ExternalService } from './outside';

/** What manifests don't say themselves. */
export interface Surroundings {
  /**
   * The namespace of objects that name none, as kubectl's `--namespace`. @default - the only one that others name; where they
   * name several, or the manifests are complete, `default`
   */
  readonly namespace?: string;
  /** Services that are not in the manifests and that their callers count on. @default - none */
  readonly outside?: readonly ExternalService[];
  /** Secrets that are made elsewhere, as `NAME`, or `NAMESPACE/NAME`; `*` is any. @default - none */
  readonly secrets?: readonly string[];
  /** Objects as a cluster holds them now, with their status and with what controllers made. @default - no cluster was asked */
  readonly live?: readonly Manifest[];
  /** Traffic that was seen between workloads. @default - nobody looked */
  readonly flows?: readonly Flow[];
  /** Whether the manifests are the whole application, and not a part of something. @default false */
  readonly complete?: boolean;
  /** The version of Kubernetes that they are for. @default - the newest that is known */
  readonly kubernetes?: Kubernetes;
  /** The versions that an upgrade goes through after it, the oldest first. @default - none */
  readonly upgrades?: readonly Kubernetes[];
  /** CustomResourceDefinitions that are not among the manifests. @default - none */
  readonly crds?: readonly Manifest[];
}

/** Manifests that are applied together, each in its namespace, and what surrounds them. Every command looks at one of these. */
export interface Application extends Surroundings {
  readonly manifests: readonly Manifest[];
  readonly outside: readonly ExternalService[];
  readonly secrets: readonly string[];
  readonly live: readonly Manifest[];
  readonly flows: readonly Flow[];
  readonly complete: boolean;
  readonly kubernetes: Kubernetes;
  readonly upgrades: readonly Kubernetes[];
  readonly crds: readonly Manifest[];
}

/** What was read from a cluster is split into what people declared and what the cluster made of it: see {@link declaredOf}. */
export function applicationOf(all: readonly Manifest[], surroundings: Surroundings = {}): Application {
  const { manifests, live } = declaredOf(all);
  return surrounded(manifests, { live, ...surroundings });
}

function surrounded(manifests: readonly Manifest[], surroundings: Surroundings): Application {
  renewSteps();
  const { outside = [], secrets = [], live = [], flows = [], complete = false } = surroundings;
  const { kubernetes = Kubernetes.newest, upgrades = [], crds = [] } = surroundings;
  const namespace = surroundings.namespace ?? (complete ? undefined : likelyNamespace(manifests));
  return {
    manifests: inNamespace(manifests, namespace),
    ...(namespace !== undefined && { namespace }),
    outside,
    secrets,
    live,
    flows,
    complete,
    kubernetes,
    upgrades,
    crds,
  };
}

/** Other manifests in the same surroundings, such as those of another time. */
export function withManifests(application: Application, manifests: readonly Manifest[]): Application {
  return { ...application, manifests: inNamespace(manifests, application.namespace) };
}

/**
 * Two sides of a change in the same surroundings: what names no namespace is the same object on both sides, and goes where it
 * goes after the change.
 */
export function sidesOf(
  before: readonly Manifest[],
  after: readonly Manifest[],
  surroundings: Surroundings = {},
): readonly [before: Application, after: Application] {
  const { complete, namespace = complete ? undefined : (likelyNamespace(after) ?? likelyNamespace(before)) } =
    surroundings;
  const both = { ...surroundings, ...(namespace !== undefined && { namespace }) };
  return [surrounded(before, both), surrounded(after, both)];
}
