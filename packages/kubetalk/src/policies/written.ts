import { dump } from 'js-yaml';
import { kindOf } from '../kubernetes/objects';
import { InputError } from '../manifest/input-error';
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

/** What the API server takes as a name, which is no path. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/;
/** What a terminal acts upon, and what runners of CI take for a command wherever it is. */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##\w*\[/u;

/**
 * A policy as YAML, for kubectl apply, with its assumptions as comments above it.
 *
 * @throws InputError where a name, a label or a port is none that the API server takes: the policy would not be taken either
 */
export function policyText({ name, namespace, workload, spec, notes }: LeastPolicy): string {
  const wrong =
    [name, namespace ?? 'default'].find((one) => !NAME.test(one)) ?? textsIn(spec).find((one) => ACTIVE.test(one));
  if (wrong !== undefined)
    throw new InputError(
      `${printable(workload ? workloadTitle(workload) : `namespace ${namespace}`)}: no policy can be made with ${JSON.stringify(printable(wrong))}, which the API server refuses: correct it`,
    );
  const about = workload
    ? workloadTitle(workload)
    : 'closes all Pods of the namespace, but for what other policies open';
  const comments = [about, ...notes].map((line) => `# ${printable(line)}\n`).join('');
  const metadata = { name, ...(namespace !== undefined && { namespace }), labels: MADE_BY };
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
  return comments + dump(object, { noRefs: true, lineWidth: -1 });
}

/** All texts of a part of a policy, keys too. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => [key, ...textsIn(value)]);
}

/** All policies as one stream of documents. What closes namespaces comes last: kubectl applies them one after the other. */
export function renderPolicies(policies: readonly LeastPolicy[]): string {
  const [opening, closing] = [policies.filter((one) => one.workload), policies.filter((one) => !one.workload)];
  return [...opening, ...closing].map(policyText).join('---\n');
}
