import { isRecord, type Json, type JsonObject, list, record, text } from '../manifest/manifest';
import { table } from '../manifest/table';
import { defaultOf, filledFields, isZero, structFields } from './defaults';
import { isClosed } from './schema/gates';
import type { Shape } from './shape';
import type { Kubernetes } from './version';

/**
 * An object as the API server stores it: without what it does not keep (null, empty lists, false where it means nothing), with
 * what it fills in. What it allots (addresses, ports, uids) is not known before, and what controllers report is not there.
 */
export function stored(value: JsonObject, shape: Shape, kubernetes: Kubernetes): JsonObject {
  const { status: _, ...sent } = value;
  const isEmpty = !isRecord(sent.spec) && shape.type !== undefined && shape.field('spec').type !== undefined;
  const whole = record(walk(withData(isEmpty ? { ...sent, spec: {} } : sent), shape, '', kubernetes) ?? {});
  return inPods(copiedWithin(whole), (spec) => withPorts(spec));
}

function walk(value: Json, shape: Shape, pattern: string, kubernetes: Kubernetes): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const item = shape.item();
    return value.map((one: Json) => walk(one, item, `${pattern}[]`, kubernetes) ?? zeroOf(item));
  }
  if (!isRecord(value)) return value;
  const given = filled(value, shape.type ?? '', pattern);
  const kept: [string, Json][] = [];
  for (const [name, one] of Object.entries(given)) {
    // In a map, such as labels, null is an empty text.
    if (one === null && shape.type?.startsWith('{}')) kept.push([name, zeroOf(shape.field(name))]);
    if (one === undefined || one === null || isClosed(shape.type, name, kubernetes.minor)) continue;
    const found = walk(one, shape.field(name), `${pattern}.${name}`, kubernetes);
    const isNothing = found === undefined || (shape.type !== undefined && isDropped(shape, name, found));
    if (!isNothing) kept.push([name, found]);
  }
  return Object.fromEntries(kept);
}

/** What null means in a list. */
function zeroOf({ type }: Shape): Json {
  if (type === 'string' || type === 'bytes') return '';
  if (type === 'quantity') return '0';
  if (type === 'boolean') return false;
  return type !== undefined && /^int/.test(type) ? 0 : {};
}

/** Values of a map (labels, data) are kept as they are, an empty map is not. */
function isDropped(shape: Shape, name: string, value: Json): boolean {
  if (shape.type?.startsWith('{}')) return false;
  const { type = '' } = shape.field(name);
  if (isRecord(value)) return type.startsWith('{}') && Object.keys(value).length === 0;
  return isZero(shape.type ?? '', name, value);
}

/** With what the API server fills in; what depends on other fields depends on those that are given. */
function filled(value: JsonObject, type: string, pattern: string): JsonObject {
  // An object without a namespace goes to that of kubectl, a Pod template has none.
  const fields = type === 'meta.v1.ObjectMeta' ? [] : filledFields(type);
  if (fields.length === 0) return value;
  const missing = fields.flatMap((name): [string, Json][] => {
    const given = value[name];
    const isGiven = given !== undefined && given !== null;
    const isEmpty = isGiven && (given === '' || isZero(type, name, given));
    if (isGiven && !(isEmpty && defaultOf(type, name, value, pattern) !== undefined)) return [];
    const found = defaultOf(type, name, value, pattern) ?? (structFields(type).has(name) ? {} : undefined);
    return found === undefined ? [] : [[name, found]];
  });
  return { ...value, ...Object.fromEntries(missing) };
}

/** What an object takes over from another part of itself where it does not give it. */
function copiedWithin(value: JsonObject): JsonObject {
  const kind = text(value.kind);
  const [metadata, spec] = [record(value.metadata), record(value.spec)];
  if (kind === 'Job' || kind === 'ReplicationController') {
    const { labels } = record(record(spec.template).metadata);
    if (!isRecord(labels)) return value;
    const selecting = kind === 'ReplicationController' && { spec: { selector: labels, ...spec } };
    return { ...value, metadata: { labels, ...metadata }, ...selecting };
  }
  if (kind === 'LimitRange') return { ...value, spec: { ...spec, limits: list(spec.limits).map(withLimits) } };
  if (kind !== 'PersistentVolumeClaim') return value;
  const { dataSource, dataSourceRef } = spec;
  if (dataSource !== undefined) return { ...value, spec: { dataSourceRef: dataSource, ...spec } };
  if (!isRecord(dataSourceRef) || dataSourceRef.namespace !== undefined) return value;
  return { ...value, spec: { ...spec, dataSource: dataSourceRef } };
}

/** Of a container's limits, the most is the usual one, and this is what is requested. */
function withLimits(item: Json): Json {
  const { max, min, defaultRequest, default: usual, ...rest } = record(item);
  if (rest.type !== 'Container') return item;
  const limits = { ...record(max), ...record(usual) };
  const requests = { ...record(min), ...limits, ...record(defaultRequest) };
  const kept = { max, min, default: limits, defaultRequest: requests };
  const given = Object.entries(kept).filter(([, some]) => isRecord(some) && Object.keys(some).length > 0);
  return { ...rest, ...(Object.fromEntries(given) as JsonObject) };
}

/** A Secret keeps its `stringData` as `data`. */
export function withData(value: JsonObject): JsonObject {
  const { stringData, ...rest } = value;
  if (text(value.kind) !== 'Secret' || !isRecord(stringData)) return value;
  const encoded = Object.entries(stringData).map(([key, item]) => [key, base64(item)]);
  return { ...rest, data: { ...record(value.data), ...Object.fromEntries(encoded) } };
}

/** A Pod keeps its account under both names; where they differ, the newer one decides. */
export function withAccount(value: JsonObject): JsonObject {
  return inPods(value, (spec) => {
    const { serviceAccountName: account, serviceAccount } = spec;
    return text(account) === '' || serviceAccount === undefined ? spec : { ...spec, serviceAccount: text(account) };
  });
}

function base64(value: Json | undefined): Json {
  return typeof value === 'string' ? Buffer.from(value).toString('base64') : (value ?? '');
}

/** Where a kind has the spec of its Pods. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = table({
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  Pod: ['spec'],
  ...Object.fromEntries(
    ['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map((kind) => [
      kind,
      ['spec', 'template', 'spec'],
    ]),
  ),
});

function inPods(value: JsonObject, change: (spec: JsonObject) => JsonObject): JsonObject {
  const kind = text(value.kind);
  const path = Object.hasOwn(POD_SPECS, kind) ? POD_SPECS[kind] : undefined;
  return path ? inside(value, path, change) : value;
}

function inside(
  value: JsonObject,
  [name, ...rest]: readonly string[],
  change: (spec: JsonObject) => JsonObject,
): JsonObject {
  if (name === undefined) return change(value);
  const inner: Json | undefined = value[name];
  return isRecord(inner) ? { ...value, [name]: inside(inner, rest, change) } : value;
}

const CONTAINERS = ['containers', 'initContainers'] as const;

/** What follows from other fields of a Pod: a limit is a request too, and a port of a Pod in its node's network the node's. */
function withPorts(spec: JsonObject): JsonObject {
  const found = CONTAINERS.flatMap((field): [string, Json][] => {
    if (!Array.isArray(spec[field])) return [];
    return [
      [field, list(spec[field]).map((one) => (isRecord(one) ? withRequests(one, spec.hostNetwork === true) : one))],
    ];
  });
  const { serviceAccountName, serviceAccount, volumes } = spec;
  const account = serviceAccountName ?? serviceAccount;
  return {
    ...spec,
    ...Object.fromEntries(found),
    ...(account !== undefined && { serviceAccountName: account, serviceAccount: account }),
    ...(Array.isArray(volumes) && { volumes: volumes.map(withSource) }),
  };
}

function withRequests(container: JsonObject, isOnHost: boolean): JsonObject {
  const { resources, ports } = container;
  const { limits, requests } = record(resources);
  return {
    ...container,
    ...(isRecord(limits) && { resources: { ...record(resources), requests: { ...limits, ...record(requests) } } }),
    ...(isOnHost &&
      Array.isArray(ports) && {
        ports: ports.map((port) => ({ hostPort: record(port).containerPort ?? null, ...record(port) })),
      }),
  };
}

/** A volume without a source is an empty folder. */
function withSource(volume: Json): Json {
  return isRecord(volume) && Object.keys(volume).every((key) => key === 'name') ? { ...volume, emptyDir: {} } : volume;
}
