import type * as api from './api';
import { type ConfigMap, type ConfigMapKey, nameFrom } from './config-map';
import type { Excluded } from './excluded';
import type { Pods } from './pods';
import type { SecretKey, SecretReference } from './secret-reference';
import { keyedName } from './variables';

/** Where a container sees a volume. */
export interface VolumePlace extends Pick<api.VolumeMount, 'subPathExpr' | 'mountPropagation' | 'recursiveReadOnly'> {
  /** Containers of one Pod that name the same volume share it. */
  readonly name: string;
  /** Where the container sees it: a folder, or with `file` or `subPath` a file. */
  readonly mountPath: string;
  /** Which part of the volume it sees. @default - not written; all of it */
  readonly subPath?: string;
  /** @default - not written; Kubernetes takes false */
  readonly readOnly?: boolean;
}

type Other = Excluded<'a volume is one of claim, configMap, secret, file and source'>;

/** A folder that outlives its container, or even its Pod. */
export interface StorageVolume {
  /**
   * The PersistentVolumeClaim that holds it.
   *
   * @default - the volume of this name that podSpec says, or in a StatefulSet the claim of the template of this name; else an empty
   * folder that goes with the Pod
   */
  readonly claim?: string;
  readonly configMap?: Other;
  readonly secret?: Other;
  readonly file?: Other;
  readonly source?: Other;
}

/** A file for each key of a ConfigMap. */
export interface ConfigMapVolume {
  /** The ConfigMap, or its name. */
  readonly configMap: ConfigMap | string;
  readonly claim?: Other;
  readonly secret?: Other;
  readonly file?: Other;
  readonly source?: Other;
}

/** A file for each key of a Secret. */
export interface SecretVolume {
  /** The Secret, or its name. */
  readonly secret: SecretReference | string;
  readonly claim?: Other;
  readonly configMap?: Other;
  readonly file?: Other;
  readonly source?: Other;
}

/** One file, at the volume's `mountPath`. It stays as it is until the container restarts. */
export interface FileVolume {
  /** The key of a ConfigMap or Secret that it is. */
  readonly file: ConfigMapKey | SecretKey;
  readonly subPath?: Excluded<'file is a part of its volume already'>;
  readonly claim?: Other;
  readonly configMap?: Other;
  readonly secret?: Other;
  readonly source?: Other;
}

/** Anything else that the API has. */
export interface ApiVolume {
  /** In the API's own words. */
  readonly source: Omit<api.Volume, 'name'>;
  readonly claim?: Other;
  readonly configMap?: Other;
  readonly secret?: Other;
  readonly file?: Other;
}

/** What a container mounts of what lies outside of its own file system. */
export type Volume = VolumePlace & (ApiVolume | ConfigMapVolume | FileVolume | SecretVolume | StorageVolume);

/** What the compiler let through. */
interface Given extends VolumePlace {
  readonly claim?: string;
  readonly configMap?: ConfigMap | string;
  readonly secret?: SecretReference | string;
  readonly file?: ConfigMapKey | SecretKey;
  readonly source?: Omit<api.Volume, 'name'>;
}

export function mountToKube(volume: Volume): api.VolumeMount {
  const { claim, configMap, secret, source, file, ...mount } = volume as Given;
  return file ? { ...mount, subPath: file.key } : mount;
}

/**
 * The volumes of a Pod, each once.
 *
 * @param pods the workload whose containers mount them
 * @param mounted what its containers mount
 * @param claimed the names of volumes that the controller itself provides, or the Pod says
 * @throws where two containers mean different volumes by one name, or what files are taken from does not have them
 */
export function volumesToKube(pods: Pods, mounted: readonly Volume[], claimed: readonly string[]): api.Volume[] {
  const volumes = new Map<string, api.Volume>();
  for (const volume of mounted.filter(({ name }) => !claimed.includes(name))) {
    const written = volumeToKube(volume as Given, pods);
    const other = volumes.get(volume.name);
    if (other && JSON.stringify(other) !== JSON.stringify(written))
      throw new Error(`${pods.title}: volume ${volume.name} is the name of two different ones: rename one`);
    volumes.set(volume.name, written);
  }
  return [...volumes.values()];
}

function volumeToKube({ name, claim, configMap, secret, file, source }: Given, pods: Pods): api.Volume {
  if (source) return { name, ...source };
  if (file && 'secret' in file) return { name, secret: { secretName: keyedName(file, pods), optional: file.optional } };
  if (file) return { name, configMap: { name: keyedName(file, pods), optional: file.optional } };
  if (configMap !== undefined) return { name, configMap: { name: nameFrom(configMap, pods) } };
  if (secret !== undefined) return { name, secret: { secretName: nameFrom(secret, pods) } };
  return claim === undefined ? { name, emptyDir: {} } : { name, persistentVolumeClaim: { claimName: claim } };
}
