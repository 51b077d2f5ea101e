import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kubernetes } from '../kubernetes/version';
import { documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { list, record, text } from '../manifest/manifest';

/** The option of every command that judges manifests. */
export const VERSION_OPTION = [
  '--kubernetes-version <VERSION>',
  'the version to judge by, such as 1.30; 1.28..1.36 for an upgrade (default: what cdk8s.yaml imports, else the newest known)',
] as const;

/** The version to judge by, and those that an upgrade goes through after it. */
export interface Versions {
  readonly kubernetes: Kubernetes;
  readonly upgrades: readonly Kubernetes[];
}

/**
 * Reads `1.30` or `1.28..1.36`.
 *
 * @param said the option, or what kubetalk.yaml says @default - what the cdk8s project in the folder imports, else the newest
 * @throws InputError where a version is not known
 */
export function versionsFrom(said: string | undefined, folder: string): Versions {
  const [from = '', to, ...more] = (said ?? imported(folder) ?? Kubernetes.newest.version).split('..');
  if (more.length > 0) throw new InputError(`Kubernetes version "${said}": use one such as 1.30, or two: 1.28..1.36`);
  const kubernetes = versionOf(from);
  if (to === undefined) return { kubernetes, upgrades: [] };
  const last = versionOf(to);
  if (last.minor <= kubernetes.minor) throw new InputError(`Kubernetes version "${said}": put the older one first`);
  return { kubernetes, upgrades: Kubernetes.after(kubernetes, last) };
}

function versionOf(name: string): Kubernetes {
  const known = Kubernetes.versions;
  const found = Kubernetes.of(name.trim());
  if (found) return found;
  throw new InputError(`Kubernetes version "${name}" is not known: use ${known[0]} to ${known.at(-1)}`);
}

/** The version of `k8s@1.28.0` among the imports of a cdk8s.yaml; undefined where that is not known here. */
function imported(folder: string): string | undefined {
  const file = join(folder, 'cdk8s.yaml');
  if (!existsSync(file)) return undefined;
  const { imports } = record(documents(readFileSync(file, 'utf8'), file)[0]?.value);
  const found = list(imports).flatMap((entry) => /^k8s@(\d+\.\d+)/.exec(text(entry))?.[1] ?? []);
  return found.find((version) => Kubernetes.of(version) !== undefined);
}
