import { stated } from '../diff/stated';
import { groupOf, identity, isRecord, type Json, type Manifest, record, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { kubectl, type Target } from './kubectl';

/** What a cluster holds of some manifests, and those manifests as it would keep them: two sides to compare. */
export interface Live {
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/** Asks the cluster for the objects of the manifests, of which only what they state counts. */
export function live(yaml: string, target: Target): Live {
  const found = manifestsOf({
    file: 'kubectl',
    text: kubectl(target, ['get', '-f', '-', '--ignore-not-found', '-o', 'json'], { input: yaml }),
  });
  return sides(manifestsOf({ file: 'synth', text: yaml }).map(asKept), found);
}

/** Both sides; objects that the cluster does not hold are missing before. */
export function sides(after: readonly Manifest[], found: readonly Manifest[]): Live {
  const said = new Set(after.map(exactly));
  const exact = new Map(found.map((manifest) => [exactly(manifest), manifest]));
  // Who names no namespace means the one that kubectl asked in: what nobody asked for by its namespace.
  const open = new Map(found.filter((one) => !said.has(exactly(one))).map((manifest) => [loosely(manifest), manifest]));
  const before = after.flatMap((manifest) => {
    const one =
      exact.get(exactly(manifest)) ?? (identity(manifest).namespace ? undefined : open.get(loosely(manifest)));
    return one ? [{ value: stated(one.value, manifest.value), source: one.source }] : [];
  });
  return { before, after };
}

function loosely(manifest: Manifest): string {
  const { apiVersion, kind, name } = identity(manifest);
  return JSON.stringify([groupOf(apiVersion), kind, name]);
}

function exactly(manifest: Manifest): string {
  return `${identity(manifest).namespace} ${loosely(manifest)}`;
}

/** The cluster keeps a Secret's `stringData` as `data`. */
function asKept(manifest: Manifest): Manifest {
  const { stringData, ...value } = manifest.value;
  if (text(value.kind) !== 'Secret' || !isRecord(stringData)) return manifest;
  const encoded = Object.entries(stringData).map(([key, item]) => [key, base64(item)]);
  return { ...manifest, value: { ...value, data: { ...record(value.data), ...Object.fromEntries(encoded) } } };
}

function base64(value: Json | undefined): Json {
  return typeof value === 'string' ? Buffer.from(value).toString('base64') : (value ?? null);
}
