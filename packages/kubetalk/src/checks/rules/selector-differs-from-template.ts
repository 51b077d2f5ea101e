import type { Check } from '../check';
import { refused } from '../refused';

export const selectorDiffersFromTemplate: Check = {
  id: 'selector-differs-from-template',
  outcome: 'rejected',
  title: 'a workload that does not select its own Pods',
  why: 'The controller would make Pods for ever without ever counting one, so the API server refuses it.',
  remedy: 'give selector.matchLabels and the template the same labels',
  example: `apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: api
spec:
  selector:
    matchLabels:
      service: api
  template:
    metadata:
      labels:
        service: go-demo-2
    spec:
      containers:
        - name: api
          image: go-demo-2
`,
  find: (topology) => refused('selector-differs-from-template', topology),
};
