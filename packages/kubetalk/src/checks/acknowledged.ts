import { type Manifest, record, text } from '../manifest/manifest';
import { didYouMean } from '../text/nearest';
import type { CustomCheck, Fault } from './check';
import { ACKNOWLEDGE, acknowledgement } from './rules/acknowledgement';

export interface CheckedFault {
  readonly check: CustomCheck;
  readonly fault: Fault;
}

/**
 * The faults without those that an annotation on their object acknowledges, and with those of the annotations: that they name
 * no check, or one that finds nothing there. One that gives no reason acknowledges nothing.
 */
export function withoutAcknowledged(
  found: readonly CheckedFault[],
  manifests: readonly Manifest[],
  checks: readonly CustomCheck[],
): readonly CheckedFault[] {
  const acknowledged = new Map(
    manifests.flatMap((manifest) => {
      const ids = idsOf(manifest);
      return ids.size > 0 ? [[manifest, { ids, used: new Set<string>() }] as const] : [];
    }),
  );
  if (acknowledged.size === 0) return found;
  const open = found.filter(({ check, fault }) => {
    const own = acknowledged.get(fault.manifest);
    if (!own?.ids.has(check.id)) return true;
    own.used.add(check.id);
    return false;
  });
  const known = checks.map(({ id }) => id);
  for (const [manifest, { ids, used }] of acknowledged)
    for (const id of ids) {
      if (used.has(id)) continue;
      const message = known.includes(id)
        ? `annotation ${ACKNOWLEDGE}${id}: the check finds nothing here`
        : `annotation ${ACKNOWLEDGE}${id}: no check is called ${id}${didYouMean(id, known)}`;
      const path = ['metadata', 'annotations', ACKNOWLEDGE + id];
      open.push({ check: acknowledgement, fault: { manifest, path, message } });
    }
  return open;
}

/** The checks that an object's annotations acknowledge, with a reason. */
function idsOf({ value }: Manifest): ReadonlySet<string> {
  const annotations = record(record(value.metadata).annotations);
  return new Set(
    Object.entries(annotations).flatMap(([key, reason]) =>
      key.startsWith(ACKNOWLEDGE) && text(reason).trim() !== '' ? [key.slice(ACKNOWLEDGE.length)] : [],
    ),
  );
}
