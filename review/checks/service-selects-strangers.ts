import { selectorText } from '../topology/selectors';
import { isStranger, type Service, type ServicePort, serves } from '../topology/services';
import { type Workload, workloadTitle } from '../topology/workloads';
import type { Check, Fault } from './check';

export const serviceSelectsStrangers: Check = {
  id: 'service-selects-strangers',
  outcome: 'broken',
  title: 'a Service whose selector also matches Pods that do not serve its port',
  why:
    'A Service shares its requests out over all Pods that match its selector. Where the selector is too loose, Pods of ' +
    'another workload are among them, and every request that lands there fails, the others work.',
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
  *find({ services }) {
    for (const service of services) {
      const fault = service.workloads.length > 1 && service.ports.map((port) => faultOf(service, port)).find(Boolean);
      if (fault) yield fault;
    }
  },
};

function faultOf(service: Service, port: ServicePort): Fault | undefined {
  const { manifest, selector = [], workloads } = service;
  const serving = workloads.filter((workload) => serves(workload, port));
  const strangers = workloads.filter((workload) => isStranger(workload, port));
  if (!manifest || strangers.length === 0) return undefined;
  if (serving.length === 0 && sameProgram(workloads)) return undefined;
  const [own = workloads.find((workload) => !strangers.includes(workload))] = serving;
  const they = strangers.map(workloadTitle).join(', ');
  return {
    manifest,
    path: ['spec', 'selector'],
    message:
      `selector ${selectorText(selector)} also matches the Pods of ${they}, ` +
      `which do not serve port ${port.targetPort}${own ? tellApart(own, strangers) : ''}`,
    ...(serving.length === 0 && { outcome: 'risky' as const }),
  };
}

function sameProgram(workloads: readonly Workload[]): boolean {
  const images = workloads.map(({ containers }) => containers.map(({ image }) => image.replace(/[:@].*$/, '')).join());
  return new Set(images).size === 1;
}

function tellApart(own: Workload, strangers: readonly Workload[]): string {
  const label = Object.entries(own.labels).find(([key, value]) =>
    strangers.every(({ labels }) => labels[key] !== value),
  );
  return label ? `: did you mean the ones with ${label[0]}=${label[1]} as well?` : '';
}
