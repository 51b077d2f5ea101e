import type { Application } from '../application/application';
import type { Manifest } from '../manifest/manifest';
import { topologyOf } from '../topology/topology';
import type { Workload } from '../topology/workloads';

/**
 * The manifests in the order in which they can be applied one after the other: first what is no workload, then the workloads of which
 * each calls only those of the waves before it. Workloads that call each other are in one wave.
 */
export function wavesOf(application: Application): readonly (readonly Manifest[])[] {
  const topology = topologyOf(application);
  const own = topology.workloads.filter(({ byOperator }) => !byOperator);
  const called = new Map(own.map((workload) => [workload, new Set<Workload>()]));
  for (const { caller, service, may } of topology.calls)
    for (const workload of may ? [] : (service?.workloads ?? []))
      if (workload !== caller && called.has(workload)) called.get(caller)?.add(workload);
  const ofWorkloads = new Set(own.map(({ manifest }) => manifest));
  const waves: Manifest[][] = [application.manifests.filter((manifest) => !ofWorkloads.has(manifest))];
  let left = own;
  while (left.length > 0) {
    const open = new Set(left);
    const free = left.filter((workload) => [...(called.get(workload) ?? [])].every((one) => !open.has(one)));
    // The rest call each other: they go together.
    const wave = free.length > 0 ? free : left;
    waves.push([...new Set(wave.map(({ manifest }) => manifest))]);
    const gone = new Set(wave);
    left = left.filter((workload) => !gone.has(workload));
  }
  return waves.filter((wave) => wave.length > 0);
}
