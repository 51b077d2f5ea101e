import { type Manifest, record, text } from '../../manifest/manifest';
import { didYouMean } from '../../text/nearest';
import type { Check } from '../check';
import { isOthers } from '../missing';

export const storageClassMissing: Check = {
  id: 'storage-class-missing',
  outcome: 'risky',
  title: 'a PersistentVolumeClaim of a StorageClass that is not in the manifests',
  why: 'Which classes there are differs from cluster to cluster. Where this one is not, the claim and its Pods stay Pending.',
  remedy: "leave storageClassName out to take the cluster's default, or make sure that the cluster has the class",
  example: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec:
  storageClassName: fast
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 1Gi}}
`,
  *find(topology) {
    const classOf = ({ value }: Manifest) => text(record(value.spec).storageClassName);
    if (isOthers(topology, topology.ofKind('StorageClass'))) return;
    // Volumes that are made by hand have a class that need not be an object.
    const ofVolumes = new Set(topology.ofKind('PersistentVolume').map(classOf));
    for (const manifest of topology.ofKind('PersistentVolumeClaim')) {
      const name = classOf(manifest);
      if (name === '' || ofVolumes.has(name) || topology.find('StorageClass', '', name)) continue;
      yield {
        manifest,
        path: ['spec', 'storageClassName'],
        message: `StorageClass ${name} is not in the manifests${didYouMean(name, topology.namesOf('StorageClass', ''))}`,
      };
    }
  },
};
