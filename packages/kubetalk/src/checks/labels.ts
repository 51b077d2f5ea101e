import { matchesPods, type Requirement, type Selector } from '../kubernetes/selectors';
import { MOST_KNOWN } from '../text/budget';
import { misspelt } from '../text/nearest';
import type { Workload } from '../topology/workloads';

/**
 * The labels that a selector means where it misses Pods by misspellings only: of a key, or of a value. Undefined where no
 * workload's are so near; labels that differ, or are only lacking, may be other Pods'.
 */
export function misspeltLabels(selector: Selector, workloads: readonly Workload[]): string | undefined {
  if (workloads.length > MOST_KNOWN) return undefined;
  for (const workload of workloads) {
    const missed = selector.filter((demand) => !matchesPods([demand], workload));
    const meant = missed.map((demand) => misspeltLabel(demand, workload));
    if (meant.length > 0 && meant.every((one) => one !== undefined)) return meant.join(',');
  }
  return undefined;
}

function misspeltLabel({ key, operator, values }: Requirement, { labels }: Workload): string | undefined {
  const [value = ''] = values;
  if (operator !== 'In' || values.length !== 1) return undefined;
  if (Object.hasOwn(labels, key)) {
    const near = misspelt(value, [labels[key] ?? '']);
    return near === undefined ? undefined : `${key}=${near}`;
  }
  const others = Object.keys(labels).filter((name) => labels[name] === value);
  const near = misspelt(key, others);
  return near === undefined ? undefined : `${near}=${value}`;
}
