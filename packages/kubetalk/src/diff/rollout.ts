import { type JsonObject, type Manifest, record, text } from '../manifest/manifest';
import { readWorkload } from '../topology/workloads';

type Valued = { readonly value: JsonObject };

/** Whether running Pods stay when their template changes: only a Pod that is deleted is replaced by a new one. */
export function keepsPods({ value }: Valued): boolean {
  const { updateStrategy, paused, replicas = 1 } = record(value.spec);
  if (value.kind === 'ReplicaSet' || value.kind === 'ReplicationController') return true;
  if (value.kind === 'Deployment') return paused === true;
  const { type, rollingUpdate } = record(updateStrategy);
  if (type === 'OnDelete') return true;
  const { partition = 0 } = record(rollingUpdate);
  return value.kind === 'StatefulSet' && Number(partition) > 0 && Number(partition) >= Number(replicas);
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
  const { strategy, updateStrategy, minReadySeconds } = record(spec);
  const waits = Number(minReadySeconds) > 0 ? `ready for ${Number(minReadySeconds)} s` : 'ready';
  if (kind === 'Deployment') {
    const { type, rollingUpdate } = record(strategy);
    if (type === 'Recreate') return 'all at once, and then starts new ones: nothing answers in between';
    return replicas !== undefined && replicas > 0 && unavailable(record(rollingUpdate), replicas) >= replicas
      ? `and ends the old before the new are ${waits}: nothing may answer in between`
      : undefined;
  }
  if (kind === 'StatefulSet' && replicas === 1)
    return 'and ends it before the new one starts: nothing answers in between';
  const { maxUnavailable } = record(record(updateStrategy).rollingUpdate);
  return kind === 'DaemonSet' && maxUnavailable === '100%'
    ? 'all at once, on every node: nothing answers in between'
    : undefined;
}

/** How many Pods of a Deployment may be missing: a percentage is rounded down; one may be missing where no surge is allowed. */
function unavailable({ maxUnavailable = '25%', maxSurge = '25%' }: JsonObject, replicas: number): number {
  const most = amount(maxUnavailable, replicas, Math.floor);
  return most === 0 && amount(maxSurge, replicas, Math.ceil) === 0 ? 1 : most;
}

function amount(value: unknown, replicas: number, round: (number: number) => number): number {
  const [, percent] = /^(\d+)%$/.exec(String(value)) ?? [];
  return percent === undefined ? Number(value) || 0 : round((Number(percent) * replicas) / 100);
}
