import type { Check } from '../check';
import { refused } from '../refused';

export const invalidValue: Check = {
  id: 'invalid-value',
  outcome: 'rejected',
  title: 'a value that is none of those the field takes',
  why: 'The API server takes only these words, and numbers only within these bounds; upper and lower case differ.',
  remedy: 'use one of the values that the message names',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      imagePullPolicy: always
`,
  find: (topology) => refused('invalid-value', topology),
};
