import type { policy } from '../api';
import { all, fields, type Rule, wordOf } from '../rule';
import { labelSelectorRule } from './names';
import { partOf } from './workloads';

type Budget = policy.PodDisruptionBudgetSpec;

/** @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export const disruptionBudget: Rule<Budget> = all<Budget>(
  fields<Budget>({
    selector: labelSelectorRule,
    minAvailable: partOf,
    maxUnavailable: partOf,
    unhealthyPodEvictionPolicy: wordOf('IfHealthyBudget', 'AlwaysAllow'),
  }),
  (value, location) => {
    if (value?.minAvailable !== undefined && value.maxUnavailable !== undefined)
      location.into('maxUnavailable').fault('conflicting-fields', 'is set together with minAvailable: keep one');
  },
);
