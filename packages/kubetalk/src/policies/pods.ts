import type { Labels } from '../kubernetes/labels';
import { equalitySelector } from '../kubernetes/selectors';
import { groupBy } from '../manifest/group-by';
import { memo } from '../manifest/memo';
import type { Topology } from '../topology/topology';
import type { Workload } from '../topology/workloads';

/** A selector as a NetworkPolicy has it. */
export interface PodSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: 'DoesNotExist' | 'Exists' }[];
}

/** How a policy selects the Pods of one workload. */
export interface Selected {
  readonly selector: PodSelector;
  /** Workloads whose Pods have the same labels, so that no policy can distinguish them. */
  readonly shared: readonly Workload[];
}

/** Labels that another release changes. */
const OF_A_RELEASE: readonly string[] = ['app.kubernetes.io/version', 'chart', 'helm.sh/chart'];

/**
 * The selector of a workload's Pods and of no others, as far as their labels allow: its own selector, with the other labels of its
 * template where that matches more. Undefined where its Pods have no label.
 */
export function selectedPods(topology: Topology, workload: Workload): Selected | undefined {
  const { pods } = topology;
  const { namespace, labels } = workload;
  const own = ownLabels(workload);
  if (Object.keys(own).length === 0) return withoutLabels(topology, workload);
  const others = (some: Labels) => pods.find(namespace, equalitySelector(some)).filter((one) => one !== workload);
  const lasting = Object.entries(labels).filter(([key]) => !OF_A_RELEASE.includes(key));
  const narrower = [own, { ...own, ...Object.fromEntries(lasting) }, { ...labels, ...own }];
  const matchLabels = narrower.find((some) => others(some).length === 0) ?? (narrower.at(-1) as Labels);
  const alike = others(matchLabels);
  const telling = alike.map((other) => Object.keys(other.labels).find((key) => !Object.hasOwn(labels, key)));
  const keys = [...new Set(telling.filter((key) => key !== undefined))].sort();
  return {
    selector: {
      matchLabels,
      ...(keys.length > 0 && { matchExpressions: keys.map((key) => ({ key, operator: 'DoesNotExist' as const })) }),
    },
    shared: alike.filter((_, index) => telling[index] === undefined),
  };
}

/** The labels that its selector asks for, else those of its template, else the one that its controller adds. */
function ownLabels({ kind, name, labels, selector }: Workload): Labels {
  const demands = selector ?? [];
  if (demands.length > 0 && demands.every(({ operator, values }) => operator === 'In' && values.length === 1))
    return Object.fromEntries(demands.map(({ key, values }) => [key, values[0] as string]));
  if (Object.keys(labels).length > 0) return { ...labels };
  return kind === 'Job' && name !== '' ? { [JOB_NAME]: name } : {};
}

const JOB_NAME = 'batch.kubernetes.io/job-name';

/** A selector that lists more keys than that is none that anybody maintains. */
const MOST_KEYS = 20;

/** Pods without a label, as those that lack all labels that others of the namespace have; of a CronJob, those of some Job. */
function withoutLabels(topology: Topology, workload: Workload): Selected | undefined {
  const { kind, namespace } = workload;
  const keys = keysByNamespace(topology).get(namespace) ?? [];
  if ((kind !== 'Pod' && kind !== 'CronJob') || keys.length > MOST_KEYS) return undefined;
  const others = topology.pods.in(namespace).filter((one) => one !== workload && Object.keys(one.labels).length === 0);
  const isOfJob = (one: Workload) => one.kind === 'Job' || one.kind === 'CronJob';
  const lacking = keys.map((key) => ({ key, operator: 'DoesNotExist' as const }));
  const ofJob = { key: JOB_NAME, operator: kind === 'CronJob' ? ('Exists' as const) : ('DoesNotExist' as const) };
  return {
    selector: { matchExpressions: [...lacking, ofJob] },
    shared: others.filter((one) => isOfJob(one) === isOfJob(workload)),
  };
}

/** The keys of the labels that Pods of each namespace have. */
const keysByNamespace = memo(({ workloads }: Topology): ReadonlyMap<string, readonly string[]> => {
  const byNamespace = groupBy(workloads, ({ namespace }) => namespace);
  const keysOf = (all: readonly Workload[]) => [...new Set(all.flatMap(({ labels }) => Object.keys(labels)))].sort();
  return new Map([...byNamespace].map(([namespace, all]) => [namespace, keysOf(all)]));
});
