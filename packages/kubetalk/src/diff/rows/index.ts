import { isTooLarge, LARGEST } from '../../kubernetes/last-applied';
import { problemText } from '../../kubernetes/schema/problem';
import { problemsOf } from '../../kubernetes/schema/problems';
import type { Kubernetes } from '../../kubernetes/version';
import { isRecord, type Json, type Manifest } from '../../manifest/manifest';
import { isDefault } from '../defaults';
import type { Field } from '../fields';
import { FIXED_KINDS, isFixed } from '../fixed';
import { filledInStays, isFilledIn, whyNotApplied } from '../not-applied';
import { CONFIGURATION, CONFIGURATION_REFUSED } from './configuration';
import { DEFINITIONS, DEFINITIONS_REFUSED } from './definitions';
import { deleteAndApply, IN_PLACE, knownKind, type Row } from './row';
import { SERVICES, SERVICES_REFUSED, SERVICES_REFUSED_WHOLE, SERVICES_UNMET } from './services';
import { STORAGE, STORAGE_REFUSED } from './storage';
import { isOfPods, WORKLOAD_ROWS, WORKLOADS_REFUSED } from './workloads';

/** What the file gives and the cluster does not take over. */
const UNMET: readonly Row[] = [
  ...SERVICES_UNMET,
  {
    id: 'default-kept',
    witness: 'deployment-limits',
    isUnmet: true,
    when: ({ field, before }) => field !== undefined && before !== undefined && isFilledIn(field, before.value),
    message: filledInStays,
  },
  {
    id: 'not-applied',
    witness: 'service-port-of-another-protocol',
    isUnmet: true,
    message: whyNotApplied,
  },
];

/** What kubectl and the API server refuse whatever changes in the object: even what only spells out defaults. */
const REFUSED_WHOLE: readonly Row[] = [
  ...(['added', 'changed'] as const).map(
    (change): Row => ({
      id: 'rejected',
      witness: change === 'added' ? 'config-map-too-large-created' : 'config-map-too-large',
      change,
      when: ({ after, serverSide }) => !serverSide && after !== undefined && isTooLarge(after),
      message: `kubectl apply refuses it: it keeps a copy of the whole object in an annotation, which holds ${LARGEST} bytes; apply it with --server-side`,
    }),
  ),
  {
    id: 'rejected',
    witness: 'deployment-env-without-name',
    when: ({ refusal }) => refusal !== undefined,
    message: ({ refusal }) => `kubectl apply refuses it: ${refusal}`,
  },
  ...SERVICES_REFUSED_WHOLE,
];

/** What kubectl and the API server refuse. */
const REFUSED: readonly Row[] = [
  {
    id: 'rejected',
    witness: 'deployment-selector',
    kinds: FIXED_KINDS,
    when: ({ after, field, kubernetes }) =>
      field !== undefined && innerPatterns(field).some((pattern) => isFixed(knownKind(after), pattern, kubernetes)),
    message: deleteAndApply,
  },
  ...WORKLOADS_REFUSED,
  ...STORAGE_REFUSED,
  ...CONFIGURATION_REFUSED,
  ...SERVICES_REFUSED,
  ...DEFINITIONS_REFUSED,
  ...(['added', 'changed'] as const).map(
    (change): Row => ({
      id: 'rejected',
      witness: change === 'added' ? 'pod-image-volume-created' : 'service-traffic-distribution',
      change,
      when: ({ before, after, kubernetes }) => refusals(before, after, kubernetes).length > 0,
      message: ({ before, after, kubernetes }) =>
        `the API server refuses it: ${refusals(before, after, kubernetes)[0]}`,
    }),
  ),
];

/** What Kubernetes does with a change; each row is tested against what a cluster did. */
export const ROWS: readonly Row[] = [
  ...REFUSED_WHOLE,
  {
    id: 'no-effect',
    witness: 'deployment-defaults',
    when: ({ field }) => field !== undefined && isDefault(field),
    message: 'only spells out, or leaves out, what the API server takes it for anyway',
  },
  {
    id: 'no-effect',
    witness: 'service-ports-reordered',
    when: ({ field, after }) => field?.reordered === true && knownKind(after) !== '' && !isOfPods(after, field),
    message: 'the same items in another order',
  },
  ...UNMET,
  ...REFUSED,
  ...WORKLOAD_ROWS,
  ...SERVICES,
  ...CONFIGURATION,
  ...STORAGE,
  ...DEFINITIONS,
  {
    id: 'updated',
    witness: 'policy-that-cuts-more',
    kinds: ['NetworkPolicy'],
    fields: /^spec\b/,
    message: 'takes effect at once, for running Pods too',
  },
  {
    id: 'updated',
    witness: 'disruption-budget',
    kinds: ['PodDisruptionBudget'],
    fields: /^spec\b/,
    message: 'holds when Pods are evicted, as from a node that is drained; a rollout does not ask it',
  },
  { id: 'updated', witness: 'deployment-label', message: IN_PLACE },
  {
    id: 'left-behind',
    witness: 'deployment-removed',
    change: 'removed',
    when: ({ pruned }) => !pruned,
    message: 'stays in the cluster as it is: apply deletes nothing; `kubetalk deploy` or `kubectl delete` does',
  },
  { id: 'deleted-when-pruned', witness: 'deployment-removed', change: 'removed', message: 'deleted from the cluster' },
  { id: 'created', witness: 'service-created', change: 'added', message: 'new in the cluster' },
];

/** The path of a value, and of all that comes or goes with it. */
function innerPatterns({ pattern, before, after }: Field): readonly string[] {
  const within = (value: Json | undefined, path: string): readonly string[] =>
    isRecord(value)
      ? Object.entries(value).flatMap(([name, item]) => [`${path}.${name}`, ...within(item, `${path}.${name}`)])
      : [];
  return [pattern, ...within(before, pattern), ...within(after, pattern)];
}

/** Why the API server refuses an object as it is now; what it took before it lets stay, and what it has itself it keeps. */
function refusals(
  before: Manifest | undefined,
  after: Manifest | undefined,
  kubernetes: Kubernetes,
): readonly string[] {
  const problems = (manifest: Manifest | undefined) => (manifest ? problemsOf(manifest.value, kubernetes) : []);
  const found = problems(after).map(problemText);
  const known = new Set(found.length > 0 ? problems(before).map(problemText) : []);
  return found.filter((text) => !known.has(text));
}
