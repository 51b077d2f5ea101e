import type { JsonObject, Manifest } from '../../src/manifest/manifest';

/** Manifests that are wide in one way: many of what a cluster has few of, each twice, before and after a change. */
export type Shape = (size: number) => readonly [before: readonly Manifest[], after: readonly Manifest[]];

const many = <Item>(size: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: size }, (_, index) => make(index));
const manifests = (objects: readonly object[]): Manifest[] =>
  objects.map((value) => ({ value: value as JsonObject, source: {} }));
const changed = (make: (side: 'a' | 'b') => readonly object[]) => [manifests(make('a')), manifests(make('b'))] as const;

interface More {
  readonly container?: object;
  readonly labels?: object;
  readonly namespace?: string;
}

function pod(name: string, { container = {}, labels = { app: name }, namespace = 'default' }: More = {}) {
  const one = { name: 'c', image: 'c:1', ports: [{ containerPort: 80 }], ...container };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec: { containers: [one] } };
}

function service(name: string, selector: object | undefined, spec: object = {}) {
  const ports = [{ port: 80 }];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: { selector, ports, ...spec },
  };
}

function deployment(name: string, app: string, container: object = {}) {
  const { metadata, spec } = pod(name, { container, labels: { app } });
  const template = { metadata: { labels: metadata.labels }, spec };
  const selector = { matchLabels: { app } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec: { selector, template },
  };
}

function configMap(name: string, size: number, value: (index: number) => string) {
  const data = Object.fromEntries(many(size, (index) => [`K${index}_HOST`, value(index)]));
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data };
}

function policy(name: string, spec: object) {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: 'default' }, spec };
}

function slice(name: string, ports: readonly object[]) {
  const metadata = { name, namespace: 'default', labels: { 'kubernetes.io/service-name': 'db' } };
  const endpoints = [{ addresses: ['10.0.0.1'] }];
  return { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata, addressType: 'IPv4', endpoints, ports };
}

const caller = { env: [{ name: 'DB_HOST', value: 'db' }] };

export const shapes: Readonly<Record<string, Shape>> = {
  'NetworkPolicies and Pods': (size) =>
    changed((side) => [
      ...many(size, (index) => pod(`p${index}`, { container: caller })),
      service('db', { app: 'p0' }),
      ...many(size, (index) =>
        policy(`n${index}`, {
          podSelector: {},
          ingress: side === 'a' ? [{}] : [{ from: [{ podSelector: { matchLabels: { x: `${index}` } } }] }],
        }),
      ),
    ]),
  'named targetPorts that move': (size) =>
    changed((side) => [
      service(
        's',
        { app: 'a' },
        { ports: many(size, (index) => ({ name: `p${index}`, port: index + 1, targetPort: `${side}${index}` })) },
      ),
      pod('a', {
        container: {
          ports: ['a', 'b'].flatMap((letter, more) =>
            many(size, (index) => ({ name: `${letter}${index}`, containerPort: index + more * size + 1 })),
          ),
        },
      }),
    ]),
  'targetPorts that nobody declares': (size) =>
    changed((side) => [
      service(
        's',
        { app: 'a' },
        {
          ports: many(size, (index) => ({
            name: `p${index}`,
            port: index + 1,
            targetPort: side === 'a' ? `z${index}` : index + 30_000,
          })),
        },
      ),
      pod('a', { container: { ports: many(size, (index) => ({ name: `q${index}`, containerPort: index + 1 })) } }),
    ]),
  'callers and Deployments of one Service': (size) =>
    changed((side) => [
      service('db', { app: side === 'a' ? 'db' : 'nobody' }),
      ...many(size, (index) => deployment(`c${index}`, `c${index}`, caller)),
      ...many(size, (index) => deployment(`d${index}`, 'db')),
    ]),
  'references to keys of one ConfigMap': (size) =>
    changed((side) => [
      configMap('x', size, () => 'v'),
      pod('a', {
        container: {
          env: many(size, (index) => ({
            name: `E${index}`,
            valueFrom: { configMapKeyRef: { name: 'x', key: side === 'a' ? `K${index}_HOST` : `NONE${index}` } },
          })),
        },
      }),
    ]),
  'hosts in one variable': (size) =>
    changed((side) => [
      pod('a', {
        container: { env: [{ name: 'DB_HOSTS', value: many(size, (index) => `http://${side}${index}:80`).join(',') }] },
      }),
      service('h', { app: 'a' }),
    ]),
  'one ConfigMap read by many Pods': (size) =>
    changed((side) => [
      configMap('x', size, (index) => `${side}${index}:1`),
      ...many(size, (index) => pod(`p${index}`, { container: { envFrom: [{ configMapRef: { name: 'x' } }] } })),
    ]),
  'EndpointSlices of a Service': (size) =>
    changed((side) => [
      service('db', undefined, { ports: many(size, (index) => ({ name: `${side}${index}`, port: index + 1 })) }),
      ...many(size, (index) => pod(`p${index}`, { container: caller })),
      ...many(size, (index) => slice(`e${index}`, [{ name: `c${index}`, port: 80 }])),
    ]),
  'Services and Pods of one label': (size) =>
    changed((side) => [
      ...many(size, (index) => service(`s${index}`, { x: 'y' }, { ports: [{ port: side === 'a' ? 80 : 81 }] })),
      ...many(size, (index) => pod(`p${index}`, { labels: { x: 'y' } })),
    ]),
  'Services that select nothing': (size) =>
    changed((side) => [
      ...many(size, (index) => service(`s${index}`, { app: `${side}${index}` })),
      ...many(size, (index) => pod(`p${index}`, { namespace: `n${index}` })),
    ]),
  'addresses that are nobody’s': (size) =>
    changed((side) => [
      ...many(size, (index) => service(`s${index}`, { app: 'a' })),
      pod('a', {
        container: { env: many(size, (index) => ({ name: `E${index}_HOST`, value: `${side}none${index}` })) },
      }),
    ]),
  'fields that no kind has': (size) =>
    changed((side) => [
      { ...service('s', { app: 'a' }), ...Object.fromEntries(many(size, (index) => [`f${index}`, side])) },
    ]),
  'variables that are there twice': (size) =>
    changed((side) => [
      pod('a', {
        container: { env: many(2 * size, (index) => ({ name: `V${index % size}`, value: `${side}${index}` })) },
      }),
    ]),
  'containers of one name': (size) =>
    changed((side) => [
      {
        ...pod('a'),
        spec: { containers: many(size, () => ({ name: side, image: 'i', env: many(9, () => ({ name: 'E' })) })) },
      },
    ]),
  'variables of variables': (size) =>
    changed((side) => [
      pod('a', {
        container: {
          env: many(size, (index) => ({
            name: `V${index}`,
            value: index === 0 ? side : `$(V${index - 1})$(V${index - 1})`,
          })),
        },
      }),
    ]),
};
