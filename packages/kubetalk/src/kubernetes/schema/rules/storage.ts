import { quantityOf } from '../../quantity';
import type { core, storage } from '../api';
import type { ValueLocation } from '../problem';
import { all, each, fields, filled, from, oneOf, type Rule, required, unique, wordOf } from '../rule';
import { label, labelSelectorRule, longest, matching, qualifiedName, subdomain } from './names';
import { requiredNodeTerm } from './nodes';

type Claim = core.PersistentVolumeClaimSpec;
const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

const accessModes: Rule<readonly string[]> = required(
  `one of ${MODES.join(', ')}`,
  all(each(wordOf(...MODES)), (value, location) => {
    if (
      value?.includes('ReadWriteOncePod') &&
      value.some((mode) => mode !== 'ReadWriteOncePod' && MODES.includes(mode))
    )
      location.fault('conflicting-fields', 'has ReadWriteOncePod beside another mode: keep one');
  }),
);

const size = (value: { readonly [key: string]: string | number } | undefined, location: ValueLocation): void => {
  const amount = value?.storage;
  if (amount === undefined) location.into('storage').fault('missing-field', 'is missing: give a size such as "1Gi"');
  else if ((quantityOf(amount)?.amount ?? 1) <= 0)
    location.into('storage').fault('invalid-quantity', `is ${amount}: use more than 0`);
};

type Source = core.TypedObjectReference;
const sourceName = required<string>('the name of the source');

/** What a volume is filled from. */
const sourceRef: Rule<Source> = all<Source>(
  fields<Source>({
    apiGroup: from('1.36', filled(subdomain)),
    kind: required('the kind of the source'),
    name: sourceName,
  }),
  (value, location) => {
    if (value?.kind && !value.apiGroup && value.kind !== 'PersistentVolumeClaim')
      location.into('apiGroup').fault('missing-field', `is missing: give the group of ${value.kind}`);
  },
);

/** The older way to say it, where all but claims and snapshots are dropped. */
const source: Rule<core.TypedLocalObjectReference> = (value, location) => {
  const { apiGroup = '', kind } = value ?? {};
  if ((apiGroup === '' && kind === 'PersistentVolumeClaim') || (apiGroup === SNAPSHOTS && kind === 'VolumeSnapshot'))
    sourceName(value?.name, location.into('name'));
};
const SNAPSHOTS = 'snapshot.storage.k8s.io';

/** @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims */
export const claim: Rule<Claim> = all<Claim>(
  fields<Claim>({
    accessModes,
    selector: labelSelectorRule,
    storageClassName: filled(subdomain),
    volumeMode: wordOf('Block', 'Filesystem'),
    volumeAttributesClassName: filled(subdomain),
    dataSource: source,
    dataSourceRef: sourceRef,
  }),
  (value, location) => size(value?.resources?.requests, location.into('resources').into('requests')),
);

/** Drivers may have upper case letters, as some had before names were checked. */
export const driver: Rule<string> = all(longest(63), (value, location) => subdomain(value?.toLowerCase(), location));

/** A path that does not lead back. */
export const noBacksteps = matching('invalid-value', /^(?!(.*\/)?\.\.(\/|$))/, 'a path without ".."');

export const hostPath = fields<core.HostPathVolumeSource>({
  path: required('the path on the node', noBacksteps),
  type: oneOf('DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'),
});

export const nfs = fields<core.NFSVolumeSource>({
  server: required('the host of the server'),
  path: required('the path that is exported', matching('invalid-value', /^\//, 'a path from "/"')),
});

/** What a volume has beside its source. */
const BESIDE = [
  ...['accessModes', 'capacity', 'claimRef', 'mountOptions', 'nodeAffinity', 'persistentVolumeReclaimPolicy'],
  ...['storageClassName', 'volumeAttributesClassName', 'volumeMode'],
];

type SecretRef = core.SecretReference;
const secretRef = fields<SecretRef>({
  name: required('the name of the Secret'),
  namespace: required('the namespace of the Secret', label),
});
type Driver = core.CSIPersistentVolumeSource;
const expansion = fields<SecretRef>({
  name: required('the name of the Secret', subdomain),
  namespace: required('the namespace of the Secret', label),
});
const csi = fields<Driver>({
  driver: required('the name of the driver', driver),
  volumeHandle: required('the name of the volume, as the driver calls it'),
  controllerExpandSecretRef: expansion,
  controllerPublishSecretRef: secretRef,
  nodeExpandSecretRef: secretRef,
  nodePublishSecretRef: secretRef,
});

type PersistentVolume = core.PersistentVolumeSpec;
export const persistentVolume: Rule<PersistentVolume> = all<PersistentVolume>(
  fields<PersistentVolume>({
    accessModes,
    csi,
    hostPath,
    local: fields<core.LocalVolumeSource>({ path: required('the path on the node', noBacksteps) }),
    nfs,
    nodeAffinity: fields<core.VolumeNodeAffinity>({
      required: required(
        'the nodes that can reach it',
        fields<core.NodeSelector>({ nodeSelectorTerms: required('at least one term', each(requiredNodeTerm)) }),
      ),
    }),
    persistentVolumeReclaimPolicy: oneOf('Delete', 'Recycle', 'Retain'),
    storageClassName: filled(subdomain),
    volumeMode: wordOf('Block', 'Filesystem'),
  }),
  (value, location) => size(value?.capacity, location.into('capacity')),
  (value, location) => {
    if (value?.local && value.nodeAffinity === undefined)
      location
        .into('nodeAffinity')
        .fault('missing-field', 'is missing, which a local volume needs: say on which node it is');
  },
  (value, location) => {
    const plain = new Set<string>(BESIDE);
    if (!value) return;
    const sources = Object.entries(value).flatMap(([key, item]) => (item === undefined || plain.has(key) ? [] : [key]));
    if (sources.length === 0)
      location.fault('missing-field', 'has no source: give it one, such as nfs, csi or hostPath');
    if (sources.length > 1) location.fault('conflicting-fields', `has ${sources.join(' and ')}: keep one`);
  },
);

type Topology = core.TopologySelectorTerm;
type Requirement = core.TopologySelectorLabelRequirement;
const topologies: Rule<readonly Topology[]> = all<readonly Topology[]>(
  unique<Topology>('topology', (item) => JSON.stringify(item.matchLabelExpressions ?? [])),
  each(
    fields<Topology>({
      matchLabelExpressions: all(
        unique<Requirement>('key', (item) => item.key, 'key'),
        each(
          fields<Requirement>({
            key: required('the label of the nodes', qualifiedName),
            values: required(
              'at least one value',
              unique<string>('value', (item) => item),
            ),
          }),
        ),
      ),
    }),
  ),
  (value, location) => {
    for (const [index, { matchLabelExpressions = [] }] of (value ?? []).entries())
      if (matchLabelExpressions.length === 0)
        location.into(index).into('matchLabelExpressions').fault('missing-field', 'is missing: give at least one');
  },
);

type StorageClass = storage.StorageClass;

/** @see https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export const storageClass: Rule<StorageClass> = fields<StorageClass>({
  provisioner: required('the provisioner', (value, location) => qualifiedName(value?.toLowerCase(), location)),
  reclaimPolicy: oneOf('Delete', 'Retain'),
  volumeBindingMode: wordOf('Immediate', 'WaitForFirstConsumer'),
  allowedTopologies: topologies,
});
