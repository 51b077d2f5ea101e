import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { amountOf } from '../../src/diff/defaults';
import { exactly } from '../../src/diff/keys';
import { shapes } from '../../src/diff/shapes';
import type { Shape } from '../../src/kubernetes/shape';
import { stored } from '../../src/kubernetes/stored';
import type { Kubernetes } from '../../src/kubernetes/version';
import { isRecord, type Json, type JsonObject, list, type Manifest, record, text } from '../../src/manifest/manifest';

import { seedsIn } from './mutants';

/** What the cluster held after each change on record, by the name of the change, as a digest; by version and way of applying. */
export type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const digestsFile = join('packages/kubetalk/test/differential', 'applies.json');

/** Where the changes on record start; another number makes others. */
export const START = 20261128;

/** What is no value of a file: the API server, admission and controllers make it for each object. */
const MADE: readonly (readonly [kinds: RegExp, path: RegExp])[] = [
  [/^Service$/, /^spec\.(clusterIPs?|ipFamilies|ipFamilyPolicy|healthCheckNodePort|ports\.\d+\.nodePort)$/],
  [/^StatefulSet$/, /^spec\.volumeClaimTemplates\.\d+\.status$/],
  [/^Pod$/, /^spec\.(priority|preemptionPolicy|tolerations|serviceAccount(Name)?)$/],
  // The schema of the definition has defaults, which is not read.
  [/^Parcel$/, /^spec\.(colour|parts\.\d+\.count)$/],
  [/^PersistentVolumeClaim$/, /^spec\.storageClassName$/],
  [/^(Job|CronJob)$/, /^spec\.(selector|template\.metadata\.labels)\b/],
];
const NOTES =
  /^(autoscaling\.alpha\.kubernetes\.io\/|kubernetes\.io\/service-account\.uid$|deprecated\.daemonset\.template\.generation$|(kubectl\.kubernetes\.io|deployment\.kubernetes\.io|pv\.kubernetes\.io|volume\.(beta\.)?kubernetes\.io)\/)/;

/** An object without what differs from run to run. */
function withoutMade(object: JsonObject): JsonObject {
  const { annotations, labels, finalizers } = record(object.metadata);
  const notes = Object.fromEntries(Object.entries(record(annotations)).filter(([key]) => !NOTES.test(key)));
  const own = list(finalizers).filter((one) => !text(one).startsWith('kubernetes.io/'));
  const tags = Object.entries(record(labels)).filter(([key]) => !/(^|\/)(controller-uid|job-name)$/.test(key));
  const rows = MADE.filter(([kinds]) => kinds.test(text(object.kind))).map(([, path]) => path);
  // Controllers write them from other objects.
  if (object.aggregationRule !== undefined) rows.push(/^rules$/);
  if (object.type === 'kubernetes.io/service-account-token') rows.push(/^data$/);
  const { status: _, metadata: __, ...rest } = object;
  const left = record(without(withoutTokens(rest), '', rows));
  return { ...left, metadata: { annotations: notes, labels: Object.fromEntries(tags), finalizers: own } };
}

/** Without the volume of a token, which has another name in each Pod. */
function withoutTokens(value: Json): Json {
  const isToken = (item: Json) => text(record(item).name).startsWith('kube-api-access-');
  if (Array.isArray(value)) return value.filter((item: Json) => !isToken(item)).map(withoutTokens);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).flatMap(([key, item]): [string, Json][] => {
    const left = withoutTokens(item ?? null);
    const isEmptied = Array.isArray(left) && left.length === 0 && list(item).length > 0;
    return isEmptied ? [] : [[key, left]];
  });
  return Object.fromEntries(kept);
}

function without(value: Json, path: string, rows: readonly RegExp[]): Json {
  const into = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) return value.map((item: Json, index) => without(item, into(index), rows));
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !rows.some((row) => row.test(into(key))));
  return Object.fromEntries(kept.map(([key, item]) => [key, without(item ?? null, into(key), rows)]));
}

const SEEDS: readonly Manifest[] = seedsIn('seeds-custom.yaml').map((value) => ({ value, source: {} }));

/** What is known of an object, by definitions too. */
export function shapeFor(value: JsonObject, kubernetes: Kubernetes, definitions = SEEDS): Shape {
  return shapes([], kubernetes, new Map(), definitions)({ value, source: {} });
}

/** An object as it is compared: stored, without what differs from run to run, with amounts as numbers. */
export function comparable(object: JsonObject, kubernetes: Kubernetes, definitions = SEEDS): JsonObject {
  const shape = shapeFor(object, kubernetes, definitions);
  return record(inNumbers(withoutMade(stored(object, shape, kubernetes)), shape));
}

function inNumbers(value: Json, shape: Shape): Json {
  if (Array.isArray(value)) return value.map((item: Json) => inNumbers(item, shape.item()));
  if (!isRecord(value)) return shape.type === 'quantity' ? (amountOf(value) ?? value) : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, inNumbers(item ?? null, shape.field(key))]),
  );
}

export function digest(object: JsonObject, kubernetes: Kubernetes): string {
  return createHash('sha256')
    .update(exactly(comparable(object, kubernetes)))
    .digest('base64url')
    .slice(0, 8);
}
