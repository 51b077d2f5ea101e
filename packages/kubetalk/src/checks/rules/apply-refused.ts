import { isTooLarge, LARGEST, sizeOfAnnotations } from '../../kubernetes/last-applied';
import { record, text } from '../../manifest/manifest';
import type { Check } from '../check';

export const applyRefused: Check = {
  id: 'apply-refused',
  outcome: 'risky',
  title: 'an object that the API server takes, but kubectl apply does not',
  why:
    'kubectl apply keeps the whole object as JSON in an annotation, and all annotations together hold 262,144 bytes at most: larger ' +
    'objects, often CustomResourceDefinitions, need --server-side. An object that leaves its name to the API server ' +
    '(generateName) is another one each time, so it can only be created.',
  remedy: 'use kubectl apply --server-side',
  example: `apiVersion: batch/v1
kind: Job
metadata:
  generateName: migrate-
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{name: migrate, image: 'migrate:1'}]
`,
  *find({ manifests }) {
    for (const manifest of manifests) {
      const { name, generateName } = record(manifest.value.metadata);
      if (text(name) === '' && text(generateName) !== '')
        yield {
          manifest,
          path: ['metadata', 'generateName'],
          message: 'metadata.generateName is refused by kubectl apply',
          remedy: 'give the object a name, or use kubectl create',
        };
      if (isTooLarge(manifest))
        yield {
          manifest,
          path: ['metadata'],
          message: `its annotations would have ${sizeOfAnnotations(manifest)} bytes with the one in which kubectl apply keeps the object, of at most ${LARGEST}`,
        };
    }
  },
};
