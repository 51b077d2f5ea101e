import { groupOf, identity, list, type Manifest, record, text } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import type { Topology } from '../../topology/topology';
import type { Field } from '../fields';
import type { Stages } from '../stages';
import { deleteAndApply, knownKind, type Row } from './row';

/** What the API server refuses of CustomResourceDefinitions, and of what they define. */
export const DEFINITIONS_REFUSED: readonly Row[] = [
  {
    id: 'rejected',
    witness: 'crd-scope',
    kinds: ['CustomResourceDefinition'],
    fields: /^spec\.(scope|group|names\.(kind|plural))$/,
    message: deleteAndApply,
  },
  {
    id: 'rejected',
    witness: 'crd-stored-version',
    kinds: ['CustomResourceDefinition'],
    fields: /^spec\.versions\[\]$/,
    when: ({ field }) => field?.after === undefined && record(field?.before).storage === true,
    message: ({ field }) =>
      `the API server refuses it: objects may be stored as version ${versionName(field)}; keep it in spec.versions until they are stored again and status.storedVersions names it no more`,
  },
  ...(['added', 'changed'] as const).map(
    (change): Row => ({
      id: 'rejected',
      witness: change === 'added' ? 'crd-version-used-anew' : 'crd-version-used',
      change,
      when: ({ after, stages }) => after !== undefined && isUnserved(after, stages),
      message: ({ after }) =>
        `the API server refuses it: its CustomResourceDefinition does not serve ${after ? identity(after).apiVersion : ''}`,
    }),
  ),
];

export const DEFINITIONS: readonly Row[] = [
  {
    id: 'updated',
    witness: 'crd-version',
    kinds: ['CustomResourceDefinition'],
    fields: /^spec\.versions\[\](\.served)?$/,
    when: ({ field }) => field?.after === undefined || field.after === false,
    message: ({ field }) =>
      `version ${versionName(field)} is not served any more: requests for it fail; kubectl deletes and reads such objects by their other versions`,
  },
];

/** Whether a custom resource's definition is one of the manifests and does not serve its version. */
function isUnserved(manifest: Manifest, stages: Stages): boolean {
  const { apiVersion, kind } = identity(manifest);
  const group = groupOf(apiVersion);
  const versions = knownKind(manifest) === '' ? definedVersions(stages.after()).get(`${kind}.${group}`) : undefined;
  return versions !== undefined && !versions.has(apiVersion);
}

/** The apiVersions that the manifests' definitions serve, by `KIND.GROUP`. */
const definedVersions = memo(
  (topology: Topology): ReadonlyMap<string, ReadonlySet<string>> =>
    new Map(topology.ofKind('CustomResourceDefinition').map(servedVersions)),
);

function servedVersions({ value }: Manifest): readonly [string, ReadonlySet<string>] {
  const { group, names, versions } = record(value.spec);
  const served = list(versions)
    .map(record)
    .filter(({ served: is }) => is !== false);
  return [
    `${text(record(names).kind)}.${text(group)}`,
    new Set(served.map(({ name }) => `${text(group)}/${text(name)}`)),
  ];
}

function versionName(field: Field | undefined): string {
  const { name } = record(field?.before);
  return text(name) || /\[name=([^\]]*)\]/.exec(field?.path ?? '')?.[1] || 'of it';
}
