import type { Check } from '../check';
import { refused } from '../refused';

export const serviceTypeFields: Check = {
  id: 'service-type-fields',
  outcome: 'rejected',
  title: "a field that a Service of its type can't have",
  why: 'A nodePort needs type NodePort or LoadBalancer, a headless Service is of type ClusterIP, and so on.',
  remedy: 'set the type that the field belongs to, or remove the field',
  example: `apiVersion: v1
kind: Service
metadata:
  name: front
spec:
  ports:
    - port: 80
      nodePort: 30001
`,
  find: (topology) => refused('service-type-fields', topology),
};
