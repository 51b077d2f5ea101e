// node bin/run.mjs packages/cdk8s-kubetalk/generate-api.ts DEFINITIONS: writes src/api.ts, the types of what constructs take in the API's own words.
//
// DEFINITIONS is what `kubectl get --raw /openapi/v2` prints, or the same packed by gzip. It is best of the newest Kubernetes: fields
// are only ever added.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What constructs refer to; whatever these hold comes along. */
const ROOTS = [
  'core.v1.PodSpec',
  'core.v1.ServiceSpec',
  'apps.v1.DeploymentSpec',
  'apps.v1.ReplicaSetSpec',
  'apps.v1.StatefulSetSpec',
  'apps.v1.DaemonSetSpec',
  'batch.v1.JobSpec',
  'batch.v1.CronJobSpec',
  'networking.v1.IngressSpec',
].map((name) => `io.k8s.api.${name}`);

/** Values that a field of a type is limited to; the definitions say so in prose only. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'Container.imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'Container.terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
  'ContainerPort.protocol': ['TCP', 'UDP', 'SCTP'],
  'DaemonSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
  'DeploymentStrategy.type': ['RollingUpdate', 'Recreate'],
  'HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
  'CronJobSpec.concurrencyPolicy': ['Allow', 'Forbid', 'Replace'],
  'JobSpec.completionMode': ['NonIndexed', 'Indexed'],
  'PodSpec.dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'PodSpec.preemptionPolicy': ['Never', 'PreemptLowerPriority'],
  'PodSpec.restartPolicy': ['Always', 'OnFailure', 'Never'],
  'ServiceSpec.externalTrafficPolicy': ['Cluster', 'Local'],
  'ServiceSpec.internalTrafficPolicy': ['Cluster', 'Local'],
  'ServiceSpec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  'ServiceSpec.sessionAffinity': ['ClientIP', 'None'],
  'StatefulSetSpec.podManagementPolicy': ['OrderedReady', 'Parallel'],
  'StatefulSetUpdateStrategy.type': ['RollingUpdate', 'OnDelete'],
  'Toleration.effect': ['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
  'Toleration.operator': ['Exists', 'Equal'],
  'TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
};

/** Definitions that are one value on the wire. */
const SCALARS: Readonly<Record<string, string>> = {
  Quantity: 'string | number',
  IntOrString: 'number | string',
  Time: 'string',
  MicroTime: 'string',
  FieldsV1: 'object',
};

interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

function write(definitions: Readonly<Record<string, Schema>>, version: string): string {
  const named = new Map<string, Schema>();
  const name = (full: string) => full.slice(full.lastIndexOf('.') + 1);
  const type = (schema: Schema): string => {
    if (schema.$ref) return visit(schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1));
    if (schema.type === 'array') return `readonly ${grouped(type(schema.items ?? {}))}[]`;
    if (schema.additionalProperties) return `Readonly<Record<string, ${type(schema.additionalProperties)}>>`;
    return (
      { integer: 'number', number: 'number', boolean: 'boolean', string: 'string' }[schema.type ?? ''] ?? 'unknown'
    );
  };
  const written = new Map<string, string>();
  const visit = (full: string): string => {
    const short = name(full);
    const scalar = SCALARS[short];
    if (scalar) return scalar;
    if (named.has(short)) return short;
    const schema = definitions[full] ?? {};
    named.set(short, schema);
    const page = `https://kubernetes.io/docs/reference/generated/kubernetes-api/${version}/#${anchor(full)}`;
    const fields = Object.entries(schema.properties ?? {}).map(([key, value]) => {
      const optional = schema.required?.includes(key) ? '' : '?';
      const values = VALUES[`${short}.${key}`]?.map((one) => `'${one}'`).join(' | ');
      const deprecated = /\bDeprecated: /.test(value.description ?? '') ? ' @deprecated' : '';
      const hover = `  /** {@link ${page} ${short}.${key}}${deprecated} */\n`;
      return `${hover}  readonly ${/^\w+$/.test(key) ? key : `'${key}'`}${optional}: ${values ?? type(value)};\n`;
    });
    written.set(short, `/** {@link ${page} ${short}} */\nexport interface ${short} {\n${fields.join('')}}\n`);
    return short;
  };
  for (const root of ROOTS) visit(root);
  const all = [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return `// Made by generate-api.ts from the definitions of Kubernetes ${version}.

/**
 * What goes into a Pod, a Service and the workloads, in the API's own words.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 * @packageDocumentation
 */

${all.join('\n')}`;
}

/** Where the reference of Kubernetes' API describes a definition: `podspec-v1-core`. */
function anchor(full: string): string {
  const [kind = '', version, group] = full.split('.').reverse();
  const groups: Readonly<Record<string, string>> = { networking: 'networking-k8s-io' };
  return `${kind.toLowerCase()}-${version}-${groups[group ?? ''] ?? group}`;
}

function grouped(type: string): string {
  return type.includes('|') || type.startsWith('readonly') ? `(${type})` : type;
}

const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const { definitions, info } = JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString());
const version = info?.version ?? /v\d+\.\d+/.exec(file)?.[0] ?? 'an unknown version';
writeFileSync(join(__dirname, 'src/api.ts'), write(definitions, version));
