import type { policy } from '../api';
import { all, fields, type Rule, wordOf } from '../rule';
import { labelSelector } from './names';
import { partOf } from './workloads';

type Budget = policy.PodDisruptionBudgetSpec;

/** @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export const disruptionBudget: Rule<Budget> = all<Budget>(
  fields<Budget>({
    selector: labelSelector,
    minAvailable: partOf,
    maxUnavailable: partOf,
    unhealthyPodEvictionPolicy: wordOf('IfHealthyBudget', 'AlwaysAllow'),
  }),
  (value, spot) => {
    if (value?.minAvailable !== undefined && value.maxUnavailable !== undefined)
      spot.into('maxUnavailable').fault('conflicting-fields', 'stands beside minAvailable: keep one');
  },
);
