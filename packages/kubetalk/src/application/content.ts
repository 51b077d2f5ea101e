import { existsSync, lstatSync } from 'node:fs';
import { Kubernetes } from '../kubernetes/version';
import type { KnownDocuments } from '../manifest/documents';
import { type Input, readInput } from '../manifest/input';
import { UnbuiltError, UnreadableError } from '../manifest/input-error';
import { type FieldPath, isRecord, type JsonObject, type Manifest, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { nearest } from '../text/nearest';
import type { Changed } from './changed';
import type { MadeBefore } from './gitops/release';
import { type HelmOptions, isLibrary, isTemplate, rendered, templateAbove } from './helm';
import { unfitWithin } from './inside';
import { isComponent, kustomizationIn, kustomized } from './kustomize';
import { withOrigins } from './origins';
import { remoteReferences } from './remote';
import { RenderedDocument, type Rendering } from './template';
import type { Exclusion } from './walk';

export interface ReadOptions extends HelmOptions {
  /** What is left out of folders. @default - nothing */
  readonly exclusion?: Exclusion;
  /** Whether all that is found is applied together, and nothing of it is a variant. @default false */
  readonly complete?: boolean;
  /** Whether charts are rendered and kustomizations built; else plain files are read alone. @default true */
  readonly build?: boolean;
  /** Whether kustomizations may take parts from other machines and repositories. @default false */
  readonly allowRemote?: boolean;
  /** Whether what can't be read does not end the run. @default false */
  readonly lenient?: boolean;
  /** The folder out of which nothing leads that is named and lies in it. @default - the repository, else the current folder */
  readonly within?: string;
  /** What changed: charts, kustomizations and sets of files that it is no part of are left out. @default - everything is read */
  readonly changed?: Changed;
  /** Whether it is an answer that nothing is in any. @default false */
  readonly mayBeEmpty?: boolean;
  /** What was read before, which may be there again. @default - nothing */
  readonly known?: KnownDocuments;
  /** Reads a file. @default - from the disk; an editor has other texts */
  readonly inputOf?: (file: string) => Promise<Input>;
  /** What charts and kustomizations made before, by folder, to which more is added. @default - each is built again */
  readonly made?: Map<string, Promise<readonly Manifest[] | string>>;
  /** What controllers were found to apply before, to which more is added. @default - it is built again */
  readonly released?: MadeBefore;
}

const NO_MANIFEST = 'holds no manifest';

/** What a file in a folder holds, or why it is left out: it is read as manifests only where it looks like them. */
export async function foundIn(
  file: string,
  { known, inputOf = readInput }: ReadOptions,
): Promise<readonly Manifest[] | string> {
  if (!existsSync(file))
    return lstatSync(file, { throwIfNoEntry: false })
      ? 'a link that leads nowhere'
      : 'gone since its folder was listed';
  const input = await inputOf(file);
  // In quotes, any letter may be written as an escape.
  if (!/\b(?:apiVersion|kind)\b|\\/.test(input.text)) return NO_MANIFEST;
  try {
    const manifests = manifestsOf(input, known);
    if (!manifests.some(isManifest)) return NO_MANIFEST;
    return manifests.every(isOfTool) ? 'the settings of a tool' : manifests;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    // A comment is no part of a template, and neither makes YAML of it nor keeps it from being some.
    const code = input.text.replace(/^[ \t]*#.*$/gm, '');
    // kubectl applies what comes before the document that it can't read.
    if (manifestsBefore(input, '{{')) throw error;
    if (isTemplate(code)) return 'a template of Helm outside of a chart';
    if (code.includes('{{')) return 'a template';
    if (/^[ \t]*"?(?:apiVersion|kind)"?[ \t]*:/m.test(input.text)) throw error;
    return NO_MANIFEST;
  }
}

/** Whether there are manifests in the documents before the one in which a text is. */
function manifestsBefore({ file, text }: Input, part: string): boolean {
  const end = text.lastIndexOf('\n---', text.indexOf(part));
  if (end <= 0 || !text.includes(part)) return false;
  try {
    return manifestsOf({ file, text: text.slice(0, end + 1) }).some(isManifest);
  } catch (error) {
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}

/** Whether it may be meant for a cluster. Other tools have an `apiVersion: 1`, or a `kind` alone. */
function isManifest({ value }: Manifest): boolean {
  const { apiVersion, kind, metadata } = value;
  if (text(apiVersion) !== '') return text(kind) !== '' || isRecord(metadata);
  return apiVersion === undefined && isRecord(metadata) && Kubernetes.newest.apiVersionsOf(text(kind)) !== undefined;
}

/** Settings that are written as manifests are: of kubectl, or of a group that no cluster can have, such as `skaffold/v4beta11`. */
function isOfTool({ value }: Manifest): boolean {
  const [group = '', version] = text(value.apiVersion).split('/');
  if (version === undefined) return group === 'v1' && value.kind === 'Config';
  return !group.includes('.') && nearest(group, GROUPS) === undefined;
}

/** Kubernetes' own groups that have no dot: a misspelling of them is one. */
const GROUPS = ['apps', 'autoscaling', 'batch', 'extensions', 'policy'];

const NOT_BUILT = 'not built, as --no-build says';

/** What a chart makes, or why it is left out. @param top the folder out of which no link may lead */
export function charted(chart: string, top: string, options: ReadOptions): readonly Manifest[] | string {
  if (options.build === false) return `a chart, ${NOT_BUILT}`;
  const error = unfitWithin(chart, top);
  if (error) throw error;
  if (isLibrary(chart)) return 'a library chart, which makes nothing by itself';
  const rendering = rendered(chart, options);
  if (rendering === undefined)
    throw new UnbuiltError(chart, `a chart, and helm is not on PATH: helm template ${chart} | kubetalk check -`);
  const lines = rendering.split('\n');
  return manifestsOf({ file: chart, text: rendering }, options.known).map((manifest) =>
    fromTemplate(manifest, lines, { chart, top, values: options.values ?? [] }),
  );
}

/** What a kustomization makes, or why it is left out. @param over fields of a kustomization that are put over it */
export async function built(
  folder: string,
  top: string,
  { known, build, allowRemote = false, inputOf = readInput }: ReadOptions,
  over: JsonObject = {},
): Promise<readonly Manifest[] | string> {
  if (build === false) return `a kustomization, ${NOT_BUILT}`;
  const file = kustomizationIn(folder) as string;
  if (isComponent(file)) return 'a component, which kustomizations take in';
  const [remote] = remoteReferences(folder, top);
  if (remote !== undefined && !allowRemote)
    throw new UnbuiltError(folder, `left out: needs --allow-remote: it takes ${remote} from elsewhere`);
  const made = await kustomized(folder, allowRemote, over);
  if (made === undefined)
    throw new UnbuiltError(
      folder,
      `a kustomization, and neither kustomize nor kubectl is on PATH: kustomize build ${folder} | kubetalk check -`,
    );
  return withOrigins(manifestsOf({ file, text: made.text }, known), made.root, file, inputOf);
}

/** A manifest that helm rendered, whose lines are those of its template. */
function fromTemplate(
  { value, source }: Manifest,
  lines: readonly string[],
  of: Pick<Rendering, 'chart' | 'top' | 'values'>,
): Manifest {
  const { line, offset, ...rest } = source;
  const first = line?.([]) ?? 1;
  const file = templateAbove(of.chart, lines, first);
  if (line === undefined || file === undefined) return { value, source: { ...rest, file: of.chart } };
  const start = lines.lastIndexOf('---', first - 1) + 1;
  const end = lines.indexOf('---', first);
  let known: RenderedDocument | undefined;
  const document = () => {
    known ??= new RenderedDocument({ ...of, file, lines: lines.slice(start, end < 0 ? undefined : end) });
    return known;
  };
  const at = (path: FieldPath) => (line(path) ?? first) - 1 - start;
  return {
    value,
    source: { ...rest, file, line: (path) => document().line(at(path)), value: (path) => document().value(at(path)) },
  };
}
