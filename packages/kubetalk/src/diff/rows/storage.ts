import { type Manifest, record, text } from '../../manifest/manifest';
import { amountOf } from '../defaults';
import { type Context, nameOf, type Row } from './row';

/** What the API server refuses of claims. */
export const STORAGE_REFUSED: readonly Row[] = [
  {
    id: 'rejected',
    witness: 'volume-claim-shrinks',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.resources\.requests\.storage$/,
    when: ({ field }) => (amountOf(field?.after) ?? 0) < (amountOf(field?.before) ?? 0),
    message: "the API server refuses it: a claim can't shrink in spec.resources.requests.storage",
  },
  {
    id: 'rejected',
    witness: 'volume-claim-grows-not',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.resources\.requests\.storage$/,
    when: (context) => storageClass(context) !== undefined && !mayGrow(context),
    message: (context) =>
      `the API server refuses it: spec.resources.requests.storage grows, and StorageClass ${nameOf(storageClass(context))} does not allow that (allowVolumeExpansion)`,
  },
];

export const STORAGE: readonly Row[] = [
  {
    id: 'updated',
    witness: 'volume-claim-grows',
    kinds: ['PersistentVolumeClaim'],
    fields: /^spec\.resources\.requests\.storage$/,
    message: (context) =>
      mayGrow(context)
        ? 'its volume grows'
        : 'its volume grows where its StorageClass allows that; elsewhere the API server refuses it',
  },
  {
    id: 'updated',
    witness: 'storage-class-expansion',
    kinds: ['StorageClass'],
    message: 'holds for volumes that are made, and claims that are changed, from now on',
  },
];

/** The StorageClass of a claim, where it is one of the manifests. */
function storageClass({ after, stages }: Context): Manifest | undefined {
  const name = text(record(after?.value.spec).storageClassName);
  return name === '' ? undefined : stages.after().find('StorageClass', '', name);
}

function mayGrow(context: Context): boolean {
  return storageClass(context)?.value.allowVolumeExpansion === true;
}
