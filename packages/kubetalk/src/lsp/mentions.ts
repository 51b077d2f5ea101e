import { keyOf, kindOf, namespaceOf } from '../kubernetes/objects';
import { at, type FieldPath, identity, type Json, list, type Manifest, record, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { type Backend, backendPort } from '../topology/backends';
import type { Call } from '../topology/calls';
import { monitored, SERVICE_MONITOR } from '../topology/monitors';
import { allowsPeer, type Policy } from '../topology/policies';
import { keysOf, type Reference, references, referencesOf } from '../topology/references';
import type { Service, ServicePort } from '../topology/services';
import type { Topology } from '../topology/topology';
import { type DeclaredPort, declaredAs, type Workload } from '../topology/workloads';
import { behindHost, behindPod, exactly, keySpan, type Span, valueSpan, within } from './place';

/** What a word of the manifests stands for. */
export interface Part {
  /** The same for all words that stand for it. */
  readonly id: string;
  /** The object that it is, or that it is in. @default - it is outside of the manifests */
  readonly manifest?: Manifest;
  readonly service?: Service;
  readonly port?: ServicePort;
  readonly workload?: Workload;
  readonly podPort?: DeclaredPort;
  /** The key of a ConfigMap or Secret. */
  readonly key?: string;
}

/** A word of the manifests that stands for something. */
export interface Mention {
  /** More than one where a label or the name of a port means several. */
  readonly parts: readonly Part[];
  /** Whether it is where the name is given, and not where it is used. */
  readonly declares: boolean;
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly word: string;
  /** Whether it is a label, which stands for something else than its own name. @default false */
  readonly isLabel?: boolean;
  /** Where it is in the text of its file; undefined where it is not written out there. */
  span(text: string): Span | undefined;
}

/** All words of an application that stand for its objects, ports and keys. */
export const mentionsIn = memo((topology: Topology): readonly Mention[] => [
  ...topology.manifests.flatMap((manifest) => ofObject(topology, manifest)),
  ...topology.workloads.filter(({ byOperator }) => !byOperator).flatMap((workload) => ofWorkload(topology, workload)),
  ...topology.services.flatMap(ofService),
  ...topology.backends.flatMap((backend) => ofBackend(topology, backend)),
  ...topology.policies.flatMap((policy) => ofPolicy(topology, policy)),
  ...topology.ofKind(SERVICE_MONITOR).flatMap((monitor) => ofMonitor(topology, monitor)),
  ...topology.calls.flatMap(ofCall),
]);

type Place = Pick<Mention, 'manifest' | 'path'>;

/** A value that is one word. */
function mention(parts: readonly Part[], place: Place, word: number | string, declares = false): readonly Mention[] {
  const { manifest, path } = place;
  if (parts.length === 0 || word === '') return [];
  return [{ parts, declares, manifest, path, word: `${word}`, span: (all) => valueSpan(all, manifest, path) }];
}

function objectPart(topology: Topology, kind: string, namespace: string, name: string): readonly Part[] {
  const manifest = topology.find(kind, namespace, name);
  const service = kind === 'Service' ? topology.findService(namespace, name) : undefined;
  const workload = topology.workloadNamed(kind, namespace, name);
  if (!manifest && !service) return [];
  return [
    {
      id: keyOf(kind, namespace, name),
      ...(manifest && { manifest }),
      ...(service && { service }),
      ...(workload && { workload }),
    },
  ];
}

function servicePart(service: Service): Part {
  const { manifest, namespace, name } = service;
  return { id: keyOf('Service', namespace, name), service, ...(manifest && { manifest }) };
}

function portPart(service: Service, port: ServicePort): Part {
  return {
    ...servicePart(service),
    id: `${keyOf('Service', service.namespace, service.name)} port ${port.number}`,
    port,
  };
}

function workloadPart(workload: Workload): Part {
  const { manifest, namespace, name } = workload;
  return { id: keyOf(kindOf(manifest), namespace, name), manifest, workload };
}

function podPortPart(workload: Workload, podPort: DeclaredPort): Part {
  const of = workloadPart(workload);
  return { ...of, id: `${of.id} port ${podPort.number}`, podPort };
}

function podPorts(workloads: readonly Workload[], target: number | string): readonly Part[] {
  return workloads.flatMap((workload) => declaredAs(workload, target).map((port) => podPortPart(workload, port)));
}

/** The Pods behind a Service, or the ports of them behind its port. */
export function behind({ service, port }: Part): readonly Part[] {
  if (!service) return [];
  const ports = port ? podPorts(service.workloads, port.targetPort) : [];
  return ports.length > 0 ? ports : service.workloads.map(workloadPart);
}

function keyPart(manifest: Manifest, key: string): Part {
  return { id: `${keyOf(kindOf(manifest), namespaceOf(manifest), identity(manifest).name)} key ${key}`, manifest, key };
}

function ofObject(topology: Topology, manifest: Manifest): readonly Mention[] {
  const { name } = identity(manifest);
  const own = objectPart(topology, kindOf(manifest), namespaceOf(manifest), name);
  const isKeyed = ['ConfigMap', 'Secret'].includes(kindOf(manifest));
  const keys = !isKeyed
    ? []
    : ['data', 'binaryData', 'stringData'].flatMap((field) =>
        Object.keys(record(manifest.value[field])).map((key): Mention => {
          const path = [field, key];
          return {
            parts: [keyPart(manifest, key)],
            declares: true,
            manifest,
            path,
            word: key,
            span: (all) => keySpan(all, manifest, path),
          };
        }),
      );
  return [
    ...mention(own, { manifest, path: ['metadata', 'name'] }, name, true),
    ...keys,
    ...referencesOf(manifest).flatMap((each) => ofReference(topology, each)),
  ];
}

function ofReference(
  topology: Topology,
  { manifest, path, kind, namespace, name, key }: Reference,
): readonly Mention[] {
  if (key === undefined) return mention(objectPart(topology, kind, namespace, name), { manifest, path }, name);
  const object = topology.find(kind, namespace, name);
  // A reference to a key has the path of the name, or that of the key itself.
  const at = path.at(-1) === 'key' ? path : [...path.slice(0, -1), 'key'];
  return [
    ...(at === path ? [] : mention(objectPart(topology, kind, namespace, name), { manifest, path }, name)),
    ...(object && keysOf(object).includes(key) ? mention([keyPart(object, key)], { manifest, path: at }, key) : []),
  ];
}

function ofWorkload(topology: Topology, workload: Workload): readonly Mention[] {
  const { manifest, containers, namespace, podSpecPath } = workload;
  const { serviceName } = record(manifest.value.spec);
  const governing = objectPart(topology, 'Service', namespace, text(serviceName));
  const template = [...podSpecPath.slice(0, -1), 'metadata', 'labels'];
  const selecting = topology.servicesOf(workload).filter(({ manifest: some }) => some);
  const labels = Object.entries(workload.labels).flatMap(([key, value]) => {
    const services = selecting.filter(({ selector }) => selector?.some((demand) => demand.key === key));
    return asLabel(mention(services.map(servicePart), { manifest, path: [...template, key] }, value));
  });
  return [
    ...references(workload).flatMap((each) => ofReference(topology, each)),
    ...mention(governing, { manifest, path: ['spec', 'serviceName'] }, text(serviceName)),
    ...labels,
    ...containers.flatMap(({ value, path, probes }) => [
      ...list(value.ports).flatMap((port, index) => declared(workload, port, [...path, 'ports', index])),
      ...[...probes, ...hooks(value, path)].flatMap(({ port, path: at }) =>
        port === undefined ? [] : mention(podPorts([workload], port), { manifest, path: at }, port),
      ),
    ]),
  ];
}

function asLabel(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((each) => ({ ...each, isLabel: true }));
}

function declared(workload: Workload, port: Json, path: FieldPath): readonly Mention[] {
  const { manifest } = workload;
  const { name, containerPort } = record(port);
  if (typeof containerPort !== 'number') return [];
  const parts = podPorts([workload], containerPort).slice(0, 1);
  return [
    ...mention(parts, { manifest, path: [...path, 'containerPort'] }, containerPort, true),
    ...mention(parts, { manifest, path: [...path, 'name'] }, text(name), true),
  ];
}

/** The ports that a container's hooks ask. */
function hooks(container: Manifest['value'], path: FieldPath) {
  return ['postStart', 'preStop'].flatMap((hook) => {
    const { port } = record(record(record(container.lifecycle)[hook]).httpGet);
    if (typeof port !== 'number' && typeof port !== 'string') return [];
    return [{ port, path: [...path, 'lifecycle', hook, 'httpGet', 'port'] }];
  });
}

function ofService(service: Service): readonly Mention[] {
  const { manifest, selector = [], workloads, ports } = service;
  if (!manifest) return [];
  return [
    ...selector.flatMap(({ key, values: [value = ''] }) =>
      asLabel(mention(workloads.map(workloadPart), { manifest, path: ['spec', 'selector', key] }, value)),
    ),
    ...ports.flatMap((port) => {
      const own = [portPart(service, port)];
      return [
        ...mention(own, { manifest, path: [...port.path, 'port'] }, port.number, true),
        ...mention(own, { manifest, path: [...port.path, 'name'] }, port.name, true),
        ...mention(
          podPorts(workloads, port.targetPort),
          { manifest, path: [...port.path, 'targetPort'] },
          port.targetPort,
        ),
      ];
    }),
  ];
}

function ofBackend(topology: Topology, backend: Backend): readonly Mention[] {
  const { manifest, path, namespace, service: name, port } = backend;
  const service = topology.findService(namespace, name);
  const meant = service && backendPort(backend, service);
  if (!service) return [];
  const part = [servicePart(service)];
  const hosts = ['name', 'host'].flatMap((field) => {
    const at = [...path, field];
    const span = (all: string) => inside(all, manifest, at, exactly(name));
    return [{ parts: part, declares: false, manifest, path: at, word: name, span }];
  });
  const ports =
    meant && port !== undefined
      ? [[], ['number'], ['name']]
          .map((more) => [...path, 'port', ...more])
          .filter((way) => at(manifest.value, way) === port)
      : [];
  return [
    ...hosts,
    ...ports.flatMap((at) => mention([portPart(service, meant as ServicePort)], { manifest, path: at }, port ?? '')),
  ];
}

function inside(text: string, manifest: Manifest, path: FieldPath, pattern: RegExp): Span | undefined {
  const span = valueSpan(text, manifest, path);
  return span && within(text, span, pattern);
}

function ofPolicy(topology: Topology, policy: Policy): readonly Mention[] {
  const { manifest, namespace, selector } = policy;
  const selected = topology.pods.find(namespace, selector);
  const labels = selector.flatMap(({ key, values: [value = ''], operator }) =>
    operator === 'In'
      ? asLabel(
          mention(selected.map(workloadPart), { manifest, path: ['spec', 'podSelector', 'matchLabels', key] }, value),
        )
      : [],
  );
  const ports = (['ingress', 'egress'] as const).flatMap((direction) =>
    (policy[direction] ?? []).flatMap((rule, index) =>
      (rule.ports ?? []).flatMap(({ port }, at) => {
        if (typeof port !== 'number' && typeof port !== 'string') return [];
        const receivers =
          direction === 'ingress'
            ? selected
            : topology.workloads.filter(
                (other) => allowsPeer(rule, namespace, other, topology.namespaceLabels) !== false,
              );
        return mention(
          podPorts(receivers, port),
          { manifest, path: ['spec', direction, index, 'ports', at, 'port'] },
          port,
        );
      }),
    ),
  );
  return [...labels, ...ports];
}

function ofMonitor(topology: Topology, manifest: Manifest): readonly Mention[] {
  const services = monitored(manifest, topology);
  return list(record(manifest.value.spec).endpoints).flatMap((endpoint, index) => {
    const name = text(record(endpoint).port);
    const ports = services.flatMap((service) =>
      service.ports.flatMap((port) => (port.name === name ? [portPart(service, port)] : [])),
    );
    return mention(ports, { manifest, path: ['spec', 'endpoints', index, 'port'] }, name);
  });
}

/** The host of a call, and the port behind it. */
function ofCall(call: Call): readonly Mention[] {
  const { service, port, address, manifest, path, pod } = call;
  if (!service) return [];
  const host = within(
    address.host,
    { start: 0, end: address.host.length },
    pod === undefined ? exactly(service.name) : behindPod(service.name),
  );
  const whole = (text: string) => inside(text, manifest, path, exactly(address.host));
  const name = (text: string) => {
    const span = whole(text);
    return span && host && { start: span.start + host.start, end: span.start + host.end };
  };
  const behind = (text: string) => inside(text, manifest, path, behindHost(address.host, address.port ?? ''));
  const of = { declares: false, manifest, path };
  return [
    { ...of, parts: [servicePart(service)], word: service.name, span: name },
    ...(port && address.port !== undefined && !address.usual && address.beside === undefined
      ? [{ ...of, parts: [portPart(service, port)], word: `${port.number}`, span: behind }]
      : []),
  ];
}
