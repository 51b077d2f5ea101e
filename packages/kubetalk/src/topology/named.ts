import { InputError } from '../manifest/input-error';
import { table } from '../manifest/table';
import { didYouMean } from '../text/nearest';
import type { Service } from './services';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/** Kinds as kubectl shortens them. */
const SHORT: Readonly<Record<string, string>> = table({
  cj: 'cronjob',
  deploy: 'deployment',
  ds: 'daemonset',
  po: 'pod',
  rc: 'replicationcontroller',
  rs: 'replicaset',
  sts: 'statefulset',
  svc: 'service',
});

/** What a user calls an object: `web`, `deployment/web`, `shop/web`, `shop/deployment/web`. */
interface Wanted {
  readonly namespace: string | undefined;
  readonly kind: string | undefined;
  readonly name: string;
}

function wanted(text: string, { workloads, namespaces }: Topology): Wanted {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length === 1 || parts.length > 3) return { namespace: undefined, kind: undefined, name };
  const [first = '', second = ''] = parts;
  const singular = (word: string) => word.toLowerCase().replace(/s$/, '');
  const kinds = new Set(['service', ...Object.values(SHORT), ...workloads.map(({ kind }) => kind.toLowerCase())]);
  const kindOf = (word: string) =>
    SHORT[word.toLowerCase()] ?? [word.toLowerCase(), singular(word)].find((one) => kinds.has(one));
  if (parts.length === 3) return { namespace: first, kind: kindOf(second) ?? second.toLowerCase(), name };
  const kind = namespaces.has(first) && !kinds.has(first) ? undefined : kindOf(first);
  return kind === undefined ? { namespace: first, kind, name } : { namespace: undefined, kind, name };
}

function isWanted(
  { namespace, kind, name }: Wanted,
  object: { readonly namespace: string; readonly kind: string; readonly name: string },
): boolean {
  return (
    object.name === name &&
    (namespace === undefined || namespace === object.namespace) &&
    (kind === undefined || kind === object.kind.toLowerCase())
  );
}

/** The workloads and the Services that a user may mean. */
export interface NamedParts {
  readonly workloads: readonly Workload[];
  readonly services: readonly Service[];
}

/** All of the manifests that is called so; nothing where nothing is. */
export function partsNamed(topology: Topology, text: string): NamedParts {
  const meant = wanted(text, topology);
  return {
    workloads: topology.workloads.filter((one) => isWanted(meant, one)),
    services: topology.services.filter((one) => isWanted(meant, { ...one, kind: 'Service' })),
  };
}

/**
 * The workloads that are called so, else those behind the Service that is.
 *
 * @throws InputError where nothing that runs Pods is called so
 */
export function workloadsCalled(topology: Topology, text: string): readonly Workload[] {
  const { workloads, services } = partsNamed(topology, text);
  const found = workloads.length > 0 ? workloads : services.flatMap((service) => service.workloads);
  if (found.length > 0) return found;
  throw unknown(topology, text, services.length > 0 ? `Service ${text} has no Pods in the manifests` : undefined);
}

/** The error for a name that nothing of the manifests has. */
export function unknown({ workloads, services }: Topology, text: string, why?: string): InputError {
  const names = [...workloads, ...services].map(({ name }) => name);
  const known = [...new Set(workloads.map(({ name }) => name))].sort();
  const fallback =
    known.length === 0
      ? ': the manifests have no Pods'
      : `: the manifests have ${known.slice(0, 10).join(', ')}${known.length > 10 ? ', …' : ''}`;
  return new InputError(
    why ?? `${text}: no workload is called that${didYouMean(text.split('/').at(-1) ?? '', names, fallback)}`,
  );
}
