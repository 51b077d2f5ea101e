import type { Check } from '../check';
import { refused } from '../refused';

export const missingField: Check = {
  id: 'missing-field',
  outcome: 'rejected',
  title: "a field without which the object can't be",
  why: 'The API server refuses the object as a whole.',
  remedy: 'give the field',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
`,
  find: (topology) => refused('missing-field', topology),
};
