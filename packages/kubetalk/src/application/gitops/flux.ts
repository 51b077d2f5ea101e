import { parse, posix } from 'node:path';
import { kindOf } from '../../kubernetes/objects';
import { documents } from '../../manifest/documents';
import { InputError } from '../../manifest/input-error';
import {
  identity,
  isRecord,
  type JsonObject,
  list,
  type Manifest,
  record,
  strings,
  text,
} from '../../manifest/manifest';
import { ELSEWHERE, type IsHere, type NotFollowed, type Release } from './release';

export const KUSTOMIZATION = 'Kustomization.kustomize.toolkit.fluxcd.io';
export const HELM_RELEASE = 'HelmRelease.helm.toolkit.fluxcd.io';
const ARTIFACTS = 'ArtifactGenerator.source.extensions.fluxcd.io';
const GIT_REPOSITORY = 'GitRepository.source.toolkit.fluxcd.io';

/** Fields of Flux's Kustomization that mean what kustomize's own mean. */
const SAME = ['namePrefix', 'nameSuffix', 'patches', 'images'];

/** @param beside the objects that are applied with it, which may hold its source and its values */
export function ofKustomization(of: Manifest, beside: readonly Manifest[], isHere: IsHere): Release | NotFollowed {
  const spec = record(of.value.spec);
  const artifact = record(spec.sourceRef).kind === 'ExternalArtifact' ? artifactOf(of, spec, beside) : undefined;
  const reason = otherSource(of, { sourceRef: artifact?.sourceRef ?? spec.sourceRef }, beside, isHere);
  if (reason !== undefined) return { of, reason };
  const { labels, annotations } = record(spec.commonMetadata);
  const overlay = {
    ...Object.fromEntries(SAME.flatMap((key) => (spec[key] === undefined ? [] : [[key, spec[key]]]))),
    ...(spec.targetNamespace !== undefined && { namespace: spec.targetNamespace }),
    ...(labels !== undefined && { labels: [{ pairs: labels }] }),
    ...(annotations !== undefined && { commonAnnotations: annotations }),
  } as JsonObject;
  const { substitute, substituteFrom } = record(spec.postBuild);
  const from = list(substituteFrom).map((one) => dataOf(record(one), of, beside) ?? {});
  const isPut = substitute !== undefined || substituteFrom !== undefined;
  return {
    of,
    ...clusterOf(spec),
    path: artifact?.path ?? (text(spec.path) || '.'),
    overlay,
    ...(isPut && { variables: Object.assign({}, ...from, strings(substitute)) }),
  };
}

export function ofHelmRelease(of: Manifest, beside: readonly Manifest[], isHere: IsHere): Release | NotFollowed {
  const spec = record(of.value.spec);
  const chart = record(record(spec.chart).spec);
  const reason = spec.chartRef !== undefined ? ELSEWHERE : otherSource(of, chart, beside, isHere);
  if (reason !== undefined) return { of, reason };
  const { name, namespace } = identity(of);
  const target = text(spec.targetNamespace);
  const valuesFrom = list(spec.valuesFrom).map(record);
  const read = valuesFrom.map((one) => valuesOf(one, of, beside));
  const missing = read.findIndex((found, index) => found === undefined && valuesFrom[index]?.optional !== true);
  if (missing >= 0)
    return {
      of,
      reason: `with values of ${text(valuesFrom[missing]?.kind)} ${text(valuesFrom[missing]?.name)}, which no manifest has`,
    };
  const patches = list(spec.postRenderers).flatMap((one) => list(record(record(one).kustomize).patches));
  const images = list(spec.postRenderers).flatMap((one) => list(record(record(one).kustomize).images));
  return {
    of,
    ...clusterOf(spec),
    path: text(chart.chart),
    namespace: target || namespace,
    overlay: { ...(patches.length > 0 && { patches }), ...(images.length > 0 && { images }) },
    helm: {
      name: text(spec.releaseName) || [target, name].filter(Boolean).join('-'),
      namespace: target || namespace || 'default',
      values: [
        ...list(chart.valuesFiles).map((file) => ({ file: text(file) })),
        ...[...read.flatMap((found) => found ?? []), record(spec.values)].map((one) => ({ text: JSON.stringify(one) })),
      ],
    },
  };
}

function clusterOf({ kubeConfig }: JsonObject): { readonly cluster?: string } {
  const name = text(record(record(kubeConfig).secretRef).name);
  return name === '' ? {} : { cluster: name };
}

/** Where the path of an artifact is that is put together of folders of a repository, and which repository that is. */
function artifactOf(
  of: Manifest,
  { sourceRef, path }: JsonObject,
  beside: readonly Manifest[],
): { readonly sourceRef: JsonObject; readonly path: string } | undefined {
  const { name, namespace = identity(of).namespace } = record(sourceRef);
  const wanted = posix.join('@artifact', text(path), '/');
  for (const generator of beside) {
    if (kindOf(generator) !== ARTIFACTS || identity(generator).namespace !== namespace) continue;
    const { sources, artifacts } = record(generator.value.spec);
    const artifact = list(artifacts)
      .map(record)
      .find((one) => one.name === name);
    for (const { from, to } of list(artifact?.copy).map(record)) {
      const source = list(sources)
        .map(record)
        .find(({ alias }) => text(from).startsWith(`@${text(alias)}/`));
      const folder = posix.join(text(to), '/');
      if (source && text(from).endsWith('/**') && wanted.startsWith(folder))
        return {
          sourceRef: { namespace: identity(generator).namespace, ...source },
          path: posix.join(text(from).slice(text(source.alias).length + 2, -'**'.length), wanted.slice(folder.length)),
        };
    }
  }
  return undefined;
}

/** Why its source is not this repository. */
function otherSource(
  of: Manifest,
  { sourceRef }: JsonObject,
  beside: readonly Manifest[],
  isHere: IsHere,
): string | undefined {
  const { kind, name, namespace } = record(sourceRef);
  if (kind !== 'GitRepository') return ELSEWHERE;
  const own = namespace ?? identity(of).namespace;
  const source = beside.find(
    (one) => kindOf(one) === GIT_REPOSITORY && identity(one).name === name && identity(one).namespace === own,
  );
  // Bootstrap writes the source of the repository itself, and often not into it.
  return source === undefined || isHere(text(record(source.value.spec).url)) ? undefined : ELSEWHERE;
}

/** What a ConfigMap holds that a reference names. The values of a Secret are nobody's to read. */
function dataOf(
  { kind, name }: JsonObject,
  of: Manifest,
  beside: readonly Manifest[],
): Record<string, string> | undefined {
  const found = beside.find((one) => {
    const { name: own, namespace } = identity(one);
    return kind === 'ConfigMap' && kindOf(one) === 'ConfigMap' && own === name && namespace === identity(of).namespace;
  });
  return found && strings(found.value.data);
}

function valuesOf(reference: JsonObject, of: Manifest, beside: readonly Manifest[]): JsonObject | undefined {
  const value = dataOf(reference, of, beside)?.[text(reference.valuesKey) || 'values.yaml'];
  if (value === undefined) return undefined;
  const target = text(reference.targetPath);
  if (target !== '')
    return target.split('.').reduceRight<JsonObject>((inner, key) => ({ [key]: inner }), value as never);
  try {
    const [document] = documents(value, parse(of.source.file ?? '').base);
    return isRecord(document?.value) ? document.value : {};
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
