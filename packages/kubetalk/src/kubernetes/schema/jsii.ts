interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

interface Property {
  readonly docs: { readonly custom: { readonly schema: string } };
  readonly type: TypeReference;
}

interface Assembly {
  readonly types: Readonly<Record<string, { readonly properties?: readonly Property[] }>>;
}

const MODULE = 'cdk8s-plus-28.k8s.';

/** The integers of 64 bits; jsii knows but one type of number, and all others have 32. */
const INT64 = new Set(
  ['CronJobSpec#startingDeadlineSeconds', 'JobSpec#activeDeadlineSeconds', 'ControllerRevision#revision'].concat(
    ['maxItems', 'maxLength', 'maxProperties', 'minItems', 'minLength', 'minProperties'].map(
      (field) => `JSONSchemaProps#${field}`,
    ),
    ['deletionGracePeriodSeconds', 'generation'].map((field) => `ObjectMeta#${field}`),
    ['fsGroup', 'runAsGroup', 'runAsUser', 'supplementalGroups'].map((field) => `PodSecurityContext#${field}`),
    ['runAsGroup', 'runAsUser'].map((field) => `SecurityContext#${field}`),
    ['activeDeadlineSeconds', 'terminationGracePeriodSeconds'].map((field) => `PodSpec#${field}`),
    ['Probe#terminationGracePeriodSeconds', 'DeleteOptions#gracePeriodSeconds', 'Toleration#tolerationSeconds'],
    ['ServiceAccountTokenProjection', 'TokenRequest', 'TokenRequestSpec'].map((type) => `${type}#expirationSeconds`),
  ),
);
/** `cdk8s import` leaves out every field called status, and the apiVersion and kind that its classes write themselves. */
const OF_KINDS = ' apiVersion:string kind:string status:any';
const LEFT_OUT: Readonly<Record<string, string>> = {
  CustomResourceSubresources: ' status:any',
};

const FLOAT = new Set(['maximum', 'minimum', 'multipleOf'].map((field) => `JSONSchemaProps#${field}`));
const BYTES = new Set([
  'APIServiceSpec#caBundle',
  'CertificateSigningRequestSpec#request',
  'ConfigMap#binaryData',
  'Secret#data',
  'WebhookClientConfig#caBundle',
]);

/**
 * The fields of all kinds, as the text of packages/kubetalk/src/kubernetes/schema/fields.ts.
 *
 * cdk8s-plus-28 describes its classes for other languages in a jsii assembly, which so holds the whole schema of Kubernetes
 * 1.28; only the width of numbers and which strings are base64 are missing there, and stated above.
 *
 * @param assembly the text of cdk8s-plus-28/.jsii
 * @param classes the classes of cdk8s-plus-28/lib/imports/k8s, which know their apiVersion and kind
 */
export function fieldsOf(assembly: string, classes: object): string {
  const { types } = JSON.parse(assembly) as Assembly;
  const reached = new Set<string>();
  const kinds = Object.entries(classes)
    .filter(([name, value]) => 'GVK' in value && !/List(V\d\w*)?$/.test(name))
    .map(([name, { GVK }]) => `${GVK.apiVersion}/${GVK.kind}${line(types, `${name}Props`, reached)}`);
  // A Set hands out what is added while it is walked, so this ends when no line names a type that is not there yet.
  const lines = [...kinds.sort()];
  const structs: string[] = [];
  for (const name of reached) structs.push(name + line(types, name, reached));
  return `// The fields of every kind of Kubernetes 1.28 by type, made by packages/kubetalk/src/kubernetes/schema/generate.ts from cdk8s-plus-28.
// A line: a kind with its apiVersion, or a type; then its fields. []: a list of; {}: an object whose values are.
export const k8sFields = \`
${[...lines, ...structs.sort()].join('\n')}
\`;
`;
}

function line(types: Assembly['types'], name: string, reached: Set<string>): string {
  const properties = types[MODULE + name]?.properties ?? [];
  const fields = properties.map(({ docs, type }) => {
    const schema = docs.custom.schema.replace(/^.*\./, '');
    return ` ${schema.replace(/^.*#/, '')}:${spelled(schema, type, reached)}`;
  });
  return (name.startsWith('Kube') ? OF_KINDS : (LEFT_OUT[name] ?? '')) + fields.sort().join('');
}

function spelled(schema: string, type: TypeReference, reached: Set<string>): string {
  if (type.collection)
    return `${type.collection.kind === 'array' ? '[]' : '{}'}${spelled(schema, type.collection.elementtype, reached)}`;
  if (type.fqn) return named(type.fqn.slice(MODULE.length), reached);
  if (type.primitive === 'number') return FLOAT.has(schema) ? 'float' : INT64.has(schema) ? 'int64' : 'int32';
  if (type.primitive === 'string') return BYTES.has(schema) ? 'bytes' : 'string';
  return type.primitive ?? 'any';
}

function named(name: string, reached: Set<string>): string {
  if (name === 'IntOrString') return 'intOrString';
  if (name === 'Quantity') return 'quantity';
  if (name.endsWith('Kind')) return 'string';
  reached.add(name);
  return name;
}
