import { importedVersion, Kubernetes } from 'kubetalk';

/**
 * The version of Kubernetes to judge for.
 *
 * @param version such as `1.30` @default - the one that the cdk8s.yaml of this folder imports, as `k8s@1.28.0`; undefined where it imports none
 * @throws where the version is not known
 */
export function kubernetesVersion(version?: string): Kubernetes | undefined {
  const asked = version ?? importedVersion(process.cwd());
  if (asked === undefined) return undefined;
  const known = Kubernetes.of(asked);
  if (known) return known;
  const from = version === undefined ? `cdk8s.yaml imports k8s@${asked}` : `kubernetesVersion ${version}`;
  throw new Error(`${from}: that version is not known here: use one of ${Kubernetes.versions.join(', ')}`);
}
