import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve, sep } from 'node:path';
import { documents } from '../manifest/documents';
import { InputError, UnbuiltError } from '../manifest/input-error';
import { type JsonObject, list, record, text } from '../manifest/manifest';
import { settingsIn } from './inside';
import type { Kustomized } from './origins';
import { inScratch } from './scratch';
import { output as outputOf } from './tool';

export const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Kustomize passes the fields of a chart to helm as they are, and one may be a flag that runs a program. */
const OF_HELM = 'takes charts (helmCharts), for which kustomize runs helm: it is not built';

/** The file that makes a folder a kustomization; undefined where there is none. */
export function kustomizationIn(folder: string): string | undefined {
  return KUSTOMIZATIONS.map((name) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * A folder's manifests as kustomize builds them, or kubectl, whichever is there; undefined where neither is. It is built through
 * another kustomization that asks for the origin of each object.
 *
 * @param remote whether it may take parts from other machines and repositories, for which it needs the network and git
 * @param over fields of a kustomization that are put over it
 */
export function kustomized(folder: string, remote: boolean, over: JsonObject = {}): Promise<Kustomized | undefined> {
  const file = kustomizationIn(folder) ?? folder;
  const build = (path: string) => {
    const output = (program: string, ...verb: readonly string[]) =>
      outputOf(file, program, [...verb, '--', path], remote);
    const text = output('kustomize', 'build') ?? output('kubectl', 'kustomize');
    return text === undefined ? undefined : { text, root: path };
  };
  return inScratch(async (scratch) => {
    const root = realpathSync(scratch);
    const resources = [relative(root, realpathSync(folder)).split(sep).join('/')];
    const all = { ...over, resources, buildMetadata: ['originAnnotations'] };
    writeFileSync(join(root, 'kustomization.yaml'), JSON.stringify(all));
    try {
      return build(root);
    } catch (error) {
      if (error instanceof UnbuiltError && /HelmChartInflation/.test(error.message))
        throw new UnbuiltError(file, `${OF_HELM}: kustomize build --enable-helm ${folder} | kubetalk check -`);
      // An old kubectl has no origins; of an error the folder's own build speaks better.
      if (!(error instanceof UnbuiltError) || Object.keys(over).length > 0) throw error;
      return build(resolve(folder));
    }
  });
}

/** The files and folders that a kustomization takes in. Empty where its file can't be read: its build says why. */
export function referencedBy(file: string): readonly string[] {
  const content = contentOf(file);
  const paths = ['resources', 'bases', 'components', 'crds'].flatMap((key) => list(content[key]).map(text));
  return paths.filter((path) => path !== '').map((path) => normalize(join(dirname(file), path)).replace(/\/$/, ''));
}

/** Whether it is a part that others take in, and none that is applied. */
export function isComponent(file: string): boolean {
  return contentOf(file).kind === 'Component';
}

function contentOf(file: string) {
  try {
    return record(documents(settingsIn(file), file)[0]?.value);
  } catch (error) {
    if (error instanceof InputError) return {};
    throw error;
  }
}
