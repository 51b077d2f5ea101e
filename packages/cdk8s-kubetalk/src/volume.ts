import type * as api from './api';

/** Where a container sees a volume. */
interface Mount {
  /** Containers of one Pod that name the same volume share it. */
  readonly name: string;
  /** Where the container sees it: a folder, or with `subPath` a file. */
  readonly mountPath: string;
  /** Which part of the volume it sees. @default - not written; all of it */
  readonly subPath?: string;
  /** @default - not written; Kubernetes takes false */
  readonly readOnly?: boolean;
}

/** Files that are kept in the cluster's API, one for each key. */
export type Files =
  | { /** The ConfigMap's name. */ readonly configMap: string; readonly secret?: never; readonly claim?: never }
  | { /** The Secret's name. */ readonly secret: string; readonly configMap?: never; readonly claim?: never };

/** A folder of a container that outlives or lies outside of its own file system. */
export type Volume = Mount &
  (
    | {
        /**
         * The PersistentVolumeClaim that holds it.
         *
         * @default - in a StatefulSet the claim of the template of this name; else an empty folder that goes with the Pod
         */
        readonly claim?: string;
        readonly configMap?: never;
        readonly secret?: never;
        readonly source?: never;
      }
    | (Files & { readonly source?: never })
    | {
        /** Anything else that the API has, in its own words. */
        readonly source: Omit<api.Volume, 'name'>;
        readonly claim?: never;
        readonly configMap?: never;
        readonly secret?: never;
      }
  );

export function mountToKube({ name, mountPath, subPath, readOnly }: Volume): api.VolumeMount {
  return { name, mountPath, subPath, readOnly };
}

/**
 * The volumes of a Pod, each once.
 *
 * @param mounted what its containers mount
 * @param claimed the names of volumes that the controller itself provides
 * @throws where two containers mean different volumes by one name
 */
export function volumesToKube(title: string, mounted: readonly Volume[], claimed: readonly string[]): api.Volume[] {
  const volumes = new Map<string, api.Volume>();
  for (const volume of mounted.filter(({ name }) => !claimed.includes(name))) {
    const written = volumeToKube(volume);
    const other = volumes.get(volume.name);
    if (other && JSON.stringify(other) !== JSON.stringify(written))
      throw new Error(`${title}: volume ${volume.name} stands for two different ones: rename one`);
    volumes.set(volume.name, written);
  }
  return [...volumes.values()];
}

function volumeToKube({ name, claim, configMap, secret, source }: Volume): api.Volume {
  if (source) return { name, ...source };
  if (configMap !== undefined) return { name, configMap: { name: configMap } };
  if (secret !== undefined) return { name, secret: { secretName: secret } };
  return claim === undefined ? { name, emptyDir: {} } : { name, persistentVolumeClaim: { claimName: claim } };
}
