import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubernetes } from 'kubetalk';

/**
 * The version of Kubernetes to judge for.
 *
 * @param version such as `1.30` @default - the one that the cdk8s.yaml of this folder imports, as `k8s@1.28.0`; undefined where it imports none
 * @throws where the version is not known
 */
export function kubernetesVersion(version?: string): Kubernetes | undefined {
  const [text, from] =
    version === undefined
      ? [imported(), `cdk8s.yaml imports k8s@${imported()}`]
      : [version, `kubernetesVersion ${version}`];
  if (text === undefined) return undefined;
  const known = Kubernetes.of(text);
  if (known) return known;
  throw new Error(`${from}: that version is not known here: use one of ${Kubernetes.versions.join(', ')}`);
}

function imported(): string | undefined {
  const file = join(process.cwd(), 'cdk8s.yaml');
  return (existsSync(file) && /^ *- *['"]?k8s@([\w.]+)/m.exec(readFileSync(file, 'utf8'))?.[1]) || undefined;
}
