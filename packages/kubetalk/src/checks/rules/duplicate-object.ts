import { isDeepStrictEqual } from 'node:util';
import { objectKey } from '../../kubernetes/objects';
import { at, identity, type JsonObject, type Manifest } from '../../manifest/manifest';
import type { Check, Outcome } from '../check';

/** A controller's selector can't be changed: where the two differ in it, the second is refused. */
function outcomeOf({ value }: Manifest, other: Manifest): Outcome {
  const selector = (one: JsonObject) => (one.kind === 'Service' ? undefined : at(one, ['spec', 'selector']));
  return isDeepStrictEqual(selector(value), selector(other.value)) ? 'broken' : 'rejected';
}

/** The same for manifests of the same object, empty for one without a name or kind. */
function key(manifest: Manifest): string {
  const { kind, name } = identity(manifest);
  return name && kind ? objectKey(manifest) : '';
}

function place({ source }: Manifest): string {
  if (source.file !== undefined) return `at ${source.file}:${source.line?.([]) ?? ''}`;
  return source.construct === undefined ? 'elsewhere in the manifests' : `by ${source.construct}`;
}

export const duplicateObject: Check = {
  id: 'duplicate-object',
  outcome: 'broken',
  title: 'the same object is given twice',
  why:
    'kubectl applies one after the other: the first lasts for a moment, then the last one takes its place. Both are reported as ' +
    'applied. Where they are equal nothing is lost yet, but a change of one of them changes nothing.',
  remedy: 'remove one of them, or give it another name',
  example: `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { DB: go-demo-2-db }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { DB: go-demo-3-db }
`,
  *find({ manifests }) {
    const others = new Map<string, Manifest>();
    for (const manifest of manifests) {
      const same = key(manifest);
      const other = same && others.get(same);
      if (!other) others.set(same, manifest);
      else if (isDeepStrictEqual(other.value, manifest.value))
        yield { manifest, message: `is given ${place(other)} too, and is the same`, outcome: 'risky' };
      else
        yield { manifest, message: `is given ${place(other)} too, and differs`, outcome: outcomeOf(manifest, other) };
    }
  },
};
