import { existsSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { list, record, text } from '../manifest/manifest';
import { settingsIn } from './inside';
import { output } from './tool';

export const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The file that makes a folder a kustomization; undefined where there is none. */
export function kustomizationIn(folder: string): string | undefined {
  return KUSTOMIZATIONS.map((name) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * Its manifests as kustomize builds them, or kubectl, whichever is there; undefined where neither is.
 *
 * @param remote whether it may take parts from other machines and repositories, for which it needs the network and git
 */
export function kustomized(folder: string, remote: boolean): string | undefined {
  const file = kustomizationIn(folder) ?? folder;
  const words = ['--', resolve(folder)];
  const build = (program: string, ...verb: readonly string[]) => output(file, program, [...verb, ...words], remote);
  return build('kustomize', 'build') ?? build('kubectl', 'kustomize');
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
