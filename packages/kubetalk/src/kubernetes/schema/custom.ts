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
import { gatewayDefinitions } from './gateway-definitions';
import { apart, type Caution, type Judgement, type Problem, ValueLocation } from './problem';
import { metadata, subdomain } from './rules/names';
import { earnSteps } from './steps';
import { holdTo, type Schema } from './structural';
import { holdToRules, type NoteRule, withDefaults } from './structural-rules';

/** A kind that a CustomResourceDefinition defines. */
interface CustomKind {
  /** The schema of each version that is served; undefined where it has none. */
  readonly versions: ReadonlyMap<string, Schema | undefined>;
  /** Whether the cluster may have another release of the definition, with more versions and fields. */
  readonly mayBeOther: boolean;
}

const GATEWAY_GROUP = 'gateway.networking.k8s.io';

/** The kinds of the Gateway API, which many clusters have and few manifests define. */
function gatewayKinds(): ReadonlyMap<string, CustomKind> {
  gateway ??= readGatewayKinds();
  return gateway;
}

let gateway: ReadonlyMap<string, CustomKind> | undefined;

function readGatewayKinds(): ReadonlyMap<string, CustomKind> {
  const found = new Map<string, CustomKind>();
  for (const [kind, versions, schema] of gatewayDefinitions) {
    const key = `${GATEWAY_GROUP}/${kind}`;
    const parsed = JSON.parse(schema) as Schema;
    const all = versions.split(' ').map((version) => [version, parsed] as const);
    found.set(key, { versions: new Map([...(found.get(key)?.versions ?? []), ...all]), mayBeOther: true });
  }
  return found;
}

/** The kinds that CustomResourceDefinitions define. */
export class CustomKinds {
  private readonly kinds = new Map<string, CustomKind>();
  private readonly known = new WeakMap<JsonObject, Judgement>();
  private readonly rules = new Set<string>();

  constructor(manifests: Iterable<Manifest>) {
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
    this.kinds.set(`${text(group)}/${text(record(names).kind)}`, {
      versions: new Map(schemas),
      mayBeOther: false,
    });
  }

  /** The rules that were asked of objects and whose outcome only an API server knows, such as those with functions that are not known here. */
  get unknownRules(): readonly string[] {
    return [...this.rules];
  }

  has(apiVersion: string, kind: string): boolean {
    return this.kinds.has(`${groupOf(apiVersion)}/${kind}`);
  }

  /** A kind without a definition, with nearly the name of a defined kind. */
  private misspelt(apiVersion: string, kind: string): Judgement | undefined {
    const start = `${groupOf(apiVersion)}/`;
    const all = [...this.kinds.keys(), ...(start === `${GATEWAY_GROUP}/` ? gatewayKinds().keys() : [])];
    const known = all.flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
    const meant = nearest(kind, known);
    if (meant === undefined) return undefined;
    const message = `is ${kind}, which no CustomResourceDefinition has: did you mean ${meant}?`;
    return apart([{ check: 'unknown-kind', path: ['kind'], message }]);
  }

  /** What the API server would have against an object of such a kind; undefined where the object is of none. */
  judgementOf(value: JsonObject, kubernetes: Kubernetes): Judgement | undefined {
    const [apiVersion, kind] = [text(value.apiVersion), text(value.kind)];
    const group = groupOf(apiVersion);
    const key = `${group}/${kind}`;
    const custom = this.kinds.get(key) ?? (group === GATEWAY_GROUP ? gatewayKinds().get(key) : undefined);
    if (!custom) return this.misspelt(apiVersion, kind);
    const before = this.known.get(value);
    if (before) return before;
    const judgement = look(value, custom, kubernetes, (rule) => this.rules.add(`${kind}: ${rule}`));
    this.known.set(value, judgement);
    earnSteps(value);
    return judgement;
  }
}

function schemaOf(version: JsonObject): Schema | undefined {
  const { openAPIV3Schema } = record(version.schema);
  return isRecord(openAPIV3Schema) ? (openAPIV3Schema as Schema) : undefined;
}

function look(
  value: JsonObject,
  { versions, mayBeOther }: CustomKind,
  kubernetes: Kubernetes,
  unknown: NoteRule,
): Judgement {
  const found: (Problem | Caution)[] = [];
  const location = new ValueLocation(kubernetes, found);
  const apiVersion = text(value.apiVersion);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  if (!versions.has(version)) {
    if (mayBeOther) return apart([]);
    const other = [...versions.keys()].at(-1);
    const due = other === undefined ? '' : `: use ${groupOf(apiVersion)}/${other}`;
    location
      .into('apiVersion')
      .fault('removed-api-version', `is ${apiVersion}, in which its CustomResourceDefinition serves none${due}`);
    return apart(found);
  }
  const schema = versions.get(version);
  const { metadata: meta, ...rest } = value;
  const decoded = decode((meta ?? null) as Json, 'meta.v1.ObjectMeta', location.into('metadata')) ?? {};
  metadata(subdomain)(decoded as never, location.into('metadata'));
  if (!schema) return apart(found);
  const stored = withDefaults(schema, rest);
  holdTo(schema, stored, location, OWN);
  // A field that is not nearly one of those that are known may be a newer one.
  const isCertain = ({ check, message }: Problem) => check !== 'unknown-field' || message.endsWith('?');
  const certain = (): Judgement => {
    const { problems, cautions } = apart(found);
    return { problems: mayBeOther ? problems.filter(isCertain) : problems, cautions: unjudged(cautions) };
  };
  if (certain().problems.length > 0) return certain();
  const { name = '', generateName = '' } = record(meta);
  holdToRules(withMetadata(schema), { ...record(stored), metadata: { name, generateName } }, location, unknown);
  return certain();
}

/** What was not judged: where one value takes too long, others of the object do. */
function unjudged([first, ...others]: readonly Caution[]): readonly Caution[] {
  if (!first || others.length === 0) return first ? [first] : [];
  return [{ ...first, message: `${first.message}; nor are ${others.length} other values of this object` }];
}

/** The parts of an object's metadata that rules can ask for. */
function withMetadata(schema: Schema): Schema {
  const string = { type: 'string' };
  const metadata = { type: 'object', properties: { name: string, generateName: string } };
  const properties = { apiVersion: string, kind: string, ...schema.properties, metadata };
  return { ...schema, properties };
}

/** The fields that every object has, even without a schema. */
const OWN: readonly string[] = ['apiVersion', 'kind', 'metadata'];
