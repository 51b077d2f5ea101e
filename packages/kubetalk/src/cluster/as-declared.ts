import { withoutDefaults } from '../diff/defaults';
import { pairs } from '../diff/keys';
import { controllerOf, isFromCluster, isOfCluster, withoutAssigned } from '../kubernetes/from-cluster';
import { LAST_APPLIED } from '../kubernetes/last-applied';
import { type Shape, shapeOf } from '../kubernetes/shape';
import { Kubernetes } from '../kubernetes/version';
import {
  identity,
  isRecord,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  strings,
  text,
} from '../manifest/manifest';

/**
 * An object as people would declare it: of one that was read from a cluster, such as by `kubectl get -o yaml`, what the cluster
 * added is taken away. Any other is left as it is.
 *
 * @returns undefined for what the cluster makes itself
 */
export function asDeclared(manifest: Manifest, kubernetes: Kubernetes = Kubernetes.newest): Manifest | undefined {
  const { value } = manifest;
  const metadata = record(value.metadata);
  if (!isFromCluster(manifest)) return manifest;
  if (controllerOf(manifest) !== undefined || isOfCluster(manifest)) return undefined;
  const { apiVersion, kind } = identity(manifest);
  const shape = shapeOf(kubernetes, apiVersion, kind);
  const { status: _, ...rest } = value;
  const own = withoutDefaults({ ...rest, metadata: ownMetadata(metadata) }, shape);
  const applied = appliedAs(metadata);
  const declared = applied ? declaredIn(shape, own, applied) : withoutAssigned(own);
  return { ...manifest, value: { apiVersion, kind, ...declared } };
}

/** What kubectl apply kept of the object as it was applied. */
function appliedAs({ annotations }: JsonObject): JsonObject | undefined {
  try {
    const applied: Json = JSON.parse(strings(annotations)[LAST_APPLIED] ?? 'null');
    return isRecord(applied) ? applied : undefined;
  } catch {
    return undefined;
  }
}

/** The part of an object that another one declares. Lists without a key count whole. */
function declaredIn(shape: Shape, whole: JsonObject, declared: JsonObject): JsonObject {
  const fields = Object.keys(declared).filter((name) => Object.hasOwn(whole, name) && whole[name] !== undefined);
  return Object.fromEntries(
    fields.map((name) => [name, part(shape.field(name), whole[name] ?? null, declared[name] ?? null)]),
  );
}

function part(shape: Shape, whole: Json, declared: Json): Json {
  if (isRecord(whole) && isRecord(declared)) return declaredIn(shape, whole, declared);
  if (!Array.isArray(whole) || !Array.isArray(declared)) return whole;
  return pairs(shape, whole, declared).flatMap(({ before, after, placed }) => {
    if (before === undefined) return [];
    if (after === undefined) return placed ? [before] : [];
    return [part(shape.item(), before, after)];
  });
}

const BY_CONTROLLERS =
  /^(deployment\.kubernetes\.io\/revision|pv\.kubernetes\.io\/|volume\.(beta\.)?kubernetes\.io\/|autoscaling\.alpha\.|kubectl\.kubernetes\.io\/(last-applied|restartedAt))/;

function ownMetadata({ name, namespace, labels, annotations, finalizers }: JsonObject): JsonObject {
  const kept = Object.entries(strings(annotations)).filter(([key]) => !BY_CONTROLLERS.test(key));
  const own = list(finalizers).filter((one) => !text(one).startsWith('kubernetes.io/'));
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    ...(labels !== undefined && { labels }),
    ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }),
    ...(own.length > 0 && { finalizers: own }),
  };
}
