import type { Check } from '../check';
import { refused } from '../refused';

export const invalidProbe: Check = {
  id: 'invalid-probe',
  outcome: 'rejected',
  title: "a probe that can't be",
  why: 'A probe asks in exactly one way. What restarts a container takes one success, so other thresholds are refused there.',
  remedy: 'give the probe one of httpGet, tcpSocket, exec and grpc, and numbers that it takes',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      livenessProbe:
        periodSeconds: 5
`,
  find: (topology) => refused('invalid-probe', topology),
};
