import type { Check } from '../check';

export const notAnObject: Check = {
  id: 'not-an-object',
  outcome: 'rejected',
  title: 'a document, or an item of a List, that is no object',
  why: 'kubectl stops at it: the objects before it are applied, those after it may not be.',
  remedy: 'write an object with apiVersion, kind and metadata, or remove it',
  example: `apiVersion: v1
kind: List
items:
  -
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }
`,
  *find({ manifests }) {
    for (const manifest of manifests)
      if (manifest.source.notAnObject)
        yield { manifest, message: `${manifest.source.notAnObject} is in the place of an object` };
  },
};
