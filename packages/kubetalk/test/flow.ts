// Objects in flow style, so that a table of them can be read.

const meta = (name: string, more = '') => `metadata: {name: ${name}${more && `, ${more}`}}`;
const labelled = (labels: string) => `labels: {${labels}}`;
const container = (more = '') => `{name: main, image: 'a:1'${more && `, ${more}`}}`;
export const pod = (name: string, more = '', labels = `app: ${name}`, namespace = '') =>
  `{apiVersion: v1, kind: Pod, ${meta(name, `${labelled(labels)}${namespace && `, namespace: ${namespace}`}`)}, spec: {containers: [${container(more)}]}}`;
const template = (labels: string, more = '', spec = '') =>
  `template: {metadata: {${labelled(labels)}}, spec: {containers: [${container(more)}]${spec && `, ${spec}`}}}`;
export const workload = (kind: string, name: string, spec = '', more = '', podSpec = '') =>
  `{apiVersion: apps/v1, kind: ${kind}, ${meta(name)}, spec: {selector: {matchLabels: {app: ${name}}}, ${spec && `${spec}, `}${template(`app: ${name}`, more, podSpec)}}}`;
export const service = (name: string, spec = '', namespace = '') =>
  `{apiVersion: v1, kind: Service, ${meta(name, namespace && `namespace: ${namespace}`)}, spec: {${spec || `selector: {app: ${name}}, ports: [{port: 80}]`}}}`;
export const env = (...pairs: string[]) =>
  `env: [${pairs
    .map((pair) => pair.split('=', 2))
    .map(([name, value]) => `{name: ${name}, value: '${value}'}`)
    .join(', ')}]`;
export const port = (...numbers: string[]) =>
  `ports: [${numbers.map((number) => `{containerPort: ${number}}`).join(', ')}]`;
export const object = (apiVersion: string, kind: string, name: string, rest: string) =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, ${meta(name)}, ${rest}}`;
export const budget = (spec: string) => object('policy/v1', 'PodDisruptionBudget', 'b', `spec: {${spec}}`);
export const scaler = (target: string, most = 'maxReplicas: 3') =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', 's', `spec: {scaleTargetRef: {${target}}, ${most}}`);
export const ingress = (name: string, number: string) =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    'i',
    `spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${name}, port: {${number}}}}}]}}]}`,
  );
export const claim = (name: string, modes: string) =>
  object('v1', 'PersistentVolumeClaim', name, `spec: {accessModes: [${modes}], resources: {requests: {storage: 1Gi}}}`);
export const claiming = (name: string) => `volumes: [{name: v, persistentVolumeClaim: {claimName: ${name}}}]`;
export const policy = (spec: string) => object('networking.k8s.io/v1', 'NetworkPolicy', 'p', `spec: {${spec}}`);
export const monitor = (kind: string, spec: string) => object('monitoring.coreos.com/v1', kind, 'm', `spec: {${spec}}`);
export const namespaced = (kind: string, name: string, rest: string, namespace: string) =>
  `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: ${namespace}}, ${rest}}`;

/** Several of them as a file. */
export const file = (...objects: readonly string[]) => objects.map((one) => `---\n${one}\n`).join('');
