import type { Check } from '../check';
import { refused } from '../refused';

export const invalidKey: Check = {
  id: 'invalid-key',
  outcome: 'rejected',
  title: "a key of a ConfigMap or Secret, or a variable's name, that Kubernetes does not allow",
  why: 'Keys become files and environment variables.',
  remedy: 'use letters, digits, "-", "_" and "."',
  example: `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  DB/HOST: go-demo-2-db
`,
  find: (topology) => refused('invalid-key', topology),
};
