import { setTimeout as sleep } from 'node:timers/promises';
import { list, type Manifest, record, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import type { Service } from '../topology/services';
import { readTopology } from '../topology/topology';
import { kubectl, type Target } from './kubectl';

/** A Service, and how many of its Pods answer. */
export interface Readiness {
  readonly service: string;
  readonly ready: number;
  /** How many are to be ready. */
  readonly due: number;
}

export interface Waiting {
  readonly seconds: number;
  /** Told whenever something moves. */
  readonly progress: (one: Readiness) => void;
}

/** Waits until every Service of the manifests has its endpoints. @returns those that have not when time is up */
export async function waitForEndpoints(
  manifests: readonly Manifest[],
  target: Target,
  { seconds, progress }: Waiting,
): Promise<readonly Readiness[]> {
  const services = readTopology(manifests).services.filter(hasPods);
  const end = performance.now() + seconds * 1000;
  const told = new Map<string, number>();
  for (;;) {
    const all = services.length > 0 ? readiness(services, target) : [];
    for (const one of all.filter(({ service, ready }) => told.get(service) !== ready)) {
      told.set(one.service, one.ready);
      progress(one);
    }
    const open = all.filter(({ ready, due }) => ready < due);
    if (open.length === 0 || performance.now() > end) return open;
    await sleep(1000);
  }
}

/** Whether a Service finds Pods by itself, and there are to be any. */
function hasPods({ selector, workloads }: Service): boolean {
  return selector !== undefined && !(workloads.length > 0 && workloads.every(({ replicas }) => replicas === 0));
}

function readiness(services: readonly Service[], target: Target): readonly Readiness[] {
  const ready = readyPods(
    manifestsOf({ file: 'kubectl', text: kubectl(target, ['get', 'endpointslices', '-o', 'json']) }),
  );
  return services.map(({ name, workloads }) => {
    const due = workloads.reduce((sum, { replicas = 1 }) => sum + replicas, 0);
    return { service: name, ready: ready.get(name)?.size ?? 0, due: Math.max(1, due) };
  });
}

/** The Pods that are ready, by Service; a Pod with two addresses is in two slices. */
function readyPods(slices: readonly Manifest[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { value } of slices) {
    const service = text(record(record(value.metadata).labels)['kubernetes.io/service-name']);
    const pods = found.get(service) ?? new Set();
    found.set(service, pods);
    for (const endpoint of list(value.endpoints).map(record))
      if (record(endpoint.conditions).ready !== false)
        pods.add(text(record(endpoint.targetRef).name) || String(list(endpoint.addresses)[0]));
  }
  return found;
}
