import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import { home } from '../application/inside';
import { kindOf } from '../kubernetes/objects';
import { type FieldPath, identity, isRecord, type Json, type Manifest } from '../manifest/manifest';

/**
 * What distinguishes a finding from all others, whatever its lines: the check, the variant, the object, the place in it, and the
 * details, such as the caller, the host and the port.
 */
export function fingerprint(check: string, manifest: Manifest, path: FieldPath, message: string): string {
  const { namespace, name } = identity(manifest);
  const { variant = '' } = manifest.source;
  return hash([check, variant, kindOf(manifest), namespace, name, ...named(manifest.value, path), essence(message)]);
}

/** The same of a file that can't be read. */
export function fingerprintOfFile(check: string, file: string, reason: string): string {
  return hash([check, relative(home(), resolve(file)).split(sep).join('/'), reason]);
}

function hash(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** A message without lines of files and places in lists, which move, and without what was perhaps meant, which depends on all other objects. */
function essence(message: string): string {
  return message
    .replace(/(\.(?:ya?ml|json)|-):\d+\b/g, '$1')
    .replace(/\[\d+\]/g, '[]')
    .replace(/: did you mean [^?]*\?$/, '');
}

/** A path in which items of lists are called by their names, where they have any: their order may change. */
function named(root: Json, path: FieldPath): readonly (string | number)[] {
  let value: Json | undefined = root;
  return path.map((key) => {
    value = (value as { readonly [key: string | number]: Json | undefined } | null | undefined)?.[key];
    return typeof key === 'number' && isRecord(value) && typeof value.name === 'string' ? `name=${value.name}` : key;
  });
}
