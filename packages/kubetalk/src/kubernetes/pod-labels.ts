import { table } from '../manifest/table';

type Tests = Readonly<Record<string, (value: string, name: string) => boolean>>;

/**
 * Labels that controllers put on the Pods they make, beside those of the template: for each kind, whether a value may be one
 * of the controller's own.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const ADDED: Readonly<Record<string, Tests>> = table<Tests>({
  DaemonSet: { 'controller-revision-hash': anything, 'pod-template-generation': isNumber },
  Deployment: { 'pod-template-hash': anything },
  Job: jobLabels((value, name) => value === name),
  CronJob: jobLabels((value, name) => value.startsWith(`${name}-`)),
  StatefulSet: {
    'apps.kubernetes.io/pod-index': isNumber,
    'controller-revision-hash': anything,
    'statefulset.kubernetes.io/pod-name': (value, name) =>
      value.startsWith(`${name}-`) && isNumber(value.slice(name.length + 1)),
  },
});

function jobLabels(isName: (value: string, name: string) => boolean) {
  return {
    'batch.kubernetes.io/controller-uid': anything,
    'batch.kubernetes.io/job-completion-index': isNumber,
    'batch.kubernetes.io/job-name': isName,
    'controller-uid': anything,
    'job-name': isName,
  };
}

function anything(): boolean {
  return true;
}

function isNumber(value: string): boolean {
  return /^\d+$/.test(value);
}

const KEYS: ReadonlySet<string> = new Set(Object.values(ADDED).flatMap((labels) => Object.keys(labels)));

/** Whether some controller puts a label of this key on Pods. */
export function isAddedLabel(key: string): boolean {
  return KEYS.has(key);
}

/** Whether the controller of a workload puts this label on a Pod of its; without a value, whether on any. */
export function addsLabel({ kind, name }: { kind: string; name: string }, key: string, value?: string): boolean {
  const labels = Object.hasOwn(ADDED, kind) ? ADDED[kind] : undefined;
  const test = labels && Object.hasOwn(labels, key) ? labels[key] : undefined;
  return test !== undefined && (value === undefined || test(value, name));
}
