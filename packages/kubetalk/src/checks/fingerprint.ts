import { createHash } from 'node:crypto';
import { kindOf } from '../kubernetes/objects';
import { identity, isRecord, type Json, type Manifest, type Path } from '../manifest/manifest';

/** What tells a finding from all others, whatever its file, its line and its words: the check, the object, and the place in it. */
export function fingerprint(check: string, manifest: Manifest, path: Path): string {
  const { namespace, name } = identity(manifest);
  const parts = [check, kindOf(manifest), namespace, name, ...named(manifest.value, path)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** A path in which items of lists are called by their names, where they have any: their order may change. */
function named(root: Json, path: Path): readonly (string | number)[] {
  let value: Json | undefined = root;
  return path.map((key) => {
    value = (value as { readonly [key: string | number]: Json | undefined } | null | undefined)?.[key];
    return typeof key === 'number' && isRecord(value) && typeof value.name === 'string' ? `name=${value.name}` : key;
  });
}
