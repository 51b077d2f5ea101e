import type { Check } from '../check';
import { refused } from '../refused';

export const notBase64: Check = {
  id: 'not-base64',
  outcome: 'rejected',
  title: 'data that is not base64',
  why: 'Under `data`, a Secret holds its values in base64; a value in plain text is refused, or, where it happens to be base64, decoded to something else.',
  remedy: 'encode the value, or move it to stringData',
  example: `apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  user: not in base64
`,
  find: (topology) => refused('not-base64', topology),
};
