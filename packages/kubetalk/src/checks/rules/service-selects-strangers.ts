import { selectorText } from '../../kubernetes/selectors';
import { record, strings } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import { listed } from '../../text/budget';
import { forPort, isStranger, type Service, type ServicePort, serves } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { runsToEnd, type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault, Outcome } from '../check';

export const serviceSelectsStrangers: Check = {
  id: 'service-selects-strangers',
  outcome: 'broken',
  title: 'a Service whose selector also matches Pods that do not serve its port',
  why:
    'A Service distributes its requests over all Pods that match its selector. Where the selector is too loose, Pods of ' +
    'another workload are among them, and every request to them fails, while the others work.',
  remedy: "add the label to the selector that only the meant workload's Pods have",
  example: `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {service: shop}
  ports: [{port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {service: shop, type: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {service: shop, type: db}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0', ports: [{containerPort: 27017}], readinessProbe: {tcpSocket: {port: 27017}}}
`,
  *find(topology) {
    for (const service of topology.services)
      for (const port of service.ports) {
        const fault = faultOf(service, port, topology);
        if (fault) {
          yield fault;
          break;
        }
      }
  },
};

function faultOf(service: Service, port: ServicePort, topology: Topology): Fault | undefined {
  const { manifest, selector = [], workloads } = service;
  const [only] = workloads;
  if (!manifest || !only) return undefined;
  // Most Services: it takes a fifth of the time to see that nothing is strange.
  if (workloads.length === 1 && serves(only, port)) return undefined;
  const { serving, strangers, sent, alike } = seenBy(workloads, port);
  const fault = (message: string, outcome: Outcome): Fault => ({
    manifest,
    path: ['spec', 'selector'],
    message: `selector ${selectorText(selector)} ${message}`,
    outcome,
  });
  const namesake = serving.length === 0 ? servingNamesake(service, port, topology) : undefined;
  if (namesake && strangers.length > 0)
    return fault(
      `matches the Pods of ${titles(strangers)}, which do not serve port ${port.targetPort}; ` +
        `${workloadTitle(namesake)} does${tellApart(namesake, strangers)}`,
      'broken',
    );
  // Who lacks a port that is meant by its name is left out of its endpoints.
  if (serving.length > 0 && strangers.length > 0 && typeof port.targetPort === 'number')
    return fault(
      `also matches the Pods of ${titles(strangers)}, which do not serve port ${port.targetPort}${tellApart(serving[0], strangers)}`,
      'broken',
    );
  const [release, others] = otherReleases(service, topology);
  if (others.length > 0)
    return fault(
      `also matches the Pods of ${titles(others)}, of another release: ${release} distinguishes them`,
      'risky',
    );
  if (sent.length > 1 && !alike)
    return fault(`matches the Pods of ${titles(sent)}, which run different programs`, 'risky');
  return undefined;
}

/** What the workloads behind a Service are for one of its ports. */
interface Seen {
  readonly serving: readonly Workload[];
  readonly strangers: readonly Workload[];
  /** Those that get requests. */
  readonly sent: readonly Workload[];
  /** Whether these run one program. */
  readonly alike: boolean;
}

const seenBy = forPort((workloads, port): Seen => {
  // A Pod without a port of that name gets no requests: a test, a migration.
  const sent = typeof port.targetPort === 'number' ? workloads : workloads.filter((workload) => !runsToEnd(workload));
  return {
    serving: workloads.filter((workload) => serves(workload, port)),
    strangers: workloads.filter((workload) => isStranger(workload, port)),
    sent,
    alike: sameProgram(sent),
  };
});

/** Labels by which charts distinguish releases in a namespace. */
const RELEASE = ['app.kubernetes.io/instance', 'release'];

/** Those that distinguish some of the workloads. */
const releaseLabels = memo((workloads: readonly Workload[]) =>
  RELEASE.filter((key) => workloads.length > 1 && new Set(workloads.map(({ labels }) => labels[key])).size > 1),
);

/** The label of the Service's release, and the workloads behind it that are of others. */
function otherReleases(
  { manifest, name, workloads }: Service,
  topology: Topology,
): readonly [label: string, others: readonly Workload[]] {
  if (workloads.length < 2) return ['', []];
  const own = strings(record(manifest?.value.metadata).labels);
  for (const key of releaseLabels(workloads)) {
    const namesake = topology
      .workloadsNamed(workloads[0]?.namespace ?? '', name)
      .find((one) => workloads.includes(one));
    const release = own[key] ?? namesake?.labels[key];
    const others = workloads.filter(({ labels }) => labels[key] !== undefined && labels[key] !== release);
    if (release !== undefined && others.length > 0 && others.length < workloads.length)
      return [`${key}=${release}`, others];
  }
  return ['', []];
}

/** The workload that is called like the Service, serves its port, and is not selected. */
function servingNamesake(
  { name, namespace, workloads }: Service,
  port: ServicePort,
  topology: Topology,
): Workload | undefined {
  const found = topology.workloadsNamed(namespace, name);
  return found.find((workload) => !workloads.includes(workload) && serves(workload, port));
}

function titles(workloads: readonly Workload[]): string {
  return listed(workloads, workloadTitle);
}

/** Canary and stable have containers of the same names. */
function sameProgram(workloads: readonly Workload[]): boolean {
  const names = workloads.map(({ containers }) =>
    containers
      .map(({ name }) => name)
      .sort()
      .join(),
  );
  return new Set(names).size === 1;
}

function tellApart(own: Workload | undefined, strangers: readonly Workload[]): string {
  if (!own) return '';
  const label = Object.entries(own.labels).find(([key, value]) =>
    strangers.every(({ labels }) => !Object.hasOwn(labels, key) || labels[key] !== value),
  );
  return label ? `: did you mean the ones with ${label[0]}=${label[1]}?` : '';
}
