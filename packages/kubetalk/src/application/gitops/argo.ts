import { posix } from 'node:path';
import ignore from 'ignore';
import {
  identity,
  inText,
  isRecord,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  text,
} from '../../manifest/manifest';
import { ELSEWHERE, type IsHere, type NotFollowed, type Release } from './release';

export const APPLICATION = 'Application.argoproj.io';
export const APPLICATION_SET = 'ApplicationSet.argoproj.io';

/** The cluster that Argo CD itself is in. */
const OWN_CLUSTER = ['', 'https://kubernetes.default.svc', 'in-cluster'];

const SAME = ['namePrefix', 'nameSuffix', 'images', 'patches', 'replicas', 'commonAnnotations', 'namespace'];
/** Those that change no object that the checks read in another way. */
const HARMLESS = [
  'commonLabels',
  'version',
  'forceCommonLabels',
  'forceCommonAnnotations',
  'kubeVersion',
  'apiVersions',
];

export function ofApplication(of: Manifest, isHere: IsHere): readonly (Release | NotFollowed)[] {
  const spec = record(of.value.spec);
  const sources = spec.sources === undefined ? [record(spec.source)] : list(spec.sources).map(record);
  const references = new Map(sources.map((source) => [text(source.ref), isHere(text(source.repoURL))]));
  const { namespace: stated, server, name } = record(spec.destination);
  const namespace = text(stated);
  const cluster = [server, name].map(text).find((one) => !OWN_CLUSTER.includes(one));
  return sources
    .filter((source) => source.ref === undefined || source.path !== undefined)
    .map((source) => {
      if (source.chart !== undefined || !isHere(text(source.repoURL))) return { of, reason: ELSEWHERE };
      if (source.plugin !== undefined) return { of, reason: 'by a plugin of Argo CD' };
      return { ...ofSource(of, source, namespace, references), ...(cluster !== undefined && { cluster }) };
    });
}

function ofSource(
  of: Manifest,
  { path, helm, kustomize, directory }: JsonObject,
  namespace: string,
  references: ReadonlyMap<string, boolean>,
): Release | NotFollowed {
  const folder = text(path) || '.';
  const { releaseName, valueFiles, values, valuesObject, parameters, fileParameters } = record(helm);
  const files = list(valueFiles).map(text);
  const other = files.find((file) => /^\w+:\/\//.test(file) || (file.startsWith('$') && !references.get(refOf(file))));
  if (other !== undefined || list(fileParameters).length > 0) return { of, reason: `with values ${ELSEWHERE}` };
  const settings = record(kustomize);
  const unknown = Object.keys(settings).find((key) => !SAME.includes(key) && !HARMLESS.includes(key));
  if (unknown !== undefined) return { of, reason: `with kustomize.${unknown}` };
  const overlay = Object.fromEntries(
    SAME.flatMap((key) => (settings[key] === undefined ? [] : [[key, settings[key]]])),
  );
  if (settings.commonLabels !== undefined) overlay.labels = [{ pairs: settings.commonLabels }];
  if (Array.isArray(overlay.images)) overlay.images = overlay.images.map(image);
  const inline = isRecord(valuesObject) ? JSON.stringify(valuesObject) : text(values);
  return {
    of,
    path: folder,
    ...(namespace !== '' && { namespace }),
    overlay: overlay as JsonObject,
    helm: {
      name: text(releaseName) || identity(of).name,
      ...(namespace !== '' && { namespace }),
      values: [
        ...files.map((file) => ({
          file: file.startsWith('$') ? file.slice(file.indexOf('/') + 1) : posix.join(folder, file),
        })),
        ...(inline === '' ? [] : [{ text: inline }]),
      ],
      parameters: list(parameters).map((one) => {
        const { name, value, forceString } = record(one);
        return {
          flag: forceString === true ? 'set-string' : 'set',
          text: `${text(name)}=${text(value).replaceAll(',', '\\,')}`,
        };
      }),
    },
    takes: takenBy(record(directory)),
  };
}

const refOf = (file: string) => file.slice(1).split('/')[0] as string;

/** `name=new:tag`, as the command line of kustomize takes it, as a kustomization has it. */
function image(one: Json): Json {
  const [before = '', after] = text(one).split('=', 2);
  const whole = after ?? before;
  const digest = whole.indexOf('@');
  const tag = whole.lastIndexOf(':') > whole.lastIndexOf('/') ? whole.lastIndexOf(':') : -1;
  const end = digest >= 0 ? digest : tag >= 0 ? tag : whole.length;
  const newName = whole.slice(0, end);
  return {
    name: after === undefined ? newName : before,
    ...(after !== undefined && newName !== '' && { newName }),
    ...(end < whole.length && { [digest >= 0 ? 'digest' : 'newTag']: whole.slice(end + 1) }),
  };
}

/** Without more, Argo CD takes the files of the folder itself and none of those in it. */
function takenBy({ recurse, include, exclude }: JsonObject): (file: string) => boolean {
  const matches = (patterns: string, file: string) =>
    ignore()
      .add(
        patterns
          .replace(/^\{(.*)\}$/, '$1')
          .split(',')
          .map((one) => `/${one}`),
      )
      .ignores(file);
  return (file) =>
    (recurse === true || !file.includes('/')) &&
    (text(include) === '' || matches(text(include), file)) &&
    (text(exclude) === '' || !matches(text(exclude), file));
}

/**
 * The Applications of an ApplicationSet, by its generators of lists and of folders in git.
 *
 * @param folders all folders of the repository, from its top
 */
export function applicationsOf(
  of: Manifest,
  folders: () => readonly string[],
  isHere: IsHere,
): readonly (Manifest | NotFollowed)[] {
  const { generators, template, goTemplate } = record(of.value.spec);
  return list(generators).flatMap((one): readonly (Manifest | NotFollowed)[] => {
    const rows = rowsOf(record(one), folders, isHere);
    if (rows === undefined) return [{ of, reason: `by a generator of ${Object.keys(record(one)).join(', ')}` }];
    return rows.map((row) => {
      const value = filled(
        { ...record(template), apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
        row,
        goTemplate === true,
      );
      return JSON.stringify(value).includes('{{')
        ? { of, reason: 'with a template of more than names' }
        : { ...of, value: value as JsonObject };
    });
  });
}

type Row = Readonly<Record<string, string>>;

function rowsOf(generator: JsonObject, folders: () => readonly string[], isHere: IsHere): readonly Row[] | undefined {
  const { list: elements, git } = generator;
  if (isRecord(elements) && Array.isArray(elements.elements)) return elements.elements.map((row) => flat(row));
  if (!isRecord(git) || !Array.isArray(git.directories) || !isHere(text(git.repoURL))) return undefined;
  const patterns = git.directories.map(record);
  const isOne = (folder: string, exclude: boolean) =>
    patterns.some((one) => (one.exclude === true) === exclude && fits(folder, text(one.path)));
  return folders().flatMap((path) => {
    if (!isOne(path, false) || isOne(path, true)) return [];
    const parts = path.split('/');
    const segments = Object.fromEntries(parts.map((part, index) => [`path[${index}]`, part]));
    const basename = parts.at(-1) as string;
    const normalized = basename.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
    return [
      {
        path,
        'path.path': path,
        'path.basename': basename,
        'path.basenameNormalized': normalized,
        ...segments,
        ...flat(git.values ?? null, 'values.'),
      },
    ];
  });
}

/** Every text in a value, by the way to it. */
function flat(value: Json, way = ''): Row {
  if (!isRecord(value)) return value === null ? {} : { [way.replace(/\.$/, '')]: inText(value) };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => flat(inner as Json, `${way}${key}.`)));
}

/** Whether a path fits a pattern, in which `*` is any part of one name. */
function fits(path: string, pattern: string): boolean {
  const depth = (one: string) => one.split('/').length;
  return ignore().add(`/${pattern}`).ignores(path) && (pattern.includes('**') || depth(path) === depth(pattern));
}

/** A template, with `{{name}}`, or `{{.name}}`, filled in. What has no value stays. */
function filled(value: Json, row: Row, isGo: boolean): Json {
  if (typeof value === 'string')
    return value.replace(/\{\{-?\s*([\w.[\]-]+)\s*-?\}\}/g, (whole, name: string) => {
      const key = isGo ? (name.startsWith('.') ? name.slice(1) : undefined) : name;
      return key !== undefined && Object.hasOwn(row, key) ? (row[key] as string) : whole;
    });
  if (Array.isArray(value)) return value.map((item) => filled(item, row, isGo));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner as Json, row, isGo)]));
}
