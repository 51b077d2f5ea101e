import { Kubernetes } from '../kubernetes/version';
import type { Manifest } from '../manifest/manifest';
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
  /** Secrets that are made elsewhere, as `NAME`, or `NAMESPACE/NAME`. @default - none */
  readonly secrets?: readonly string[];
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
  readonly complete: boolean;
  readonly kubernetes: Kubernetes;
  readonly upgrades: readonly Kubernetes[];
  readonly crds: readonly Manifest[];
}

export function applicationOf(manifests: readonly Manifest[], surroundings: Surroundings = {}): Application {
  const { outside = [], secrets = [], complete = false } = surroundings;
  const { kubernetes = Kubernetes.newest, upgrades = [], crds = [] } = surroundings;
  const namespace = surroundings.namespace ?? (complete ? undefined : likelyNamespace(manifests));
  return {
    manifests: inNamespace(manifests, namespace),
    ...(namespace !== undefined && { namespace }),
    outside,
    secrets,
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
  return [applicationOf(before, both), applicationOf(after, both)];
}
