import { LAST_APPLIED } from '../kubernetes/last-applied';
import { isRecord, type Json, type Manifest, record, strings } from '../manifest/manifest';
import { asDeclared } from './as-declared';

/**
 * What was applied last of objects, by what kubectl apply keeps in an annotation of each. Where there is none, as with --server-side,
 * it is what the cluster holds without what it added itself.
 *
 * @param live the objects as the cluster holds them
 */
export function lastApplied(live: readonly Manifest[]): readonly Manifest[] {
  return live.flatMap((manifest) => appliedAs(manifest) ?? asDeclared(manifest) ?? []);
}

function appliedAs(manifest: Manifest): Manifest | undefined {
  const kept = strings(record(manifest.value.metadata).annotations)[LAST_APPLIED];
  if (kept === undefined) return undefined;
  try {
    const value: Json = JSON.parse(kept);
    return isRecord(value) ? { ...manifest, value } : undefined;
  } catch {
    return undefined;
  }
}
