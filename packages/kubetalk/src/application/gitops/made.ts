import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { namespaceOf } from '../../kubernetes/objects';
import { documents } from '../../manifest/documents';
import { isFolder } from '../../manifest/input';
import { InputError, UnbuiltError } from '../../manifest/input-error';
import { identity, isRecord, type Json, type JsonObject, list, type Manifest, record } from '../../manifest/manifest';
import { manifestsOf } from '../../manifest/read';
import { built, charted, foundIn, type ReadOptions } from '../content';
import { isChart } from '../helm';
import { straying, unfit } from '../inside';
import { kustomizationIn, kustomized } from '../kustomize';
import { originOf, withoutOrigin } from '../origins';
import { inScratch } from '../scratch';
import { walk } from '../walk';
import type { Made, Release } from './release';

/**
 * What a controller applies of a folder of the repository.
 *
 * @param top the top of the repository, out of which nothing is read
 * @throws UnreadableError where it can't be read or built
 */
export async function madeOf(release: Release, top: string, options: ReadOptions): Promise<Made> {
  const folder = resolve(top, `.${sep}${release.path}`);
  const stated = `${identity(release.of).kind} ${identity(release.of).name}`;
  const file = release.of.source.file ?? '';
  if (relative(top, folder).split(sep)[0] === '..')
    throw new UnbuiltError(file, `${stated}: path ${release.path} is outside of the repository`);
  if (!existsSync(folder) || !isFolder(folder))
    throw new UnbuiltError(file, `${stated}: path ${release.path} is no folder of the repository`);
  const stray = straying(folder, top);
  if (stray) throw stray;
  const made = await taken(isAbsolute(file) ? folder : relative('.', folder) || '.', release, top, options);
  const placed = made.manifests.map((one) => inNamespace(one, release.namespace));
  return { ...made, manifests: placed.map((one) => substituted(one, release.variables)) };
}

async function taken(folder: string, release: Release, top: string, options: ReadOptions): Promise<Made> {
  const { overlay = {}, takes = () => true } = release;
  if (isChart(folder)) {
    const manifests = await rendered(folder, release, top, options);
    return { manifests: await overlaid(manifests, overlay, folder), from: [folder], isBuilt: true };
  }
  if (kustomizationIn(folder) !== undefined) {
    const manifests = await built(folder, top, options, safe(overlay, folder));
    return { manifests: typeof manifests === 'string' ? [] : manifests, from: [folder], isBuilt: true };
  }
  const files = walk(folder).places.flatMap(({ kind, path }) =>
    kind === 'file' && takes(relative(folder, path).split(sep).join('/')) ? [path] : [],
  );
  const contents = await Promise.all(files.map((file) => foundIn(file, options)));
  const manifests = contents.flatMap((content) => (typeof content === 'string' ? [] : content));
  return {
    manifests: await overlaid(manifests, overlay, folder),
    from: files,
    isBuilt: Object.keys(overlay).length > 0,
  };
}

function rendered(
  folder: string,
  { helm, of }: Release,
  top: string,
  options: ReadOptions,
): Promise<readonly Manifest[]> {
  const { values = [], name = identity(of).name, namespace, parameters = [] } = helm ?? {};
  return inScratch(async (scratch) => {
    const files = values.map((one, index) => {
      if ('file' in one) {
        const file = resolve(top, one.file);
        const error = relative(top, file).startsWith('..')
          ? new UnbuiltError(one.file, 'outside of the repository')
          : unfit(file, top);
        if (error) throw error;
        return file;
      }
      const file = join(scratch, `${index}.yaml`);
      writeFileSync(file, one.text);
      return file;
    });
    const { namespace: _, ...others } = options;
    const wanted = {
      ...others,
      values: files,
      releaseName: name,
      parameters,
      ...(namespace !== undefined && { namespace }),
    };
    const manifests = charted(folder, top, wanted);
    return typeof manifests === 'string' ? [] : manifests;
  });
}

/** Manifests with fields of a kustomization put over them; each keeps where it is from. */
function overlaid(manifests: readonly Manifest[], overlay: JsonObject, folder: string): Promise<readonly Manifest[]> {
  if (Object.keys(overlay).length === 0 || manifests.length === 0) return Promise.resolve(manifests);
  return inScratch(async (scratch) => {
    const root = realpathSync(scratch);
    const names = manifests.map((_, index) => `${index}.json`);
    for (const [index, name] of names.entries())
      writeFileSync(join(root, name), JSON.stringify(manifests[index]?.value));
    writeFileSync(join(root, 'kustomization.yaml'), JSON.stringify({ resources: names }));
    const made = await kustomized(root, false, safe(overlay, folder));
    if (made === undefined)
      throw new UnbuiltError(folder, 'patched by a controller, and neither kustomize nor kubectl is on PATH');
    return manifestsOf({ file: folder, text: made.text }).map((one) => {
      const from = manifests[names.indexOf(relative(root, originOf(one, made.root) ?? ''))];
      return { value: withoutOrigin(one.value), source: from?.source ?? { file: folder } };
    });
  });
}

/** Without patches that are files, which Kustomize would also read from a URL. @throws UnbuiltError where there are some */
function safe(overlay: JsonObject, folder: string): JsonObject {
  if (overlay.patches === undefined) return overlay;
  const patches = list(overlay.patches).map((one) => {
    const { patch, target, options } = record(one);
    if (typeof patch !== 'string') throw new UnbuiltError(folder, 'a controller patches it with a file: not built');
    return { patch, ...(target !== undefined && { target }), ...(options !== undefined && { options }) };
  });
  return { ...overlay, patches };
}

function inNamespace(manifest: Manifest, namespace: string | undefined): Manifest {
  const { namespace: own, ...metadata } = record(manifest.value.metadata);
  if (namespace === undefined || own !== undefined || namespaceOf(manifest) === '') return manifest;
  return { ...manifest, value: { ...manifest.value, metadata: { ...metadata, namespace } } };
}

/** An object with the variables of a controller put in, as it puts them into the YAML. */
function substituted(manifest: Manifest, variables: Release['variables']): Manifest {
  if (!variables) return manifest;
  return { ...manifest, value: put(manifest.value, variables) as JsonObject };
}

function put(value: Json, variables: Readonly<Record<string, string>>): Json {
  if (typeof value === 'string') {
    const text = value.replace(/\$\{(\w+)(?::?[=-]([^}]*))?\}/g, (_, name: string, usual = '') =>
      Object.hasOwn(variables, name) ? (variables[name] as string) : usual,
    );
    return text !== value && /^\$\{[^}]*\}$/.test(value) ? scalar(text) : text;
  }
  if (Array.isArray(value)) return value.map((item) => put(item, variables));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, put(inner as Json, variables)]));
}

/** What a value is that YAML has without quotes. */
function scalar(text: string): Json {
  try {
    return documents(text, '')[0]?.value ?? null;
  } catch (error) {
    if (error instanceof InputError) return text;
    throw error;
  }
}
