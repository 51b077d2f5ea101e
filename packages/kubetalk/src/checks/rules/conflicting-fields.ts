import type { Check } from '../check';
import { refused } from '../refused';

export const conflictingFields: Check = {
  id: 'conflicting-fields',
  outcome: 'rejected',
  title: 'fields of which one excludes the other',
  why: "The API server can't know which of them was meant.",
  remedy: 'keep one of the fields',
  example: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: api
spec:
  minAvailable: 1
  maxUnavailable: 1
  selector:
    matchLabels:
      service: api
`,
  find: (topology) => refused('conflicting-fields', topology),
};
