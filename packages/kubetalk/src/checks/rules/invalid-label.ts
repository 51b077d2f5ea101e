import type { Check } from '../check';
import { refused } from '../refused';

export const invalidLabel: Check = {
  id: 'invalid-label',
  outcome: 'rejected',
  title: "a label, an annotation's key or a selector that Kubernetes does not allow",
  why: 'Selectors are made of labels, so a value that is not allowed in one is not allowed in the other.',
  remedy: 'use letters, digits, "-", "_" and ".", from and to a letter or digit, at most 63',
  example: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    team: shop & checkout
`,
  find: (topology) => refused('invalid-label', topology),
};
