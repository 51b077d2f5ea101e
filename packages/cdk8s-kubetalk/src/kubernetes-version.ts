import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubernetes } from 'kubetalk';

/** The version of Kubernetes that a cdk8s project imports, as `k8s@1.28.0` in its cdk8s.yaml; undefined where it names none. */
export function importedKubernetes(folder: string): Kubernetes | undefined {
  const file = join(folder, 'cdk8s.yaml');
  const [, version] = (existsSync(file) && /^ *- *['"]?k8s@(\d+\.\d+)/m.exec(readFileSync(file, 'utf8'))) || [];
  return version === undefined ? undefined : Kubernetes.of(version);
}
