import type { Check } from '../check';
import { refused } from '../refused';

export const duplicateEntry: Check = {
  id: 'duplicate-entry',
  outcome: 'rejected',
  title: 'two entries that can be there only once',
  why: 'Ports, containers, volumes and mounts are told apart by name, number or path.',
  remedy: 'give each entry its own name, number or path',
  example: `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  ports:
    - name: http
      port: 80
    - name: web
      port: 80
`,
  find: (topology) => refused('duplicate-entry', topology),
};
