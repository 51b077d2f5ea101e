import { type JsonObject, list, type Manifest, type Path, record, text } from '../manifest/manifest';
import { MOST_KNOWN } from '../text/budget';
import type { Workload } from './workloads';

/** A workload's word for an object that must be there before its Pods can start. */
export interface Reference {
  readonly manifest: Manifest;
  readonly path: Path;
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount' | 'PriorityClass';
  readonly name: string;
  /** The key that must be in it, undefined where the whole object is meant. */
  readonly key: string | undefined;
}

/** Every object that a workload's Pods wait for; what they may start without (`optional: true`) is left out. */
export function references(workload: Workload): Reference[] {
  const { manifest, podSpec, podSpecPath, containers } = workload;
  const claimed = claimTemplates(workload);
  const found = [
    ...serviceAccount(podSpec, podSpecPath),
    ...reference('PriorityClass', podSpec, 'priorityClassName', podSpecPath),
    ...list(podSpec.imagePullSecrets).flatMap((item, index) =>
      reference('Secret', record(item), 'name', [...podSpecPath, 'imagePullSecrets', index]),
    ),
    ...list(podSpec.volumes).flatMap((item, index) =>
      claimed.has(text(record(item).name)) ? [] : volume(record(item), [...podSpecPath, 'volumes', index]),
    ),
    ...containers.flatMap(({ value, path }) => environment(value, path)),
  ];
  return found.map((some) => ({ manifest, ...some }));
}

/** The names of a StatefulSet's claims: each takes the place of a volume of its name. */
function claimTemplates({ kind, manifest }: Workload): ReadonlySet<string> {
  if (kind !== 'StatefulSet') return new Set();
  const templates = list(record(manifest.value.spec).volumeClaimTemplates);
  return new Set(templates.map((template) => text(record(record(template).metadata).name)));
}

type Found = Omit<Reference, 'manifest'>;

function reference(kind: Reference['kind'], value: JsonObject, field: string, path: Path, key?: string): Found[] {
  const name = text(value[field]);
  return name === '' || value.optional === true ? [] : [{ kind, name, key, path: [...path, field] }];
}

function serviceAccount({ serviceAccountName }: JsonObject, path: Path): Found[] {
  // Every namespace has the account "default".
  if (serviceAccountName === 'default') return [];
  return reference('ServiceAccount', { serviceAccountName }, 'serviceAccountName', path);
}

function volume(value: JsonObject, path: Path): Found[] {
  return [
    ...source('ConfigMap', record(value.configMap), 'name', [...path, 'configMap']),
    ...source('Secret', record(value.secret), 'secretName', [...path, 'secret']),
    ...reference('PersistentVolumeClaim', record(value.persistentVolumeClaim), 'claimName', [
      ...path,
      'persistentVolumeClaim',
    ]),
    ...list(record(value.projected).sources).flatMap((item, index) => {
      const at = [...path, 'projected', 'sources', index];
      const { configMap, secret } = record(item);
      return [
        ...source('ConfigMap', record(configMap), 'name', [...at, 'configMap']),
        ...source('Secret', record(secret), 'name', [...at, 'secret']),
      ];
    }),
  ];
}

/** A volume's source: the object, and the keys of it that are taken. */
function source(kind: 'ConfigMap' | 'Secret', value: JsonObject, field: string, path: Path): Found[] {
  const items = list(value.items).flatMap((item, index) =>
    reference(kind, value, field, path, text(record(item).key)).map((found) => ({
      ...found,
      path: [...path, 'items', index, 'key'],
    })),
  );
  return [...reference(kind, value, field, path), ...items];
}

function environment(container: JsonObject, path: Path): Found[] {
  const whole = list(container.envFrom).flatMap((item, index) => {
    const at = [...path, 'envFrom', index];
    const { configMapRef, secretRef } = record(item);
    return [
      ...reference('ConfigMap', record(configMapRef), 'name', [...at, 'configMapRef']),
      ...reference('Secret', record(secretRef), 'name', [...at, 'secretRef']),
    ];
  });
  const keys = list(container.env).flatMap((item, index) => {
    const { valueFrom } = record(item);
    if (!valueFrom) return [];
    const from = [...path, 'env', index, 'valueFrom'];
    const { configMapKeyRef, secretKeyRef } = record(valueFrom);
    return [
      ...key('ConfigMap', record(configMapKeyRef), [...from, 'configMapKeyRef']),
      ...key('Secret', record(secretKeyRef), [...from, 'secretKeyRef']),
    ];
  });
  return [...whole, ...keys];
}

function key(kind: 'ConfigMap' | 'Secret', value: JsonObject, path: Path): Found[] {
  return reference(kind, value, 'name', path, text(value.key));
}

const KEYED = ['data', 'binaryData', 'stringData'];

/** Whether a ConfigMap or Secret has a key, or the cluster fills it in. */
export function hasKey({ value }: Manifest, key: string): boolean {
  return filledIn(value).includes(key) || KEYED.some((field) => Object.hasOwn(record(value[field]), key));
}

/** The keys of a ConfigMap or Secret, with those that the cluster fills in: one more than a misspelt one is compared with. */
export function keysOf({ value }: Manifest): string[] {
  const found = filledIn(value);
  for (const field of KEYED) for (const key in record(value[field])) if (found.length <= MOST_KNOWN) found.push(key);
  return found;
}

function filledIn({ type }: JsonObject): string[] {
  return type === 'kubernetes.io/service-account-token' ? ['ca.crt', 'namespace', 'token'] : [];
}
