import type { Check } from '../check';
import { refused } from '../refused';

export const wrongType: Check = {
  id: 'wrong-type',
  outcome: 'rejected',
  title: 'a value of another type than its field',
  why: 'YAML guesses types: `8080` is a number and `"8080"` a string, and `yes` may be either a string or true. The API server takes only the type that the field has.',
  remedy: 'write a value of the type that is due',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      env:
        - name: PORT
          value: 8080
`,
  find: (topology) => refused('wrong-type', topology),
};
