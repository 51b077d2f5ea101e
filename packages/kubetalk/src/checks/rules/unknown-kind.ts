import type { Check } from '../check';
import { refused } from '../refused';

export const unknownKind: Check = {
  id: 'unknown-kind',
  outcome: 'rejected',
  title: 'a kind that its apiVersion does not have',
  why: 'No cluster serves it, so kubectl stops there, with the objects before it applied and those after it not.',
  remedy: 'spell the kind and the apiVersion as `kubectl api-resources` lists them',
  example: `apiVersion: apps/v1
kind: ReplicaSett
metadata:
  name: api
`,
  find: (topology) => refused('unknown-kind', topology),
};
