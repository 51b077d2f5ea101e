import type { Check } from '../check';
import { cautioned } from '../refused';

export const deprecatedField: Check = {
  id: 'deprecated-field',
  outcome: 'risky',
  title: 'a field, annotation or label that Kubernetes ignores by now, or means to end',
  why:
    'The API server stores it and prints a warning, which pipelines hide. A label that nodes no longer have keeps Pods pending; an ' +
    'annotation that nobody reads protects nothing.',
  remedy: 'use what took its place',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  nodeSelector: {beta.kubernetes.io/os: linux}
  containers:
    - name: worker
      image: worker:1
`,
  find: (topology) => cautioned('deprecated-field', topology),
};
