import { quantityOf } from '../../quantity';
import type { core, storage } from '../api';
import type { Spot } from '../problem';
import { all, each, fields, filled, oneOf, type Rule, required, wordOf } from '../rule';
import { labelSelector, matching, qualifiedName, subdomain } from './names';

type Claim = core.PersistentVolumeClaimSpec;
const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

const accessModes: Rule<readonly string[]> = required(
  `one of ${MODES.join(', ')}`,
  all(each(wordOf(...MODES)), (value, spot) => {
    if (
      value?.includes('ReadWriteOncePod') &&
      value.some((mode) => mode !== 'ReadWriteOncePod' && MODES.includes(mode))
    )
      spot.fault('conflicting-fields', 'has ReadWriteOncePod beside another mode: keep one');
  }),
);

const size = (value: { readonly [key: string]: string | number } | undefined, spot: Spot): void => {
  const amount = value?.storage;
  if (amount === undefined) spot.into('storage').fault('missing-field', 'is missing: give a size such as "1Gi"');
  else if ((quantityOf(amount)?.amount ?? 1) <= 0)
    spot.into('storage').fault('invalid-quantity', `is ${amount}: use more than 0`);
};

/** @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims */
export const claim: Rule<Claim> = all<Claim>(
  fields<Claim>({
    accessModes,
    selector: labelSelector,
    storageClassName: filled(subdomain),
    volumeMode: wordOf('Block', 'Filesystem'),
  }),
  (value, spot) => size(value?.resources?.requests, spot.into('resources').into('requests')),
);

export const nfs = fields<core.NFSVolumeSource>({
  server: required('the host of the server'),
  path: required('the path that is exported', matching('invalid-value', /^\//, 'a path from "/"')),
});

/** What a volume has beside its source. */
const BESIDE = [
  ...['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy'],
  ...['storageClassName', 'volumeMode'],
];

type PersistentVolume = core.PersistentVolumeSpec;
export const persistentVolume: Rule<PersistentVolume> = all<PersistentVolume>(
  fields<PersistentVolume>({
    accessModes,
    nfs,
    persistentVolumeReclaimPolicy: oneOf('Delete', 'Recycle', 'Retain'),
    storageClassName: filled(subdomain),
    volumeMode: wordOf('Block', 'Filesystem'),
  }),
  (value, spot) => size(value?.capacity, spot.into('capacity')),
  (value, spot) => {
    const plain = new Set<string>(BESIDE);
    if (value && !Object.entries(value).some(([key, item]) => item !== undefined && !plain.has(key)))
      spot.fault('missing-field', 'has no source: give it one, such as nfs, csi or hostPath');
  },
);

type StorageClass = storage.StorageClass;

/** @see https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export const storageClass: Rule<StorageClass> = fields<StorageClass>({
  provisioner: required('the provisioner', (value, spot) => qualifiedName(value?.toLowerCase(), spot)),
  reclaimPolicy: oneOf('Delete', 'Retain'),
  volumeBindingMode: wordOf('Immediate', 'WaitForFirstConsumer'),
});
