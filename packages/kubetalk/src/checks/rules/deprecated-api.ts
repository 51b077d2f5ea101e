import { kindOf } from '../../kubernetes/objects';
import { Kubernetes, type Lifetime, lifetimeOfKind } from '../../kubernetes/version';
import { identity, type Manifest } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import type { Topology } from '../../topology/topology';
import type { Check, Fault } from '../check';

/** What takes the place of a kind that has no newer apiVersion. */
const REPLACED: Readonly<Record<string, string>> = table({
  Endpoints: 'discovery.k8s.io/v1 EndpointSlice',
});

export const deprecatedApi: Check = {
  id: 'deprecated-api',
  outcome: 'risky',
  endangers: true,
  title: 'an apiVersion or kind that a later Kubernetes serves no longer, or advises against',
  why:
    'It works until the upgrade; from then on the API server knows no such kind, and applying the manifests ' +
    'fails. Objects that are there already stay, in the apiVersions that are left.',
  remedy: 'move to what replaces it while both are served',
  example: `apiVersion: v1
kind: Endpoints
metadata:
  name: db
subsets:
  - addresses: [{ip: 10.1.2.3}]
    ports: [{port: 27017}]
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  ports: [{port: 27017}]
`,
  *find(topology) {
    for (const manifest of topology.manifests) yield* found(manifest, topology);
  },
};

/** What is left once it is gone, and since when it is there. */
function remedy(manifest: Manifest, { until }: Lifetime): Pick<Fault, 'remedy'> {
  const { apiVersion, kind } = identity(manifest);
  const next = Kubernetes.of(`1.${until + 1}`)?.newerApiVersion(apiVersion, kind);
  if (next === undefined) return {};
  const since = lifetimeOfKind(next, kind)?.since ?? 0;
  return {
    remedy:
      since > Kubernetes.oldest.minor ? `use ${next}, which is there from Kubernetes 1.${since} on` : `use ${next}`,
  };
}

function* found(manifest: Manifest, { kubernetes, upgrades }: Topology): Iterable<Fault> {
  const { apiVersion, kind } = identity(manifest);
  const lifetime = lifetimeOfKind(apiVersion, kind);
  const last = upgrades.at(-1) ?? kubernetes;
  // Where a version that is asked for has removed it, the finding of the API server's refusal says so.
  if (!lifetime || !last.serves(apiVersion, kind)) return;
  const path = ['apiVersion'];
  if (lifetime.until < Kubernetes.newest.minor) {
    const gone = `Kubernetes 1.${lifetime.until + 1} serves no ${kind} in ${apiVersion} any more`;
    yield { manifest, path, message: gone, ...remedy(manifest, lifetime) };
  } else if (lifetime.deprecated !== undefined && Number(lifetime.deprecated.slice(2)) <= last.minor) {
    const instead = REPLACED[kindOf(manifest)];
    const message = `${apiVersion} ${kind} is deprecated from Kubernetes ${lifetime.deprecated} on`;
    yield { manifest, path, message, ...(instead !== undefined && { remedy: `use ${instead}` }) };
  }
}
