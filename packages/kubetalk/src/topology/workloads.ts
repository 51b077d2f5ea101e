import type { Labels } from '../kubernetes/labels';
import { kindOf, namespaceOf } from '../kubernetes/objects';
import { equalitySelector, labelSelector, type Selector } from '../kubernetes/selectors';
import {
  at,
  type FieldPath,
  identity,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  strings,
  text,
} from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { table } from '../manifest/table';
import type { MadeByOperator } from './operators';

/** A port that a container declares. */
export interface DeclaredPort {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
}

export interface Probe {
  readonly kind: 'readinessProbe' | 'livenessProbe' | 'startupProbe';
  /** The port that it asks: a number, or the name of a declared port; undefined where it asks none (exec). */
  readonly port: number | string | undefined;
  readonly path: FieldPath;
}

export interface Container {
  readonly name: string;
  /** Whether it ends before the Pod's own containers start. */
  readonly init: boolean;
  readonly image: string;
  readonly ports: readonly DeclaredPort[];
  readonly probes: readonly Probe[];
  readonly value: JsonObject;
  readonly path: FieldPath;
}

/** Something that runs Pods, all from one template. */
export interface Workload {
  readonly manifest: Manifest;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** How many Pods it keeps, undefined where that is not a fixed number (DaemonSet, Job). */
  readonly replicas: number | undefined;
  /** The labels of its Pods. */
  readonly labels: Labels;
  /** How it knows its Pods, undefined for a kind that needs no selector. */
  readonly selector: Selector | undefined;
  readonly containers: readonly Container[];
  readonly podSpec: JsonObject;
  readonly podSpecPath: FieldPath;
  /** Whether an operator makes the Pods, so that no manifest says all of them: labels, ports, probes. */
  readonly byOperator: boolean;
}

/** For every kind that runs Pods: the way to the template of its Pods. */
const TEMPLATES: Readonly<Record<string, FieldPath>> = table({
  Pod: [],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
});

const SCALED = ['ReplicaSet', 'ReplicationController', 'Deployment', 'StatefulSet'];

/** What runs Pods by a manifest: one, or as many as a custom resource has templates. */
export const readWorkloads = memo((manifest: Manifest): readonly Workload[] => {
  const one = readWorkload(manifest);
  return one ? [one] : readCustom(manifest);
});

/** The workload that a manifest of Kubernetes' own kinds describes, undefined where it is of another kind. */
export function readWorkload(manifest: Manifest): Workload | undefined {
  const kind = kindOf(manifest);
  const template = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  if (!template) return undefined;
  const { replicas } = record(manifest.value.spec);
  const fixed = SCALED.includes(kind) ? (typeof replicas === 'number' ? replicas : 1) : undefined;
  return { ...fromTemplate(manifest, template), replicas: kind === 'Pod' ? 1 : fixed };
}

/** The numbers in the names of a StatefulSet's Pods: from `first` on, up to before `end`. */
export function ordinals({
  manifest,
  replicas = 1,
}: {
  readonly manifest: Manifest;
  readonly replicas?: number | undefined;
}) {
  const first = Number(record(record(manifest.value.spec).ordinals).start) || 0;
  return { first, end: first + replicas };
}

/** Whether a StatefulSet has a Pod of a name. */
export function hasPodNamed(workload: Workload, pod: string): boolean {
  const [, name, number] = /^(.{1,253})-(\d{1,9})$/.exec(pod) ?? [];
  const { first, end } = ordinals(workload);
  return name === workload.name && Number(number) >= first && Number(number) < end;
}

/** Any object with a Pod template makes Pods of it: Argo's Rollout, LeaderWorkerSet, training jobs. */
function readCustom(manifest: Manifest): readonly Workload[] {
  if (!kindOf(manifest).includes('.')) return [];
  return templatesIn(record(manifest.value.spec), ['spec'], MOST_DEPTH).map((path) => fromTemplate(manifest, path));
}

/** Templates of Pods are found this far below `spec`. */
const MOST_DEPTH = 6;

function templatesIn(value: Json, path: FieldPath, depth: number): readonly FieldPath[] {
  if (depth === 0) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(record(value));
  return entries.flatMap(([key, item]) => {
    const inner = [...path, key];
    const { containers } = record(record(item).spec);
    if (/template$/i.test(String(key)) && list(containers).length > 0) return [inner];
    return typeof item === 'object' && item !== null ? templatesIn(item, inner, depth - 1) : [];
  });
}

function fromTemplate(manifest: Manifest, template: FieldPath): Workload {
  const { kind, name } = identity(manifest);
  const pod = record(at(manifest.value, template));
  const { replicas, selector } = record(manifest.value.spec);
  const podSpecPath = [...template, 'spec'];
  return {
    manifest,
    kind,
    name,
    namespace: namespaceOf(manifest),
    replicas: typeof replicas === 'number' ? replicas : undefined,
    labels: strings(record(pod.metadata).labels),
    selector: readSelector(kind, selector),
    containers: readContainers(record(pod.spec), podSpecPath),
    podSpec: record(pod.spec),
    podSpecPath,
    byOperator: false,
  };
}

/** The Pods that an operator makes of a resource, of which only labels and ports are known. */
export function madeWorkloads({ manifest, namespace, pods }: MadeByOperator): readonly Workload[] {
  const { kind, name } = identity(manifest);
  return pods.map(({ labels, ports }) => {
    const declared = Object.entries(ports).map(([port, number]) => ({ name: port, number, protocol: 'TCP' }));
    const container = { name, init: false, image: '', ports: declared, probes: [], value: {}, path: [] };
    const pod = { labels, containers: [container], podSpec: {}, podSpecPath: [], selector: undefined };
    return { ...pod, manifest, kind, name, namespace, replicas: undefined, byOperator: true };
  });
}

function readSelector(kind: string, selector: Json | undefined): Selector | undefined {
  if (selector === undefined || selector === null || kind === 'Pod') return undefined;
  return kind === 'ReplicationController' ? equalitySelector(selector) : labelSelector(selector);
}

function readContainers(podSpec: JsonObject, path: FieldPath): Container[] {
  return (['initContainers', 'containers'] as const).flatMap((field) =>
    list(podSpec[field]).map((value, index) => {
      const container = record(value);
      // A sidecar is an init container that goes on running.
      const init = field === 'initContainers' && container.restartPolicy !== 'Always';
      return readContainer(container, [...path, field, index], init);
    }),
  );
}

function readContainer(value: JsonObject, path: FieldPath, init: boolean): Container {
  return {
    name: text(value.name),
    init,
    image: text(value.image),
    ports: list(value.ports).map(record).flatMap(readPort),
    probes: readProbes(value, path),
    value,
    path,
  };
}

function readPort({ name, containerPort, protocol }: JsonObject): DeclaredPort[] {
  if (typeof containerPort !== 'number') return [];
  return [{ name: text(name), number: containerPort, protocol: text(protocol) || 'TCP' }];
}

function readProbes(container: JsonObject, path: FieldPath): Probe[] {
  return (['readinessProbe', 'livenessProbe', 'startupProbe'] as const).flatMap((kind) => {
    if (container[kind] === undefined || container[kind] === null) return [];
    const probe = record(container[kind]);
    const handler = ['httpGet', 'tcpSocket', 'grpc'].find((name) => record(probe[name]).port !== undefined);
    const port = handler ? record(probe[handler]).port : undefined;
    const known = typeof port === 'number' || typeof port === 'string' ? port : undefined;
    return [{ kind, port: known, path: handler ? [...path, kind, handler, 'port'] : [...path, kind] }];
  });
}

/** What a workload's containers say of ports, read once for all who ask. */
interface Ports {
  readonly declared: readonly DeclaredPort[];
  readonly byTarget: ReadonlyMap<number | string, readonly DeclaredPort[]>;
  readonly listening: ReadonlySet<number>;
}

const portsOf = memo((containers: readonly Container[]): Ports => {
  const declared = containers.flatMap(({ init, ports }) => (init ? [] : ports));
  const byTarget = new Map<number | string, DeclaredPort[]>();
  for (const port of declared)
    for (const target of [port.number, port.name].filter((some) => some !== '')) {
      const others = byTarget.get(target);
      if (others) others.push(port);
      else byTarget.set(target, [port]);
    }
  const probed = containers.flatMap(({ probes }) => probes.map(({ port }) => port));
  const numbers = probed.filter((port) => typeof port === 'number');
  return { declared, byTarget, listening: new Set([...declared.map(({ number }) => number), ...numbers]) };
});

/** Every port that the Pods declare: the containers of a Pod share its address. */
export function declaredPorts(workload: Workload): readonly DeclaredPort[] {
  return portsOf(workload.containers).declared;
}

/** The ports that the Pods declare by a number, or by a name. */
export function declaredAs(workload: Workload, target: number | string): readonly DeclaredPort[] {
  return portsOf(workload.containers).byTarget.get(target) ?? [];
}

/** The numbers that the Pods declare or are probed on: there, something listens. */
export function listeningOn(workload: Workload): ReadonlySet<number> {
  return portsOf(workload.containers).listening;
}

/** What an image runs, as far as its name says: `postgres` of `registry.example/postgres:16`. */
export function programOf(image: string): string {
  return /([^/:@]{1,100})(?::[^/@]*)?(?:@.*)?$/.exec(image)?.[1] ?? '';
}

/** Whether its Pods end by themselves: a Job's, a test's. */
export function runsToEnd({ kind, podSpec }: Workload): boolean {
  const { restartPolicy } = podSpec;
  return kind === 'Job' || kind === 'CronJob' || restartPolicy === 'Never' || restartPolicy === 'OnFailure';
}

/** A workload as messages name it. */
export function workloadTitle({ kind, name }: Workload): string {
  return `${kind} ${name}`;
}

/** The Pod that a workload makes, as admission looks at it. */
export function podTemplateOf({ manifest, podSpec, podSpecPath }: Workload): {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
} {
  return { metadata: record(at(manifest.value, [...podSpecPath.slice(0, -1), 'metadata'])), spec: podSpec };
}
