import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { record, text } from '../manifest/manifest';
import { LONGEST_NAME } from '../text/budget';
import { settingsIn } from './inside';
import { output } from './tool';

export interface HelmOptions {
  /** The name of the release. @default - after the folder */
  readonly releaseName?: string;
  /** Flags with values, as `--set` has them. @default - none */
  readonly parameters?: readonly { readonly flag: 'set' | 'set-string'; readonly text: string }[];
  /** Files of values, the last of which wins. @default - the chart's own values */
  readonly values?: readonly string[];
  /** The namespace of the release. @default - helm's own */
  readonly namespace?: string;
  /** The version of Kubernetes that the chart is rendered for. @default - helm's own */
  readonly kubernetesVersion?: string;
}

export const CHART = 'Chart.yaml';

export function isChart(folder: string): boolean {
  return existsSync(join(folder, CHART));
}

/**
 * A chart's manifests as helm renders them, its CRDs too; undefined where helm is not there. helm never
 * takes the name of a folder, a file or a namespace for a flag: paths are absolute, and values follow `=`.
 */
export function rendered(
  chart: string,
  { values = [], namespace, kubernetesVersion, releaseName: name = releaseName(chart), parameters = [] }: HelmOptions,
): string | undefined {
  return output(join(chart, CHART), 'helm', [
    'template',
    '--include-crds',
    '--skip-tests',
    ...values.map((file) => `--values=${escaped(resolve(file))}`),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
    ...(kubernetesVersion === undefined ? [] : [`--kube-version=${kubernetesVersion}`]),
    ...parameters.map(({ flag, text }) => `--${flag}=${text}`),
    '--',
    name,
    resolve(chart),
  ]);
}

/** A path as the flag `--values` takes it, whose value is a list in CSV. */
function escaped(path: string): string {
  return /[",\n]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}

function releaseName(chart: string): string {
  const name = basename(resolve(chart))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-');
  return (
    name
      .slice(0, LONGEST_NAME)
      .replace(/^[^a-z]+/, '')
      .replace(/(?<=[^-])-+$/, '')
      .slice(0, 53) || 'release'
  );
}

/** Whether a chart only lends its templates to others. */
export function isLibrary(chart: string): boolean {
  const file = join(chart, CHART);
  try {
    return text(record(documents(settingsIn(file), file)[0]?.value).type) === 'library';
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** The chart that a file is a template of; undefined where it is of none. */
export function chartOf(file: string): string | undefined {
  for (let folder = dirname(resolve(file)); dirname(folder) !== folder; folder = dirname(folder))
    if (basename(folder) === 'templates' && isChart(dirname(folder))) return dirname(folder);
  return undefined;
}

/** The template that made a document, from the comment that helm puts above it: `# Source: shop/templates/web.yaml`. */
export function templateAbove(chart: string, lines: readonly string[], line: number): string | undefined {
  for (let at = Math.min(line, lines.length) - 1; at >= 0 && !lines[at]?.startsWith('---'); at--) {
    const [, path] = /^# Source: [^/]+\/(.*)$/.exec(lines[at] as string) ?? [];
    if (path !== undefined) return join(chart, path);
  }
  return undefined;
}

/** Whether a text is a template of Helm, wherever it lies. */
export function isTemplate(text: string): boolean {
  const actions = text.split('{{').slice(1);
  return actions.some((action) => {
    const [inside = ''] = action.split('}', 1);
    return (
      /^-?\s*(?:include\s+"|template\s+"|toYaml\b)/.test(inside) ||
      /\.(?:Values|Release|Chart|Capabilities)\b/.test(inside)
    );
  });
}
