import { labelSelector, matches } from '../../kubernetes/selectors';
import { type JsonObject, list, type Manifest, record, strings, text } from '../../manifest/manifest';
import type { Topology } from '../../topology/topology';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const webhookCatchesItself: Check = {
  id: 'webhook-catches-itself',
  outcome: 'broken',
  title: 'a webhook that the API server must ask before it makes the Pods that answer it',
  why:
    'With failurePolicy Fail the API server refuses what the webhook can not review. Where its own Pods are among that, none of them ' +
    'is ever created: not at first, and not again once all are gone.',
  remedy:
    'leave its namespace out with namespaceSelector (kubernetes.io/metadata.name NotIn …), or its Pods with objectSelector',
  example: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: pods}
webhooks:
  - name: pods.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    clientConfig: {service: {name: web, namespace: default, port: 8080}}
    rules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    for (const kind of ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'])
      for (const manifest of topology.ofKind(kind))
        for (const [index, webhook] of list(manifest.value.webhooks).entries()) {
          const caught = caughtBy(record(webhook), manifest, topology);
          if (!caught) continue;
          const name = text(record(webhook).name);
          const message = `webhook ${name} must review each Pod of ${workloadTitle(caught)}, which answers it: none can be created while none runs`;
          yield { manifest, path: ['webhooks', index, 'failurePolicy'], message };
        }
  },
};

/** The workload behind a webhook that must review it first; undefined where there is none, or its namespace's labels are not known. */
function caughtBy(webhook: JsonObject, manifest: Manifest, topology: Topology): Workload | undefined {
  const { failurePolicy = 'Fail', rules, namespaceSelector, objectSelector, matchConditions, clientConfig } = webhook;
  // Of apiVersion v1beta1 it is Ignore.
  const byDefault = text(manifest.value.apiVersion).endsWith('beta1') && webhook.failurePolicy === undefined;
  if (failurePolicy !== 'Fail' || byDefault || list(matchConditions).length > 0) return undefined;
  if (!list(rules).some((rule) => isOfPods(record(rule)))) return undefined;
  const { name, namespace } = record(record(clientConfig).service);
  const workloads = topology.findService(text(namespace), text(name))?.workloads ?? [];
  const namespaces = labelSelector(namespaceSelector);
  const isKnown = namespaces.every(({ key }) => key === 'kubernetes.io/metadata.name');
  return workloads.find(
    (workload) =>
      (isKnown || topology.find('Namespace', '', workload.namespace)) &&
      matches(namespaces, topology.namespaceLabels(workload.namespace)) &&
      matches(labelSelector(objectSelector), strings(workload.labels)),
  );
}

function isOfPods({ apiGroups, operations, resources, scope = '*' }: JsonObject): boolean {
  const has = (value: JsonObject[string], ...words: readonly string[]) =>
    list(value).some((one) => words.includes(text(one)));
  return (
    has(apiGroups ?? null, '', '*') &&
    has(operations ?? null, 'CREATE', '*') &&
    has(resources ?? null, 'pods', '*', '*/*') &&
    scope !== 'Cluster'
  );
}
