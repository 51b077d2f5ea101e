import { type FieldPath, groupOf, type Json, type JsonObject } from '../../manifest/manifest';
import { memo } from '../../manifest/memo';
import { table } from '../../manifest/table';
import { LONGEST_NAME } from '../../text/budget';
import { didYouMean, nearest } from '../../text/nearest';
import { isKindName } from '../names';
import { Kubernetes, lifetimeOfKind } from '../version';
import type { CustomKinds } from './custom';
import { decode } from './decode';
import { isServedOnDemand } from './gates';
import { apart, type Caution, type Judgement, type Problem, ValueLocation } from './problem';
import { deprecatedIn } from './rules/deprecated';
import { anyKind, kinds } from './rules/kinds';

/**
 * Why the API server of a version would refuse an object, each fault once. Kinds that are neither Kubernetes' own nor defined are
 * skipped.
 *
 * @param kubernetes @default - the newest version that is known
 * @param customKinds what CustomResourceDefinitions define @default - nothing
 */
export function problemsOf(
  value: JsonObject,
  kubernetes = Kubernetes.newest,
  customKinds?: CustomKinds,
): readonly Problem[] {
  const ofCustom = customKinds?.judgementOf(value, kubernetes);
  if (ofCustom) return ofCustom.problems;
  return judged(kubernetes)(value).problems;
}

/**
 * What the API server of a version takes of an object, but drops, ignores or warns of, and what was not judged.
 *
 * @param customKinds as for {@link problemsOf}
 */
export function cautionsOf(
  value: JsonObject,
  kubernetes = Kubernetes.newest,
  customKinds?: CustomKinds,
): readonly Caution[] {
  const ofCustom = customKinds?.judgementOf(value, kubernetes);
  if (ofCustom) return ofCustom.cautions;
  return judged(kubernetes)(value).cautions;
}

const judged = memo((kubernetes: Kubernetes) => memo((value: JsonObject) => look(value, kubernetes)));

function look(value: JsonObject, kubernetes: Kubernetes): Judgement {
  const kindFound: (Problem | Caution)[] = [];
  const type = typeOf(value, new ValueLocation(kubernetes, kindFound));
  if (type === undefined) return apart(kindFound);
  const read: (Problem | Caution)[] = kindFound;
  const decoded = decode(value, type, new ValueLocation(kubernetes, read)) as
    | { readonly metadata?: unknown }
    | undefined;
  const misread = apart(read).problems;
  const held: (Problem | Caution)[] = [];
  const object = (decoded?.metadata ? decoded : { metadata: {}, ...decoded }) as never;
  (kinds[type] ?? anyKind)(object, new ValueLocation(kubernetes, held));
  deprecatedIn[type]?.(object, new ValueLocation(kubernetes, held));
  if (read.length + held.length === 0) return apart(held);
  const { problems, cautions } = apart(held);
  return {
    problems: [...misread, ...problems.filter((problem) => !followsFrom(misread, problem))],
    cautions: [...apart(read).cautions, ...cautions],
  };
}

/** The apiVersion and kind that Kubernetes knows, as the tables name them; faults are reported to the location. */
function typeOf({ apiVersion, kind }: JsonObject, location: ValueLocation): string | undefined {
  if (typeof apiVersion !== 'string' || apiVersion === '') return void missing('apiVersion', apiVersion, location);
  if (typeof kind !== 'string' || kind === '') return void missing('kind', kind, location);
  const [version, name] = [apiVersion, kind];
  if (location.kubernetes.serves(version, name)) {
    if (isServedOnDemand(version))
      location
        .into('apiVersion')
        .caution('feature-off', `is ${version}, which a cluster serves only where its --runtime-config says so`);
    return `${version}/${name}`;
  }
  return void unknownKind(version, name, location);
}

function missing(key: string, value: Json | undefined, location: ValueLocation): void {
  const isAbsent = value === undefined || value === null || value === '';
  location.into(key).fault('missing-kind', isAbsent ? 'is missing: give it' : 'is no string: give its name');
}

/** Lists of objects are served, though the table lacks them. */
function isList(kind: string): boolean {
  return kind.endsWith('List');
}

/** Kinds that were gone before the oldest version that is known: their groups, the first version without them, and what to use. */
const GONE: Readonly<Record<string, readonly [groups: string, since: number, use: string]>> = table({
  PodSecurityPolicy: ['policy extensions', 25, 'label Namespaces with pod-security.kubernetes.io/enforce'],
  AuditSink: ['auditregistration.k8s.io', 19, 'give the API server an audit webhook'],
  PodPreset: ['settings.k8s.io', 20, 'write its fields in the Pods, or use a MutatingAdmissionPolicy'],
  InitializerConfiguration: ['admissionregistration.k8s.io', 14, 'use a MutatingWebhookConfiguration'],
  ThirdPartyResource: ['extensions', 8, 'use a CustomResourceDefinition'],
  ScheduledJob: ['batch', 8, 'use a CronJob of batch/v1'],
  PetSet: ['apps', 5, 'use a StatefulSet of apps/v1'],
});

function wasRemoved(version: string, kind: string, location: ValueLocation): boolean {
  const [groups, since, use] = Object.hasOwn(GONE, kind) ? (GONE[kind] ?? []) : [];
  if (!groups?.split(' ').includes(groupOf(version))) return false;
  const message = `is ${kind}, which Kubernetes does not have from 1.${since} on: ${use}`;
  location.into('kind').fault('removed-api-version', message);
  return true;
}

/** Of groups that are not Kubernetes' own nothing is known, unless no CustomResourceDefinition could have them. */
function unknownKind(version: string, kind: string, location: ValueLocation): void {
  if (isList(kind)) return;
  const { kubernetes } = location;
  if (wasRemoved(version, kind, location)) return;
  const versions = kubernetes.apiVersionsOf(kind) ?? new Set();
  const lifetime = lifetimeOfKind(version, kind);
  const gone = lifetime !== undefined && lifetime.until < kubernetes.minor;
  if (lifetime && !(gone && versions.size > 0))
    location
      .into('kind')
      .fault(
        'unknown-kind',
        `is ${kind}, which ${kubernetes} does not have in ${version}; ${kubernetes.existence(lifetime)}`,
      );
  else if (isOurs(groupOf(version), kubernetes) || (versions.size > 0 && !isExtensible(version))) {
    const noVersion = gone ? `${kubernetes} serves no` : 'no cluster serves kind';
    if (versions.size > 0)
      location
        .into('apiVersion')
        .fault(
          'removed-api-version',
          `is ${version}, in which ${noVersion} ${kind}: use ${kubernetes.newerApiVersion(version, kind)}`,
        );
    else
      location
        .into('kind')
        .fault(
          'unknown-kind',
          `is ${kind}, which ${kubernetes} does not have in ${version}${didYouMean(kind, kubernetes.allKinds())}`,
        );
  } else if (!isExtensible(version))
    location
      .into('apiVersion')
      .fault('unknown-kind', `is ${version}, which no cluster can have: use one such as apps/v1`);
  else if (!isKindName(kind))
    location.into('kind').fault('unknown-kind', 'is no name that a kind can have: use letters and digits, 63 at most');
}

/** Whether a group of APIs is Kubernetes' own. */
function isOurs(group: string, kubernetes: Kubernetes): boolean {
  return group === 'extensions' || kubernetes.groups.has(group);
}

/** Whether a CustomResourceDefinition could be of this apiVersion. */
function isExtensible(version: string): boolean {
  const [group = '', name = ''] = version.split('/', 2);
  const pattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+\/[a-z]([-a-z0-9]*[a-z0-9])?$/;
  return group.length <= LONGEST_NAME && name.length <= 63 && pattern.test(version);
}

/** Leaves out problems that follow from another: what could not be read is also missing or invalid. */
function followsFrom(misread: readonly Problem[], { path }: Problem): boolean {
  return misread.some((cause) => {
    const start = cause.check === 'unknown-field' ? cause.path.slice(0, -1) : cause.path;
    return cause.check === 'unknown-field'
      ? mistaken(cause, start, path)
      : startsWith(path, start) || startsWith(start, path);
  });
}

/** Whether the field that is missing is the one that a misspelt field means. */
function mistaken({ path: wrong }: Problem, parent: FieldPath, path: FieldPath): boolean {
  const [word, field] = [String(wrong.at(-1)), path[parent.length]];
  return startsWith(path, parent) && typeof field === 'string' && nearest(word, [field]) !== undefined;
}

function startsWith(path: FieldPath, start: FieldPath): boolean {
  return start.every((key, index) => path[index] === key);
}
