import type { Manifest } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { misspelt } from '../text/nearest';
import { type Call, sayerOf } from '../topology/calls';
import type { Topology } from '../topology/topology';
import { hasPodNamed, ordinals, type Workload, workloadTitle } from '../topology/workloads';
import type { Fault } from './check';

/** How a finding names what a caller says; what a Secret says is never repeated. */
export function describe(call: Call): {
  readonly where: Pick<Fault, 'manifest' | 'path'>;
  readonly what: string;
  readonly by: string;
} {
  const { manifest, path, caller, container, variable, secret, address } = call;
  const port = address.port === undefined ? '' : `:${address.port}`;
  const own = manifest === caller.manifest;
  const beside = address.beside === undefined || secret ? '' : ` with ${address.beside}`;
  const name = variable || (call.file === undefined ? 'its command line' : sayerOf(call));
  return {
    where: { manifest, path },
    what: secret ? `the address in ${name}` : `${name}${beside} says ${address.host}${port}`,
    by: own ? `container ${container}` : `container ${container} of ${workloadTitle(caller)}`,
  };
}

/** The first call of each caller that finds a Service by its name, without those that need not be made: of several, or of a file. */
export function firstByName(calls: readonly Call[]): ReadonlyMap<Workload, Call> {
  const first = new Map<Workload, Call>();
  for (const call of calls)
    if (call.service && !call.may && call.file === undefined && !first.has(call.caller)) first.set(call.caller, call);
  return first;
}

/** Calls, of which what is written down once for several callers is there once. */
export const onceEach = memo((calls: readonly Call[]): readonly Call[] => {
  const seen = new Map<Manifest, Set<string>>();
  return calls.filter(({ manifest, path, address }) => {
    const places = seen.get(manifest) ?? new Set();
    seen.set(manifest, places);
    const place = JSON.stringify([path, address.host, address.port]);
    return !places.has(place) && places.add(place);
  });
});

/** For a name with dots that no Service has: the nearest name of a Service, undefined where none is near. */
export function suggestion(host: string, namespace: string, topology: Topology): string | undefined {
  const [first = '', second = '', ...rest] = host.split('.');
  return (
    withNamespace(first, second, rest.length > 0, topology) ??
    ofStatefulSet(first, second, namespace, topology) ??
    (rest.length > 0 && withNamespace(second, rest[0] ?? '', true, topology)
      ? `${first}.${withNamespace(second, rest[0] ?? '', true, topology)}`
      : undefined)
  );
}

/** The Service is there, in a namespace that is called nearly so. */
function withNamespace(name: string, namespace: string, full: boolean, topology: Topology): string | undefined {
  const namespaces = topology.namespacesOf(name);
  const near = namespaces.includes(namespace) ? namespace : misspelt(namespace, namespaces);
  return near === undefined ? undefined : `${name}.${near}${full ? '.svc' : ''}`;
}

/** The Pod of a StatefulSet is there, behind a Service that is called otherwise. */
function ofStatefulSet(pod: string, wrong: string, namespace: string, topology: Topology): string | undefined {
  const [, name, ordinal] = /^(.+)-(\d+)$/.exec(pod) ?? [];
  const workload = name === undefined ? undefined : topology.workloadNamed('StatefulSet', namespace, name);
  if (!workload) return undefined;
  const service = topology.servicesOf(workload).find((some) => some.headless);
  if (!service) return undefined;
  if (service.name === wrong && hasPodNamed(workload, pod)) return undefined;
  const { first, end } = ordinals(workload);
  return `${name}-${Math.max(first, Math.min(Number(ordinal), end - 1))}.${service.name}`;
}
