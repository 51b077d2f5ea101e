import type { Check } from '../check';
import { refused } from '../refused';

export const invalidPort: Check = {
  id: 'invalid-port',
  outcome: 'rejected',
  title: "a port's number or name that can be none",
  why: 'A port is 1 to 65535. A name has at most 15 characters, and a letter, so that it is told from a number.',
  remedy: 'use a number from 1 to 65535, or a name of at most 15 lower case letters, digits and "-"',
  example: `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  ports:
    - port: 80
      targetPort: 80800
`,
  find: (topology) => refused('invalid-port', topology),
};
