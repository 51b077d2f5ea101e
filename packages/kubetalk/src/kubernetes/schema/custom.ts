import {
  groupOf,
  identity,
  isRecord,
  type Json,
  type JsonObject,
  list,
  type Manifest,
  record,
  text,
} from '../../manifest/manifest';
import { nearest } from '../../text/nearest';
import type { Kubernetes } from '../version';
import { decode } from './decode';
import { apart, type Caution, type Problem, ValueLocation } from './problem';
import { metadata, subdomain } from './rules/names';
import { holdTo, renewBudget, type Schema } from './structural';

/** A kind that a CustomResourceDefinition defines. */
interface CustomKind {
  /** The schema of each version that is served; undefined where it has none. */
  readonly versions: ReadonlyMap<string, Schema | undefined>;
}

/** The kinds that CustomResourceDefinitions define. */
export class CustomKinds {
  private readonly kinds = new Map<string, CustomKind>();
  private readonly known = new WeakMap<JsonObject, readonly Problem[]>();

  constructor(manifests: Iterable<Manifest>) {
    renewBudget();
    for (const manifest of manifests) {
      const { apiVersion, kind } = identity(manifest);
      if (kind === 'CustomResourceDefinition' && apiVersion === 'apiextensions.k8s.io/v1')
        this.add(record(manifest.value.spec));
    }
  }

  private add({ group, names, versions }: JsonObject): void {
    const served = list(versions)
      .map(record)
      .filter((version) => version.served === true);
    const schemas = served.map((version) => [text(version.name), schemaOf(version)] as const);
    this.kinds.set(`${text(group)}/${text(record(names).kind)}`, { versions: new Map(schemas) });
  }

  has(apiVersion: string, kind: string): boolean {
    return this.kinds.has(`${groupOf(apiVersion)}/${kind}`);
  }

  /** A kind without a definition, with nearly the name of a defined kind. */
  private misspelt(apiVersion: string, kind: string): readonly Problem[] | undefined {
    const start = `${groupOf(apiVersion)}/`;
    const known = [...this.kinds.keys()].flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
    const meant = nearest(kind, known);
    if (meant === undefined) return undefined;
    return [
      {
        check: 'unknown-kind',
        path: ['kind'],
        message: `is ${kind}, which no CustomResourceDefinition has: did you mean ${meant}?`,
      },
    ];
  }

  /** Why the API server would refuse an object of such a kind; undefined where the object is of none. */
  problemsOf(value: JsonObject, kubernetes: Kubernetes): readonly Problem[] | undefined {
    const [apiVersion, kind] = [text(value.apiVersion), text(value.kind)];
    const custom = this.kinds.get(`${groupOf(apiVersion)}/${kind}`);
    if (!custom) return this.misspelt(apiVersion, kind);
    const problems = this.known.get(value) ?? look(value, custom, kubernetes);
    this.known.set(value, problems);
    return problems;
  }
}

function schemaOf(version: JsonObject): Schema | undefined {
  const { openAPIV3Schema } = record(version.schema);
  return isRecord(openAPIV3Schema) ? (openAPIV3Schema as Schema) : undefined;
}

function look(value: JsonObject, { versions }: CustomKind, kubernetes: Kubernetes): readonly Problem[] {
  const found: (Problem | Caution)[] = [];
  const location = new ValueLocation(kubernetes, found);
  const apiVersion = text(value.apiVersion);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (!versions.has(version)) {
    const other = [...versions.keys()].at(-1);
    const due = other === undefined ? '' : `: use ${groupOf(apiVersion)}/${other}`;
    location
      .into('apiVersion')
      .fault('removed-api-version', `is ${apiVersion}, in which its CustomResourceDefinition serves none${due}`);
    return apart(found).problems;
  }
  const schema = versions.get(version);
  const { metadata: meta, ...rest } = value;
  const decoded = decode((meta ?? null) as Json, 'meta.v1.ObjectMeta', location.into('metadata')) ?? {};
  metadata(subdomain)(decoded as never, location.into('metadata'));
  if (schema) holdTo(schema, rest, location, OWN);
  return apart(found).problems;
}

/** The fields that every object has, even without a schema. */
const OWN: readonly string[] = ['apiVersion', 'kind', 'metadata'];
