import type { Check } from '../check';
import { refused } from '../refused';

export const unknownField: Check = {
  id: 'unknown-field',
  outcome: 'rejected',
  title: 'a field that the kind does not have',
  why: 'Since Kubernetes 1.25, kubectl has the API server refuse fields that it does not know. Other tools drop them silently: the setting is then as if nobody had written it.',
  remedy: 'spell the field as the API does, and put it at its place',
  example: `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  selectors:
    service: db
  ports:
    - port: 27017
`,
  find: (topology) => refused('unknown-field', topology),
};
