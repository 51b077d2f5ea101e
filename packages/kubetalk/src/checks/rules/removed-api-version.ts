import type { Check } from '../check';
import { refused } from '../refused';

export const removedApiVersion: Check = {
  id: 'removed-api-version',
  outcome: 'rejected',
  title: 'an apiVersion in which a kind is served no longer',
  why: 'Old tutorials and charts name versions that clusters have removed; kubectl says that there is no match for the kind.',
  remedy: 'use the apiVersion that replaced it, and check the fields that changed with it',
  example: `apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: api
`,
  find: (topology) => refused('removed-api-version', topology),
};
