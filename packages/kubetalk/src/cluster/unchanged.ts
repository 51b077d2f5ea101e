import { isDeepStrictEqual } from 'node:util';
import type { DiffReport } from '../diff/report';
import { LAST_APPLIED } from '../kubernetes/last-applied';
import { keyOf, kindIn, objectKey } from '../kubernetes/objects';
import { type Json, type JsonObject, type Manifest, record, strings } from '../manifest/manifest';
import { MEMBER_OF } from './apply-set';

/**
 * The manifests of which the cluster holds each field and value already, for which kubectl apply kept exactly the same in the annotation,
 * and that are members of the ApplySet: to apply them again would change nothing. By {@link objectKey}.
 *
 * @param live the same objects as the cluster holds them
 * @param set the ApplySet's id
 */
export function unchanged(
  manifests: readonly Manifest[],
  live: readonly Manifest[],
  { report, set, namespace }: { readonly report: DiffReport; readonly set: string; readonly namespace: string },
): ReadonlySet<string> {
  const differing = new Set(
    report.changes.map(({ object }) =>
      keyOf(kindIn(object.apiVersion, object.kind), object.namespace || namespace, object.name),
    ),
  );
  const held = new Map(live.map((manifest) => [objectKey(manifest), manifest]));
  const same = manifests.filter((manifest) => {
    const found = held.get(objectKey(manifest));
    return found !== undefined && !differing.has(objectKey(manifest)) && isAsApplied(manifest, found, set);
  });
  return new Set(same.map(objectKey));
}

function isAsApplied({ value }: Manifest, live: Manifest, set: string): boolean {
  const { labels, annotations } = record(live.value.metadata);
  const applied = parsed(strings(annotations)[LAST_APPLIED]);
  const isMember = set !== '' && strings(labels)[MEMBER_OF] === set;
  const own = record(applied.metadata);
  return isMember && isDeepStrictEqual(applied, withMetadata(value, own, set));
}

/** As kubectl keeps it: in its namespace, with its ApplySet, and with annotations where there are none. */
function withMetadata(value: JsonObject, { namespace }: JsonObject, set: string): JsonObject {
  const { annotations, labels, ...rest } = record(value.metadata);
  const { [LAST_APPLIED]: _, ...own } = record(annotations);
  const member = { ...record(labels), [MEMBER_OF]: set };
  const place = namespace === undefined || rest.namespace !== undefined ? {} : { namespace };
  return { ...value, metadata: { ...rest, ...place, labels: member, annotations: own } };
}

function parsed(json: string | undefined): JsonObject {
  try {
    const found: Json = JSON.parse(json ?? 'null');
    return record(found);
  } catch {
    return {};
  }
}
