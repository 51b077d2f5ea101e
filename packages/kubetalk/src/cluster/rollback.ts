import { LAST_APPLIED } from '../kubernetes/last-applied';
import { isRecord, type Json, type Manifest, record, strings } from '../manifest/manifest';
import { MEMBER_OF } from './apply-set';
import { asDeclared } from './as-declared';

/**
 * What was applied last of objects, by what kubectl apply keeps in an annotation of each. Where there is none, as with --server-side,
 * it is what the cluster holds without what it added itself.
 *
 * @param live the objects as the cluster holds them
 */
export function lastApplied(live: readonly Manifest[]): readonly Manifest[] {
  return live.flatMap((manifest) => appliedAs(manifest) ?? asDeclared(manifest) ?? []).map(withoutSet);
}

/** Without the label of its ApplySet, which kubectl adds itself, and refuses where it is there. */
function withoutSet(manifest: Manifest): Manifest {
  const metadata = record(manifest.value.metadata);
  const { [MEMBER_OF]: _, ...labels } = record(metadata.labels);
  const { labels: __, ...rest } = metadata;
  const own = Object.keys(labels).length > 0 ? { ...rest, labels } : rest;
  return { ...manifest, value: { ...manifest.value, metadata: own } };
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
