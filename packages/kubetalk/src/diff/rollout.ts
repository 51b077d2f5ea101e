import { identity, inText, type JsonObject, type Manifest, record, text } from '../manifest/manifest';
import { ordinals, readWorkload } from '../topology/workloads';

type Valued = { readonly value: JsonObject };

/** Whether running Pods stay when their template changes: only a Pod that is deleted is replaced by a new one. */
export function keepsPods({ value }: Valued): boolean {
  const { updateStrategy, paused, replicas = 1 } = record(value.spec);
  if (value.kind === 'ReplicaSet' || value.kind === 'ReplicationController') return true;
  if (value.kind === 'Deployment') return paused === true;
  if (record(updateStrategy).type === 'OnDelete') return true;
  const partition = partitionOf({ value });
  return partition > 0 && partition >= Number(replicas);
}

/** How many Pods of a StatefulSet keep their template, from its first on. */
export function partitionOf({ value }: Valued): number {
  if (value.kind !== 'StatefulSet') return 0;
  const { type = 'RollingUpdate', rollingUpdate } = record(record(value.spec).updateStrategy);
  return type === 'RollingUpdate' ? Number(record(rollingUpdate).partition) || 0 : 0;
}

/** Whether a change of the template replaces the Pods by itself. */
export function rolls(manifest: Valued): boolean {
  return ROLLING.includes(text(manifest.value.kind)) && !keepsPods(manifest);
}

const ROLLING = ['DaemonSet', 'Deployment', 'StatefulSet'];

/** How Pods are replaced, in words; undefined where some are ready all the time. */
export function gapOf(manifest: Manifest): string | undefined {
  const { kind, spec } = manifest.value;
  const replicas = readWorkload(manifest)?.replicas;
  const { strategy, updateStrategy } = record(spec);
  if (kind === 'Deployment') {
    const { type, rollingUpdate } = record(strategy);
    if (type === 'Recreate') return 'all at once, and then starts new ones: nothing answers in between';
    return replicas !== undefined && replicas > 0 && bounds(record(rollingUpdate), replicas).fewest === 0
      ? `and ends the old before the new are ${readyFor(spec) || 'ready'}: nothing may answer in between`
      : undefined;
  }
  if (kind === 'StatefulSet' && replicas === 1)
    return 'and ends it before the new one starts: nothing answers in between';
  const { maxUnavailable } = record(record(updateStrategy).rollingUpdate);
  return kind === 'DaemonSet' && maxUnavailable === '100%'
    ? 'all at once, on every node: nothing answers in between'
    : undefined;
}

/** Which Pods are replaced, and how many at a time, in words. */
export function replacement(manifest: Manifest): string {
  const { spec, kind } = manifest.value;
  const waits = readyFor(spec);
  const each = waits ? `; each waits until the last is ${waits}` : '';
  const replicas = readWorkload(manifest)?.replicas;
  const { strategy, updateStrategy } = record(spec);
  if (kind === 'DaemonSet') {
    const { maxUnavailable = 1, maxSurge = 0 } = record(record(updateStrategy).rollingUpdate);
    if (Number.parseInt(inText(maxSurge), 10) > 0)
      return `its Pods, up to ${nodes(maxSurge)} at a time: a node's new Pod is ready before its old one ends${each}`;
    return `its Pods, up to ${nodes(maxUnavailable)} at a time: a node has none in between${each}`;
  }
  if (replicas === undefined || replicas === 0) return `its Pods, a few at a time${each}`;
  if (kind === 'StatefulSet') return `${podsFrom(manifest, replicas)}${each}`;
  const { fewest, most } = bounds(record(record(strategy).rollingUpdate), replicas);
  return `${count(replicas)}: at least ${fewest} ready, at most ${most} in all${each}`;
}

/** The Pods of a StatefulSet end one by one, the last first; those below its partition stay. */
function podsFrom(manifest: Manifest, replicas: number): string {
  const partition = partitionOf(manifest);
  const { first: start } = ordinals({ manifest, replicas });
  const { name } = identity(manifest);
  const [first, last] = [`${name}-${start + partition}`, `${name}-${start + replicas - 1}`];
  if (partition === 0) return `${count(replicas)}, one at a time, from ${last} down to ${first}`;
  const which = first === last ? `Pod ${last}` : `Pods ${last} down to ${first}, one at a time`;
  return `${which}; partition ${partition} keeps ${count(partition)} on the old template`;
}

const count = (pods: number) => `${pods} Pod${pods === 1 ? '' : 's'}`;

const nodes = (amount: unknown) =>
  typeof amount === 'string' ? `${amount} of the nodes` : amount === 1 ? 'one node' : `${inText(amount)} nodes`;

/** `ready for 30 s`; empty where it is enough to be ready. */
function readyFor(spec: JsonObject['spec']): string {
  const { minReadySeconds } = record(spec);
  return Number(minReadySeconds) > 0 ? `ready for ${Number(minReadySeconds)} s` : '';
}

/**
 * How many Pods of a Deployment are ready at least, and there at most: of percentages, those that may be missing are rounded down,
 * those beside them up; one may be missing where neither is more than none.
 */
function bounds({ maxUnavailable = '25%', maxSurge = '25%' }: JsonObject, replicas: number) {
  const surge = amount(maxSurge, replicas, Math.ceil);
  const missing = amount(maxUnavailable, replicas, Math.floor);
  return { fewest: Math.max(0, replicas - (missing === 0 && surge === 0 ? 1 : missing)), most: replicas + surge };
}

function amount(value: unknown, replicas: number, round: (number: number) => number): number {
  const [, percent] = /^(\d+)%$/.exec(inText(value)) ?? [];
  return percent === undefined ? Number(value) || 0 : round((Number(percent) * replicas) / 100);
}
