import type { Check } from '../check';
import { refused } from '../refused';

export const invalidName: Check = {
  id: 'invalid-name',
  outcome: 'rejected',
  title: 'a name that Kubernetes does not allow',
  why: 'Names become DNS records and paths. What is allowed differs: a Service, a container and a ReplicaSet follow three different rules.',
  remedy: 'use lower case letters, digits and "-"',
  example: `apiVersion: v1
kind: Service
metadata:
  name: go_demo_2_db
spec:
  ports:
    - port: 27017
`,
  find: (topology) => refused('invalid-name', topology),
};
