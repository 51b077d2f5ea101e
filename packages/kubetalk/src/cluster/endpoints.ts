import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '../application/application';
import { namespaceOf } from '../kubernetes/objects';
import { InputError } from '../manifest/input-error';
import { list, type Manifest, record, text } from '../manifest/manifest';
import type { Service } from '../topology/services';
import { topologyOf } from '../topology/topology';
import { objects, type Target } from './kubectl';

/** A Service, and how many of its Pods answer. */
export interface Readiness {
  readonly service: string;
  readonly namespace: string;
  readonly ready: number;
  /** How many are to be ready. */
  readonly due: number;
}

export interface Waiting {
  readonly seconds: number;
  /** Called at each change. */
  readonly progress: (one: Readiness) => void;
}

/** What is left when the time is up. */
export interface Waited {
  readonly open: readonly Readiness[];
  /** Why the cluster could not be asked in the end. @default - it could */
  readonly error?: string;
}

/** Waits until every Service of the manifests has its endpoints; where the cluster can't be asked, it is asked again. */
export async function waitForEndpoints(
  application: Application,
  target: Target,
  { seconds, progress }: Waiting,
): Promise<Waited> {
  const services = topologyOf(application).services.filter(hasPods);
  const end = performance.now() + seconds * 1000;
  const known = new Map<Service, number>();
  for (;;) {
    const { all, error } = readiness(services, target);
    for (const one of all.filter(({ of, ready }) => known.get(of) !== ready)) {
      known.set(one.of, one.ready);
      progress(one);
    }
    const open = all.filter(({ ready, due }) => ready < due);
    if (open.length + (error === undefined ? 0 : 1) === 0) return { open };
    const left = end - performance.now();
    if (left <= 0) return { open, error };
    await sleep(Math.min(1000, left));
  }
}

/** Whether a Service finds Pods by itself, and there are to be any. */
function hasPods({ selector, workloads }: Service): boolean {
  return selector !== undefined && !(workloads.length > 0 && workloads.every(({ replicas }) => replicas === 0));
}

interface Asked {
  readonly all: readonly (Readiness & { readonly of: Service })[];
  readonly error?: string;
}

function readiness(services: readonly Service[], target: Target): Asked {
  const namespaces = new Set(services.map(({ namespace }) => namespace));
  try {
    const ready = readyPods(
      [...namespaces].flatMap((namespace) => objects({ ...target, namespace }, ['get', 'endpointslices'])),
    );
    return { all: services.map((service) => ({ ...readinessOf(service, ready), of: service })) };
  } catch (error) {
    if (error instanceof InputError) return { all: [], error: error.message };
    throw error;
  }
}

function readinessOf(
  { name, namespace, workloads }: Service,
  ready: ReadonlyMap<string, ReadonlySet<string>>,
): Readiness {
  const due = workloads.reduce((sum, { replicas = 1 }) => sum + replicas, 0);
  return { service: name, namespace, ready: ready.get(`${namespace}/${name}`)?.size ?? 0, due: Math.max(1, due) };
}

/** The Pods that are ready, by Service; a Pod with two addresses is in two slices. */
function readyPods(slices: readonly Manifest[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const slice of slices) {
    const service = text(record(record(slice.value.metadata).labels)['kubernetes.io/service-name']);
    const key = `${namespaceOf(slice)}/${service}`;
    const pods = found.get(key) ?? new Set();
    found.set(key, pods);
    for (const endpoint of list(slice.value.endpoints).map(record))
      if (record(endpoint.conditions).ready !== false)
        pods.add(text(record(endpoint.targetRef).name) || String(list(endpoint.addresses)[0]));
  }
  return found;
}
