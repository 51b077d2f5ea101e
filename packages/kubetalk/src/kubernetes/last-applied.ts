import { type Manifest, record, strings } from '../manifest/manifest';
import { memo } from '../manifest/memo';

/**
 * How many bytes all annotations of an object may have together.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
export const LARGEST = 262_144;

/** Where kubectl apply keeps the object as it was applied. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Whether an object is too large for kubectl apply, which keeps all of it in an annotation. Most objects are small: a character
 * takes six bytes at most, and those of the annotations count twice.
 */
export const isTooLarge = memo(
  (manifest: Manifest) =>
    JSON.stringify(manifest.value).length >= LARGEST / 13 && sizeOfAnnotations(manifest) > LARGEST,
);

/** In bytes, of all annotations of the object once it is applied. */
export function sizeOfAnnotations({ value }: Manifest): number {
  const { [LAST_APPLIED]: _, ...own } = strings(record(value.metadata).annotations);
  const kept = `${JSON.stringify({ ...value, metadata: { ...record(value.metadata), annotations: own } })}\n`;
  // Go writes these as numbers of six letters.
  const escaped = kept.replace(/[<>&\u2028\u2029]/g, '______');
  const annotations = Object.entries({ ...own, [LAST_APPLIED]: escaped });
  return annotations.reduce((sum, [key, text]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text), 0);
}
