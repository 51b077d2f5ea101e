import { isAbsolute, relative, resolve } from 'node:path';
import type { Input } from '../manifest/input';
import { UnreadableError } from '../manifest/input-error';
import { identity, type JsonObject, type Manifest, record, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';

/** What kustomize writes on each object where `buildMetadata` asks for it: the file that it made it from. */
const ORIGIN = 'config.kubernetes.io/origin';

/** What kustomize printed, and the folder that the files in it are from. */
export interface Kustomized {
  readonly text: string;
  readonly root: string;
}

/**
 * What kustomize made, each object with the file and the lines that it was made from; one that a generator made, or that is from another
 * repository, with the file of the kustomization.
 */
export async function withOrigins(
  made: readonly Manifest[],
  root: string,
  file: string,
  inputOf: (file: string) => Promise<Input>,
): Promise<readonly Manifest[]> {
  const shown = (path: string) => (isAbsolute(file) ? path : relative('.', path));
  const contents = new Map<string, readonly Manifest[]>();
  for (const manifest of made) {
    const path = originOf(manifest, root);
    if (path !== undefined && !contents.has(path)) contents.set(path, await contentOf(shown(path), inputOf));
  }
  return made.map((manifest) => {
    const { line, offset, ...source } = manifest.source;
    const path = originOf(manifest, root);
    const from = path === undefined ? undefined : likeliest(manifest, contents.get(path) ?? []);
    return { value: withoutOrigin(manifest.value), source: { ...source, file, ...from?.source } };
  });
}

async function contentOf(file: string, inputOf: (file: string) => Promise<Input>): Promise<readonly Manifest[]> {
  try {
    return manifestsOf(await inputOf(file));
  } catch (error) {
    if (error instanceof UnreadableError) return [];
    throw error;
  }
}

/** The file that kustomize made an object from; undefined where it was none of this repository. */
export function originOf({ value }: Manifest, root: string): string | undefined {
  const origin = text(record(record(value.metadata).annotations)[ORIGIN]);
  const [, path] = /^path: (.+)$/m.exec(origin) ?? [];
  return path === undefined || /^repo: /m.test(origin) ? undefined : resolve(root, path);
}

/** The object of its kind whose name it has, but for what a kustomization put before it and behind it. */
function likeliest(manifest: Manifest, candidates: readonly Manifest[]): Manifest | undefined {
  const { kind, name } = identity(manifest);
  return candidates
    .filter((one) => identity(one).kind === kind && name.includes(identity(one).name))
    .sort((one, other) => identity(other).name.length - identity(one).name.length)[0];
}

export function withoutOrigin(value: JsonObject): JsonObject {
  const { annotations: all, ...metadata } = record(value.metadata);
  const { [ORIGIN]: origin, ...annotations } = record(all);
  if (origin === undefined) return value;
  return { ...value, metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) } };
}
