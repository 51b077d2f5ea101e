import { dump } from 'js-yaml';
import { kindOf } from '../kubernetes/objects';
import { type Manifest, record, strings } from '../manifest/manifest';
import { printable } from '../text/printable';
import { workloadTitle } from '../topology/workloads';
import type { LeastPolicy } from './least';

const LABEL = 'app.kubernetes.io/managed-by';
const MADE_BY = { [LABEL]: 'kubetalk' };

/** Whether an object is a policy that an earlier run made, and a later one may overwrite. */
export function isMadeHere(manifest: Manifest): boolean {
  const { labels } = record(manifest.value.metadata);
  return kindOf(manifest) === 'NetworkPolicy' && strings(labels)[LABEL] === MADE_BY[LABEL];
}

/** A policy as YAML, for kubectl apply, with its assumptions as comments above it. */
export function policyText({ name, namespace, workload, spec, notes }: LeastPolicy): string {
  const about = workload
    ? workloadTitle(workload)
    : 'closes all Pods of the namespace, but for what other policies open';
  const comments = [about, ...notes].map((line) => `# ${printable(line)}\n`).join('');
  const metadata = { name, ...(namespace !== undefined && { namespace }), labels: MADE_BY };
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
  return comments + dump(object, { noRefs: true, lineWidth: -1 });
}

/** All policies as one stream of documents. What closes namespaces comes last: kubectl applies them one after the other. */
export function renderPolicies(policies: readonly LeastPolicy[]): string {
  const [opening, closing] = [policies.filter((one) => one.workload), policies.filter((one) => !one.workload)];
  return [...opening, ...closing].map(policyText).join('---\n');
}
