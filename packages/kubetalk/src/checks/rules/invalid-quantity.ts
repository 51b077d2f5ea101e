import type { Check } from '../check';
import { refused } from '../refused';

export const invalidQuantity: Check = {
  id: 'invalid-quantity',
  outcome: 'rejected',
  title: 'an amount of a resource that is none, or more than its limit',
  why: '`64MB` is no amount, `64Mi` is. Requests must not exceed limits, or no node could keep to both.',
  remedy: 'use a number with one of the units m, k, M, G, Ki, Mi and Gi, and requests within limits',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      resources:
        requests:
          memory: 512Mi
        limits:
          memory: 256Mi
`,
  find: (topology) => refused('invalid-quantity', topology),
};
