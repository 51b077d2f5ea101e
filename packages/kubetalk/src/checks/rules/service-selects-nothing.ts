import { matchesPods, type Requirement, type Selector, selectorText } from '../../kubernetes/selectors';
import { listed, MOST_KNOWN } from '../../text/budget';
import { nearest } from '../../text/nearest';
import type { Service } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { ordinals, type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';
import { misspeltLabels } from '../labels';
import { isOthers, missing } from '../missing';

export const serviceSelectsNothing: Check = {
  id: 'service-selects-nothing',
  outcome: 'broken',
  title: 'a Service whose selector matches no Pod',
  why:
    'A Service is tied to Pods through labels alone. Where they differ by a letter it is accepted, has no endpoints, and ' +
    'every connection to it is refused or hangs.',
  remedy: "make the Service's selector the labels of the Pods that it is for",
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: wbe}
  ports: [{port: 80, targetPort: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    for (const service of topology.services) {
      const { manifest, selector, workloads, endpoints } = service;
      if (!manifest || !selector || endpoints.length > 0) continue;
      if (workloads.length === 0 && isOthers(topology, topology.workloads)) continue;
      if (workloads.length === 0) yield fault(service, selector, topology);
      else if (workloads.every((workload) => isBeyond(selector, workload)))
        yield {
          manifest,
          path: ['spec', 'selector'],
          message: `selector ${selectorText(selector)} matches no Pod; ${podsOf(workloads)}`,
          // Somebody may scale it by hand, or another program.
          outcome: 'risky',
        };
    }
  },
};

function fault(service: Service, selector: Selector, topology: Topology): Fault {
  const candidates = topology.pods.in(service.namespace);
  const near = closest(service.name, selector, candidates);
  return {
    manifest: service.manifest as NonNullable<typeof service.manifest>,
    path: ['spec', 'selector'],
    message: `selector ${selectorText(selector)} matches no Pod${near ? `; ${near}` : elsewhere(selector, topology, service)}`,
    ...outcomeOf(service, selector, candidates, topology),
  };
}

/** Whether a selector asks for the Pod of a StatefulSet by a number that none of its Pods has. */
function isBeyond(selector: Selector, workload: Workload): boolean {
  const { first, end } = ordinals(workload);
  return selector.some(({ key, operator, values: [value = '', ...others] }) => {
    if (workload.kind !== 'StatefulSet' || operator !== 'In' || others.length > 0 || !OF_ONE_POD.includes(key))
      return false;
    const ordinal = Number(/\d{1,9}$/.exec(value)?.[0]);
    return ordinal < first || ordinal >= end;
  });
}

/** Labels that a StatefulSet gives one Pod each. */
const OF_ONE_POD = ['apps.kubernetes.io/pod-index', 'statefulset.kubernetes.io/pod-name'];

function podsOf(workloads: readonly Workload[]): string {
  return listed(workloads, (workload) => {
    const { first, end } = ordinals(workload);
    const [from, to] = [first, end - 1].map((ordinal) => `${workload.name}-${ordinal}`);
    return `${workloadTitle(workload)} keeps ${end <= first ? 'none' : from === to ? `${from} alone` : `${from} to ${to}`}`;
  });
}

function outcomeOf(
  { name, namespace }: Service,
  selector: Selector,
  candidates: readonly Workload[],
  topology: Topology,
): Pick<Fault, 'outcome'> {
  const some = candidates.slice(0, MOST_KNOWN);
  const misspelt = misspeltLabels(selector, some) !== undefined;
  // Programs label their own Pods while they run: the leader, a replica that is ready.
  const lacking = some.some((workload) => onlyLacks(selector, workload));
  if (!misspelt && lacking && (!topology.complete || topology.makers.mayLabelPods())) return { outcome: 'risky' };
  const namesake = topology.workloadsNamed(namespace, name).length > 0;
  return missing(topology, misspelt || namesake, 'Pod');
}

/** Whether Pods meet some of a selector's demands, and have no label at all of the keys of the others. */
function onlyLacks(selector: Selector, workload: Workload): boolean {
  const missed = selector.filter((demand) => !meets(demand, workload));
  return missed.length < selector.length && missed.every(({ key }) => !Object.hasOwn(workload.labels, key));
}

/** The workload that fails the fewest of the selector's demands, and what it has instead. */
function closest(name: string, selector: Selector, workloads: readonly Workload[]): string | undefined {
  if (workloads.length > MOST_KNOWN) return undefined;
  const ranked = workloads
    .map((workload) => ({ workload, missed: selector.filter((demand) => !meets(demand, workload)) }))
    .map((entry) => ({ ...entry, rank: entry.missed.length - (entry.workload.name === name ? 0.5 : 0) }))
    .sort((a, b) => a.rank - b.rank);
  const [best] = ranked;
  if (!best) return undefined;
  const instead = best.missed.map((demand) => has(demand, best.workload)).join(',');
  const related =
    best.missed.length < selector.length ||
    best.workload.name === name ||
    best.missed.some((demand) => isNear(demand, best.workload));
  return related ? `${workloadTitle(best.workload)} has ${instead}: did you mean that?` : undefined;
}

function meets(demand: Requirement, workload: Workload): boolean {
  return matchesPods([demand], workload);
}

function isNear({ key, values: [value = ''] }: Requirement, { labels }: Workload): boolean {
  const own = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return own === undefined ? nearest(key, Object.keys(labels)) !== undefined : nearest(value, [own]) !== undefined;
}

function has({ key, values: [value = ''] }: Requirement, { labels }: Workload): string {
  const near = Object.hasOwn(labels, key)
    ? key
    : (nearest(key, Object.keys(labels)) ?? Object.keys(labels).find((name) => labels[name] === value));
  return near === undefined ? `no label ${key}` : `${near}=${labels[near]}`;
}

function elsewhere(selector: Selector, topology: Topology, { namespace }: Service): string {
  for (const other of [...topology.namespaces].slice(0, MOST_KNOWN)) {
    const workload = other === namespace ? undefined : topology.pods.first(other, selector, () => true);
    if (workload)
      return `; ${workloadTitle(workload)} has these labels, in namespace ${other}: a Service reaches its own namespace only`;
  }
  return '';
}
