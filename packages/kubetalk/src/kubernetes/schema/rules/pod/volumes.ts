import { quantityOf } from '../../../quantity';
import type { core } from '../../api';
import type { ValueLocation } from '../../problem';
import { all, between, each, fields, filled, oneOf, onlyOne, type Rule, required, wordOf } from '../../rule';
import { label, matching } from '../names';
import { claim, driver, hostPath, nfs, noBacksteps } from '../storage';
import { fieldRef, resourceFieldRef } from './environment';

type Volume = core.Volume;
type Pod = core.PodSpec;
type Mount = core.VolumeMount;
type KeyToPath = core.KeyToPath;
type DownwardFile = core.DownwardAPIVolumeFile;
type Projection = core.VolumeProjection;

/** The same for files, which can hold all labels at once but no field of the node. */
const FILE_FIELD = /^metadata\.(name|namespace|uid|labels|annotations|(labels|annotations)\['[^']+'\])$/;

/** A path that stays below the folder that it starts from. */
const below: Rule<string> = all(
  matching('invalid-value', /^(?!\/)/, 'a path without a "/" before it'),
  matching('invalid-value', /^(?!(.*\/)?\.\.(\/|$))/, 'a path without ".."'),
);

export const mount: Rule<Mount> = all<Mount>(
  fields<Mount>({
    name: required('the name of a volume'),
    mountPath: required('the path at which the container sees the volume'),
    subPath: filled(below),
    subPathExpr: filled(below),
    mountPropagation: wordOf('None', 'HostToContainer', 'Bidirectional'),
    recursiveReadOnly: oneOf('Disabled', 'Enabled', 'IfPossible'),
  }),
  (value, location) => {
    const { recursiveReadOnly: recursive, readOnly, mountPropagation = 'None' } = value ?? {};
    const place = location.into('recursiveReadOnly');
    if (recursive !== 'Enabled' && recursive !== 'IfPossible') return;
    if (!readOnly) place.fault('conflicting-fields', `is ${recursive} without readOnly: true: set that`);
    if (mountPropagation !== 'None')
      place.fault('conflicting-fields', 'is set together with mountPropagation: use None');
  },
  (value, location) => {
    if (value?.subPath && value.subPathExpr)
      location.into('subPathExpr').fault('conflicting-fields', 'is set together with subPath: keep one');
  },
);

const mode = between(0, 0o777);

const keyToPath = fields<KeyToPath>({
  key: required('the key'),
  path: required('the path of the file', below),
  mode,
});

/** What a volume learns of resources, which are those of one container. */
const ofContainer: Rule<core.ResourceFieldSelector> = all<core.ResourceFieldSelector>(
  resourceFieldRef,
  fields<core.ResourceFieldSelector>({ containerName: required('the name of the container') }),
);

const downwardFile: Rule<DownwardFile> = all<DownwardFile>(
  onlyOne<DownwardFile>(['fieldRef', 'resourceFieldRef'], 1, 'source'),
  fields<DownwardFile>({
    path: required('the path of the file', below),
    fieldRef: fieldRef(FILE_FIELD),
    resourceFieldRef: ofContainer,
    mode,
  }),
);

const projection: Rule<Projection> = all<Projection>(
  onlyOne<Projection>(['configMap', 'secret', 'downwardAPI', 'serviceAccountToken'], 0, 'source'),
  fields<Projection>({
    configMap: fields<core.ConfigMapProjection>({
      name: required('the name of the ConfigMap'),
      items: each(keyToPath),
    }),
    secret: fields<core.SecretProjection>({ name: required('the name of the Secret'), items: each(keyToPath) }),
    downwardAPI: fields<core.DownwardAPIProjection>({ items: each(downwardFile) }),
    serviceAccountToken: fields<core.ServiceAccountTokenProjection>({
      path: required('the path of the file', noBacksteps),
      expirationSeconds: between(600, 2 ** 32),
    }),
  }),
);

/** All projections make files in one folder; the API server compares all but those of tokens. */
const ownPaths: Rule<readonly Projection[]> = (sources, location) => {
  const seen = new Set<string>();
  for (const [index, { configMap, secret, downwardAPI }] of (sources ?? []).entries()) {
    const items = [...(configMap?.items ?? []), ...(secret?.items ?? []), ...(downwardAPI?.items ?? [])];
    for (const { path } of items) {
      if (path && seen.has(path))
        location.into(index).fault('duplicate-entry', `repeats the file ${path}: give each its own path`);
      seen.add(path ?? '');
    }
  }
};

const azureDisk: Rule<core.AzureDiskVolumeSource> = all<core.AzureDiskVolumeSource>(
  fields<core.AzureDiskVolumeSource>({
    diskName: required('the name of the disk'),
    diskURI: required('the URI of the disk'),
    cachingMode: wordOf('None', 'ReadOnly', 'ReadWrite'),
    kind: wordOf('Dedicated', 'Managed', 'Shared'),
  }),
  ({ kind = 'Shared', diskURI = '' } = {}, location) => {
    const start = kind === 'Managed' ? '/subscriptions/' : 'https://';
    if (diskURI && !diskURI.startsWith(start))
      location.into('diskURI').fault('invalid-value', `is "${diskURI}": begin it with ${start}`);
  },
);

const volumeSources: Rule<Volume> = fields<Volume>({
  emptyDir: fields<core.EmptyDirVolumeSource>({ sizeLimit: positive }),
  hostPath,
  image: fields<core.ImageVolumeSource>({
    reference: required('the image'),
    pullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
  }),
  configMap: fields<core.ConfigMapVolumeSource>({
    name: required('the name of the ConfigMap'),
    items: each(keyToPath),
    defaultMode: mode,
  }),
  secret: fields<core.SecretVolumeSource>({
    secretName: required('the name of the Secret'),
    items: each(keyToPath),
    defaultMode: mode,
  }),
  downwardAPI: fields<core.DownwardAPIVolumeSource>({ items: each(downwardFile), defaultMode: mode }),
  projected: fields<core.ProjectedVolumeSource>({ sources: all(each(projection), ownPaths), defaultMode: mode }),
  persistentVolumeClaim: fields<core.PersistentVolumeClaimVolumeSource>({
    claimName: required('the name of the claim'),
  }),
  nfs,
  ephemeral: fields<core.EphemeralVolumeSource>({
    volumeClaimTemplate: required('the claim that is made', (value, location) =>
      claim(value?.spec ?? {}, location.into('spec')),
    ),
  }),
  fc: all<core.FCVolumeSource>(fields<core.FCVolumeSource>({ lun: between(0, 255) }), (value, location) => {
    if (value && Boolean(value.targetWWNs?.length) === Boolean(value.wwids?.length))
      location.into('targetWWNs').fault('missing-field', 'or wwids has to be there, and not both');
    if (value?.targetWWNs?.length && value.lun === undefined)
      location.into('lun').fault('missing-field', 'is missing, which targetWWNs needs: give it');
  }),
  flexVolume: fields<core.FlexVolumeSource>({ driver: required('the name of the driver') }),
  azureDisk,
  azureFile: fields<core.AzureFileVolumeSource>({
    secretName: required('the name of the Secret'),
    shareName: required('the name of the share'),
  }),
  awsElasticBlockStore: fields<core.AWSElasticBlockStoreVolumeSource>({
    volumeID: required('the id of the volume'),
    partition: between(0, 255),
  }),
  cephfs: fields<core.CephFSVolumeSource>({ monitors: required('at least one monitor') }),
  gcePersistentDisk: fields<core.GCEPersistentDiskVolumeSource>({
    pdName: required('the name of the disk'),
    partition: between(0, 255),
  }),
  glusterfs: fields<core.GlusterfsVolumeSource>({
    endpoints: required('the name of the Endpoints'),
    path: required('the path of the volume'),
  }),
  iscsi: fields<core.ISCSIVolumeSource>({
    targetPortal: required('the address of the target'),
    iqn: required(
      'the name of the target',
      matching('invalid-value', /^(iqn|eui|naa)/, 'a name that begins with iqn, eui or naa'),
    ),
    lun: between(0, 255),
  }),
  rbd: fields<core.RBDVolumeSource>({
    monitors: required('at least one monitor'),
    image: required('the name of the image'),
  }),
  vsphereVolume: fields<core.VsphereVirtualDiskVolumeSource>({ volumePath: required('the path of the volume') }),
  csi: fields<core.CSIVolumeSource>({ driver: required('the name of the driver', driver) }),
});

function positive(value: string | number | undefined, location: ValueLocation): void {
  if (value !== undefined && (quantityOf(value)?.amount ?? 0) < 0)
    location.fault('invalid-quantity', `is ${value}: use 0 or more`);
}

export const volume: Rule<Volume> = all<Volume>(
  fields<Volume>({ name: required('the volume a name', label) }),
  (value, location) => {
    // Where there is none, the API server makes it an emptyDir.
    const given = Object.entries(value ?? {}).flatMap(([key, item]) =>
      key !== 'name' && item !== undefined ? [key] : [],
    );
    if (given.length > 1) location.fault('conflicting-fields', `has ${given.join(' and ')}: keep one`);
  },
  volumeSources,
);

/** A device is the volume of a claim as it is, without files. */
export function devicesAreClaims(pod: Pod, location: ValueLocation): void {
  const files = (pod.volumes ?? []).filter((item) => !item.persistentVolumeClaim && !item.ephemeral);
  const names = new Set(files.map(({ name }) => name));
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, { volumeDevices }] of (pod[key] ?? []).entries())
      for (const [position, { name }] of (volumeDevices ?? []).entries())
        if (name && names.has(name))
          location
            .into(key)
            .into(index)
            .into('volumeDevices')
            .into(position)
            .into('name')
            .fault('invalid-value', `is "${name}", a volume of files: use one of a claim`);
}

export function volumesAreThere(pod: Pod, location: ValueLocation): void {
  const names = (pod.volumes ?? []).flatMap(({ name }) => name || []);
  const known = [...new Set(names)].map((name) => `"${name}"`).join(', ');
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, container] of (pod[key] ?? []).entries())
      for (const list of ['volumeMounts', 'volumeDevices'] as const)
        for (const [position, { name }] of (container[list] ?? []).entries())
          if (name && !names.includes(name))
            location
              .into(key)
              .into(index)
              .into(list)
              .into(position)
              .into('name')
              .fault(
                'unknown-volume',
                `is "${name}", which is no volume of the Pod: ${known ? `use ${known}` : 'add it under volumes'}`,
              );
}
