import type { Check } from '../check';
import { cautioned } from '../refused';

export const featureOff: Check = {
  id: 'feature-off',
  outcome: 'risky',
  title: 'a field or apiVersion of a feature that clusters of this version have turned off',
  why:
    'The API server drops such a field without a word and stores the rest, so what it should have done is missing; an apiVersion ' +
    'that is off is not served. Who runs the cluster may have turned the feature on.',
  remedy: 'leave it out, open the feature gate of the cluster, or use a version that has it on',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: worker
spec:
  containers:
    - name: worker
      image: worker:1
      lifecycle: {stopSignal: SIGUSR1}
`,
  find: (topology) => cautioned('feature-off', topology),
};
