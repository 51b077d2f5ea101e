import { identity, isRecord, type JsonObject, list, type Manifest, record, strings, text } from '../manifest/manifest';

/** Whether an object was read from a cluster, such as by `kubectl get -o yaml`. */
export function isFromCluster({ value }: Manifest): boolean {
  const { uid, resourceVersion } = record(value.metadata);
  return uid !== undefined && resourceVersion !== undefined;
}

/** The uid of the object whose controller made this one; undefined where people made it. */
export function controllerOf({ value }: Manifest): string | undefined {
  const owner = list(record(value.metadata).ownerReferences)
    .map(record)
    .find(({ controller }) => controller === true);
  return owner && text(owner.uid);
}

/** Whether the cluster itself makes an object: endpoints, tokens, what each namespace has. */
export function isOfCluster(manifest: Manifest): boolean {
  const { kind, name, namespace } = identity(manifest);
  const { labels } = record(manifest.value.metadata);
  if (strings(labels)['endpointslice.kubernetes.io/managed-by'] !== undefined) return true;
  if (kind === 'Secret') return text(manifest.value.type) === 'kubernetes.io/service-account-token';
  if (kind === 'Service') return name === 'kubernetes' && namespace === 'default';
  return OF_EACH_NAMESPACE.has(`${kind}/${name}`) || OF_THE_CLUSTER.has(kind);
}

const OF_EACH_NAMESPACE: ReadonlySet<string> = new Set(['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default']);
const OF_THE_CLUSTER: ReadonlySet<string> = new Set([
  'Endpoints',
  'Event',
  'ControllerRevision',
  'PodMetrics',
  'NodeMetrics',
]);

/** Without what the cluster assigns to who does not choose: addresses, ports of nodes, volumes. */
export function withoutAssigned(value: JsonObject): JsonObject {
  if (!isRecord(value.spec)) return value;
  if (value.kind === 'Job' && value.spec.manualSelector !== true)
    return { ...value, spec: withoutOwnLabels(value.spec) };
  const { clusterIP, clusterIPs: _, ipFamilies: __, ipFamilyPolicy: ___, volumeName: ____, ...spec } = value.spec;
  const ports = list(spec.ports).map((port) => {
    const { nodePort: _____, ...rest } = record(port);
    return rest;
  });
  if (value.kind === 'PersistentVolumeClaim') return { ...value, spec };
  if (value.kind !== 'Service') return value;
  return {
    ...value,
    spec: { ...spec, ...(clusterIP === 'None' && { clusterIP }), ...(spec.ports !== undefined && { ports }) },
  };
}

/** Without the selector and the labels by which a Job finds its own Pods. */
function withoutOwnLabels({ selector: _, ...spec }: JsonObject): JsonObject {
  const template = record(spec.template);
  const metadata = record(template.metadata);
  const labels = Object.entries(record(metadata.labels)).filter(([key]) => !OF_JOBS.test(key));
  return { ...spec, template: { ...template, metadata: { ...metadata, labels: Object.fromEntries(labels) } } };
}

const OF_JOBS = /^(batch\.kubernetes\.io\/)?(controller-uid|job-name)$/;
