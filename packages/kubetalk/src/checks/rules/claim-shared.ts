import { at, list, type Manifest, record, text } from '../../manifest/manifest';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check } from '../check';

export const claimShared: Check = {
  id: 'claim-shared',
  outcome: 'risky',
  endangers: true,
  title: 'Pods that share a claim which one node alone may have',
  why:
    'Where the next Pod starts on another node, the volume can not be attached and it waits without end. On the same node two ' +
    'programs write to the same files. One replica is two Pods as well: a rolling Deployment starts the new one before it ends ' +
    'the old one, and a ReplicaSet while the old one is still ending.',
  remedy:
    'use a StatefulSet with volumeClaimTemplates; or one replica of a Deployment with strategy Recreate, or with maxSurge 0',
  example: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: db}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: db, image: 'db:1'}]
      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
`,
  *find(topology) {
    for (const workload of topology.workloads) {
      const why = several(workload);
      if (!why) continue;
      for (const [index, volume] of list(workload.podSpec.volumes).entries()) {
        const name = text(record(record(volume).persistentVolumeClaim).claimName);
        const claim = name ? topology.find('PersistentVolumeClaim', workload.namespace, name) : undefined;
        const mode = claim && onceMode(claim);
        if (!mode) continue;
        const path = [...workload.podSpecPath, 'volumes', index, 'persistentVolumeClaim', 'claimName'];
        yield {
          manifest: workload.manifest,
          path,
          message: `claim ${name} is ${mode}, but ${workloadTitle(workload)} ${why}`,
        };
      }
    }
  },
};

/** Its access mode, where that is for one node, or one Pod, alone. */
function onceMode({ value }: Manifest): string | undefined {
  const modes = list(at(value, ['spec', 'accessModes'])).map(text);
  const [mode] = modes;
  return modes.length > 0 && modes.every((each) => /^ReadWriteOnce(Pod)?$/.test(each)) ? mode : undefined;
}

/** Why a workload has several Pods at times, undefined where it has not. */
function several({ kind, replicas = 1, manifest }: Workload): string | undefined {
  if (!['ReplicaSet', 'ReplicationController', 'Deployment'].includes(kind) || replicas === 0) return undefined;
  if (replicas > 1) return `keeps ${replicas} Pods`;
  if (kind !== 'Deployment') return 'starts a Pod while the last one is still ending';
  const { type, rollingUpdate } = record(record(manifest.value.spec).strategy);
  const { maxSurge } = record(rollingUpdate);
  const noneMore = maxSurge === 0 || /^0+%?$/.test(text(maxSurge));
  return type === 'Recreate' || noneMore ? undefined : 'starts its new Pod before it ends the old one';
}
