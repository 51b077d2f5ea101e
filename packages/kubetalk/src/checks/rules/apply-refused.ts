import { type JsonObject, record, text } from '../../manifest/manifest';
import type { Check } from '../check';

/**
 * What all annotations of an object may hold together, in bytes.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
const MOST_BYTES = 262_144;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

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
      // A character takes six bytes at most, and those of the annotations count twice.
      if (JSON.stringify(manifest.value).length < MOST_BYTES / 13) continue;
      const size = annotationsOf(manifest.value);
      if (size > MOST_BYTES)
        yield {
          manifest,
          path: ['metadata'],
          message: `its annotations would have ${size} bytes with the one in which kubectl apply keeps the object, of at most ${MOST_BYTES}`,
        };
    }
  },
};

/** How many bytes the annotations have once kubectl has written its own. */
function annotationsOf(value: JsonObject): number {
  const metadata = record(value.metadata);
  const annotations = record(metadata.annotations);
  const { [LAST_APPLIED]: _, ...others } = annotations;
  const kept = JSON.stringify({ ...value, metadata: { ...metadata, annotations: others } });
  // Go writes these characters as six, and a line's end.
  const escaped = kept.length < MOST_BYTES / 6 ? kept : kept.replace(/[<>&\u2028\u2029]/g, '\\u0000');
  const own = Object.entries(others).reduce((sum, [key, item]) => sum + Buffer.byteLength(key + text(item)), 0);
  return own + LAST_APPLIED.length + Buffer.byteLength(escaped) + 1;
}
