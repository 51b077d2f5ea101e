import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { namespaceOf } from '../../src/kubernetes/objects';
import { type JsonObject, type Manifest, record, text } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import type { Change } from './changes';

/** One release of an application and the next one, as `before.yaml` and `after.yaml` of a folder. */
export interface Upgrade {
  readonly definitions: readonly Manifest[];
  /** What differs between the two, in one namespace and with names of their own. */
  readonly changes: readonly Change[];
}

/** What others of the cluster would feel: they are left out. */
const LEFT_OUT = /^(APIService|MutatingWebhookConfiguration|Namespace|ValidatingWebhookConfiguration)$/;
export const isDefinition = ({ kind }: JsonObject) => kind === 'CustomResourceDefinition';

/** The upgrades in the folders of a folder. */
export function upgradesIn(folder: string, namespace: string): readonly Upgrade[] {
  const names = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'after.yaml')))
    .sort();
  return names.map((name, index) => upgrade(join(folder, name), name, namespace, String(index)));
}

function upgrade(folder: string, name: string, namespace: string, suffix: string): Upgrade {
  const [before, after] = ['before.yaml', 'after.yaml'].map((file) =>
    manifestsOf({ file, text: readFileSync(join(folder, file), 'utf8') })
      .filter(({ value }) => !LEFT_OUT.test(text(value.kind)))
      .map((manifest) => placed(manifest, namespace, suffix)),
  );
  const there = new Map(after?.map((value) => [keyOf(value), value]));
  const changes = new Map<string, Change>();
  for (const value of before ?? []) {
    const other = there.get(keyOf(value));
    if (other && !isDeepStrictEqual(value, other))
      changes.set(keyOf(value), { name: `${name} ${keyOf(value)}`, before: value, after: other });
  }
  const definitions = [...(after ?? [])].filter(isDefinition).map((value): Manifest => ({ value, source: {} }));
  return { definitions, changes: [...changes.values()] };
}

const keyOf = ({ kind, metadata }: JsonObject) => `${text(kind)} ${text(record(metadata).name)}`;

/** In the namespace of the run, with a name that no other upgrade has; the names of definitions are fixed. */
function placed(manifest: Manifest, namespace: string, suffix: string): JsonObject {
  const { value } = manifest;
  if (isDefinition(value)) return value;
  const { namespace: _, ...metadata } = record(value.metadata);
  const isWide = namespaceOf(manifest) === '';
  const name = `${text(metadata.name)}-${isWide ? `${namespace}-` : ''}${suffix}`;
  return { ...value, metadata: { ...metadata, name, ...(!isWide && { namespace }) } };
}
