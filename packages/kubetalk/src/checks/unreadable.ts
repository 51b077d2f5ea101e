import type { Check } from './check';

/** What the reader finds, as the checks describe what they find. */
export const unreadable: Omit<Check, 'find'> = {
  id: 'unreadable',
  outcome: 'rejected',
  title: 'a file that is no YAML or JSON as kubectl reads it, or a chart or kustomization that its tool refuses',
  why: 'kubectl stops at it, after it has applied the objects before it. All other checks miss what it holds.',
  remedy: 'correct it at that place',
  example: `apiVersion: v1
kind: Service
 metadata: {name: web}
`,
};
