import { kindOf, namespaceOf } from '../kubernetes/objects';
import { type FieldPath, type Json, type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { table } from '../manifest/table';
import { MOST_KNOWN } from '../text/budget';
import { GATEWAY_GROUP } from './backends';
import { type Workload, workloadTitle } from './workloads';

/** A field of an object that names another object, which must be there. */
export interface Reference {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** With its group, where it is not Kubernetes' own: `Issuer.cert-manager.io`. */
  readonly kind: string;
  /** Ignored for a kind that is not namespaced. */
  readonly namespace: string;
  readonly name: string;
  /** The key that must be in it, undefined where the whole object is meant. */
  readonly key: string | undefined;
  /** What happens where it is not there: `the Pods of Deployment web wait for it`. */
  readonly without: string;
  /** Whether the API server itself looks for it, and refuses the object without it. @default false */
  readonly refused?: boolean;
  /** Whether all works without it as long as nothing uses it. @default false */
  readonly dispensable?: boolean;
  /** Whether it is commonly made outside of the manifests: kept out of them on purpose, or a matter of the cluster. */
  readonly outside: boolean;
}

/** A field that names another object. */
interface Field {
  /** The way to it, through all items of each list (`[]`), which may be the names themselves; an annotation by its key after `@`. */
  readonly at: string;
  /** What is between several names. @default - it is one name */
  readonly each?: string;
  /** Whether it may be written as `namespace/name`. @default false */
  readonly qualified?: boolean;
  /** The kind that it names; where the field beside it has a say (`kind`), each kind that is known by what it says. */
  readonly kind: string | Readonly<Record<string, string>>;
  /** The kind where the field beside it has none. @default - no reference then */
  readonly usual?: string;
  /** Whether the field `namespace` beside it may name another namespace than the object's own. @default false */
  readonly anywhere?: boolean;
  /** What happens where the object is not there, with the referrer in place of `{}`. */
  readonly without: string;
  /** Keys that the object must have, or the way to them from the field's place. */
  readonly keys?: readonly string[] | 'key' | 'items';
  /** @default false */
  readonly outside?: boolean;
  /** @default false */
  readonly dispensable?: boolean;
}

const WAIT = 'the Pods of {} wait for it';
const NO_POD = 'no Pod of ';
const NOT_MADE = `${NO_POD}{} is made without it`;
const REFUSED = 'the API server refuses the Pod without it';

const MAY = { outside: true, dispensable: true };

/** The fields of a Pod. */
const OF_PODS: readonly Field[] = [
  { at: 'serviceAccountName', kind: 'ServiceAccount', without: NOT_MADE },
  { at: 'serviceAccount', kind: 'ServiceAccount', without: NOT_MADE },
  { at: 'priorityClassName', kind: 'PriorityClass', without: NOT_MADE, outside: true },
  { at: 'runtimeClassName', kind: 'RuntimeClass', without: NOT_MADE, outside: true },
  { at: 'imagePullSecrets[].name', kind: 'Secret', without: 'the images of {} are pulled without it', ...MAY },
  ...(['', 'projected.sources[].'] as const).flatMap((source): Field[] => [
    { at: `volumes[].${source}configMap.name`, kind: 'ConfigMap', without: WAIT, keys: 'items' },
    {
      at: `volumes[].${source}secret.${source ? 'name' : 'secretName'}`,
      kind: 'Secret',
      without: WAIT,
      keys: 'items',
      outside: true,
    },
  ]),
  { at: 'volumes[].persistentVolumeClaim.claimName', kind: 'PersistentVolumeClaim', without: WAIT },
];

/** The fields of a container. */
const OF_CONTAINERS: readonly Field[] = [
  { at: 'envFrom[].configMapRef.name', kind: 'ConfigMap', without: WAIT },
  { at: 'envFrom[].secretRef.name', kind: 'Secret', without: WAIT, outside: true },
  { at: 'env[].valueFrom.configMapKeyRef.name', kind: 'ConfigMap', without: WAIT, keys: 'key' },
  { at: 'env[].valueFrom.secretKeyRef.name', kind: 'Secret', without: WAIT, keys: 'key', outside: true },
];

const CERTIFICATE = 'the controller answers with a certificate of its own';
const TLS_KEYS = ['tls.crt', 'tls.key'];
/** An object that others' kinds name in their own namespace, or one for the whole cluster. */
const ISSUER = { Issuer: 'Issuer.cert-manager.io', ClusterIssuer: 'ClusterIssuer.cert-manager.io' };
const STORE = {
  SecretStore: 'SecretStore.external-secrets.io',
  ClusterSecretStore: 'ClusterSecretStore.external-secrets.io',
};
const ROLE_REF: Field = {
  at: 'roleRef.name',
  kind: { Role: 'Role', ClusterRole: 'ClusterRole' },
  without: 'it grants nothing',
  outside: true,
};
const CERTIFICATES: Field = {
  at: 'spec.listeners[].tls.certificateRefs[].name',
  kind: { Secret: 'Secret' },
  usual: 'Secret',
  anywhere: true,
  without: 'the listener is not programmed',
  keys: TLS_KEYS,
  outside: true,
};
const SUBJECTS: Field = {
  at: 'subjects[].name',
  kind: { ServiceAccount: 'ServiceAccount' },
  anywhere: true,
  without: 'it grants nothing',
  outside: true,
};
const ROLLOUT = { kind: 'Service', without: 'the Rollout is not carried out' };
const SCALED = {
  Deployment: 'Deployment',
  StatefulSet: 'StatefulSet',
  DaemonSet: 'DaemonSet',
  ReplicaSet: 'ReplicaSet',
  CronJob: 'CronJob',
};

/** The fields of other kinds. */
const OF_OBJECTS: Readonly<Record<string, readonly Field[]>> = table({
  Ingress: [
    { at: 'spec.tls[].secretName', kind: 'Secret', without: CERTIFICATE, keys: TLS_KEYS, outside: true },
    { at: 'spec.ingressClassName', kind: 'IngressClass', without: 'no controller takes it up', outside: true },
    ...['auth-secret', 'auth-tls-secret'].map(
      (key): Field => ({
        at: `@nginx.ingress.kubernetes.io/${key}`,
        kind: 'Secret',
        qualified: true,
        without: 'the controller answers with an error',
        outside: true,
      }),
    ),
    {
      at: '@konghq.com/plugins',
      each: ',',
      kind: 'KongPlugin.configuration.konghq.com',
      without: 'Kong leaves the Ingress out',
      outside: true,
    },
  ],
  RoleBinding: [ROLE_REF, SUBJECTS],
  ClusterRoleBinding: [ROLE_REF, SUBJECTS],
  ServiceAccount: [{ at: 'imagePullSecrets[].name', kind: 'Secret', without: 'images are pulled without it', ...MAY }],
  PersistentVolumeClaim: [
    {
      at: 'spec.dataSource.name',
      kind: {
        PersistentVolumeClaim: 'PersistentVolumeClaim',
        VolumeSnapshot: 'VolumeSnapshot.snapshot.storage.k8s.io',
      },
      without: 'it is never bound',
      outside: true,
    },
  ],
  ValidatingAdmissionPolicyBinding: [
    { at: 'spec.policyName', kind: 'ValidatingAdmissionPolicy', without: 'it binds nothing', outside: true },
  ],
  [`Gateway.${GATEWAY_GROUP}`]: [
    {
      at: 'spec.gatewayClassName',
      kind: `GatewayClass.${GATEWAY_GROUP}`,
      without: 'no controller takes it up',
      outside: true,
    },
    CERTIFICATES,
  ],
  [`ListenerSet.${GATEWAY_GROUP}`]: [CERTIFICATES],
  [`BackendTLSPolicy.${GATEWAY_GROUP}`]: [
    {
      at: 'spec.validation.caCertificateRefs[].name',
      kind: { ConfigMap: 'ConfigMap' },
      without: 'the Gateway trusts no certificate of the Service',
      keys: ['ca.crt'],
      outside: true,
    },
  ],
  ...Object.fromEntries(
    ['IngressRoute.traefik.io', 'IngressRoute.traefik.containo.us'].map((kind): [string, readonly Field[]] => [
      kind,
      [
        {
          at: 'spec.routes[].middlewares[].name',
          kind: kind.replace('IngressRoute', 'Middleware'),
          anywhere: true,
          without: 'Traefik leaves the route out',
          outside: true,
        },
        { at: 'spec.tls.secretName', kind: 'Secret', without: CERTIFICATE, keys: TLS_KEYS, outside: true },
      ],
    ]),
  ),
  // https://istio.io/latest/docs/reference/config/networking/virtual-service/
  'VirtualService.networking.istio.io': [
    {
      at: 'spec.gateways[]',
      kind: 'Gateway.networking.istio.io',
      qualified: true,
      without: 'no gateway serves it',
      outside: true,
    },
  ],
  // https://projectcontour.io/docs/main/config/inclusion-delegation/
  'HTTPProxy.projectcontour.io': [
    {
      at: 'spec.includes[].name',
      kind: 'HTTPProxy.projectcontour.io',
      anywhere: true,
      without: 'Contour answers its requests with 502',
    },
    {
      at: 'spec.virtualhost.tls.secretName',
      kind: 'Secret',
      qualified: true,
      without: 'Contour serves nothing of it',
      keys: TLS_KEYS,
      outside: true,
    },
  ],
  // https://argo-rollouts.readthedocs.io/en/stable/features/specification/
  'Rollout.argoproj.io': [
    { at: 'spec.strategy.canary.stableService', ...ROLLOUT },
    { at: 'spec.strategy.canary.canaryService', ...ROLLOUT },
    { at: 'spec.strategy.blueGreen.activeService', ...ROLLOUT },
    { at: 'spec.strategy.blueGreen.previewService', ...ROLLOUT },
  ],
  'Certificate.cert-manager.io': [
    { at: 'spec.issuerRef.name', kind: ISSUER, usual: 'Issuer', without: 'it is never issued', outside: true },
  ],
  'ExternalSecret.external-secrets.io': [
    { at: 'spec.secretStoreRef.name', kind: STORE, usual: 'SecretStore', without: 'it is never filled', outside: true },
  ],
  'VerticalPodAutoscaler.autoscaling.k8s.io': [
    { at: 'spec.targetRef.name', kind: SCALED, without: 'it scales nothing' },
  ],
  'ScaledObject.keda.sh': [
    { at: 'spec.scaleTargetRef.name', kind: SCALED, usual: 'Deployment', without: 'it scales nothing' },
    {
      at: 'spec.triggers[].authenticationRef.name',
      kind: {
        TriggerAuthentication: 'TriggerAuthentication.keda.sh',
        ClusterTriggerAuthentication: 'ClusterTriggerAuthentication.keda.sh',
      },
      usual: 'TriggerAuthentication',
      without: 'it scales nothing',
      outside: true,
    },
  ],
});

/** A field whose path is split once: undefined means each item of a list. */
interface Row extends Field {
  readonly steps: readonly (string | undefined)[];
  /** Undefined where the names are the items of a list. */
  readonly last: string | undefined;
}

function row(field: Field): Row {
  if (field.at.startsWith('@')) return { ...field, steps: ['metadata', 'annotations'], last: field.at.slice(1) };
  const steps = field.at.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), undefined] : [step]));
  return steps.at(-1) === undefined
    ? { ...field, steps, last: undefined }
    : { ...field, steps: steps.slice(0, -1), last: steps.at(-1) };
}

const POD_ROWS = OF_PODS.map(row);
const CONTAINER_ROWS = OF_CONTAINERS.map(row);
const OBJECT_ROWS = new Map(Object.entries(OF_OBJECTS).map(([kind, fields]) => [kind, fields.map(row)]));

const NAMED_KINDS: ReadonlySet<string> = new Set(
  Object.values(OF_OBJECTS).flatMap((fields) =>
    fields.flatMap(({ kind }) => (typeof kind === 'string' ? [kind] : Object.values(kind))),
  ),
);

/** Whether objects of a kind name others, or are named. */
export function isNamed(kind: string): boolean {
  return OBJECT_ROWS.has(kind) || NAMED_KINDS.has(kind);
}

/** Every object that a workload's Pods need; what they may start without (`optional: true`) is left out. */
export const references = memo((workload: Workload): readonly Reference[] => {
  const { manifest, podSpec, podSpecPath, containers, namespace, kind } = workload;
  const claimed = claimTemplates(workload);
  const of = { manifest, namespace, title: workloadTitle(workload) };
  const read = (rows: readonly Row[], value: JsonObject, path: FieldPath) =>
    rows.flatMap((each) => named(each, value, path, of));
  const found = [
    ...read(POD_ROWS, podSpec, podSpecPath),
    ...containers.flatMap(({ value, path }) => read(CONTAINER_ROWS, value, path)),
  ];
  return found.flatMap((each) => {
    const [field, index] = each.path.slice(podSpecPath.length);
    if (field === 'volumes' && claimed.has(text(record(list(podSpec.volumes)[Number(index)]).name))) return [];
    // The older name of the field counts where the field itself is empty.
    if (field === 'serviceAccount' && text(podSpec.serviceAccountName) !== '') return [];
    // The API server refuses at once a Pod that no controller makes.
    return kind === 'Pod' && each.without.startsWith(NO_POD) ? [{ ...each, without: REFUSED, refused: true }] : [each];
  });
});

/** Every object that an object other than a workload names. */
export const referencesOf = memo((manifest: Manifest): readonly Reference[] => {
  const rows = OBJECT_ROWS.get(kindOf(manifest)) ?? [];
  const of = { manifest, namespace: namespaceOf(manifest), title: '' };
  return rows.flatMap((each) => named(each, manifest.value, [], of));
});

/** The names of a StatefulSet's claims: each takes the place of a volume of its name. */
function claimTemplates({ kind, manifest }: Workload): ReadonlySet<string> {
  if (kind !== 'StatefulSet') return new Set();
  const templates = list(record(manifest.value.spec).volumeClaimTemplates);
  return new Set(templates.map((template) => text(record(record(template).metadata).name)));
}

function named(
  { steps, last, kind: kinds, usual = '', anywhere, qualified, each, without, keys, outside = false, dispensable }: Row,
  value: JsonObject,
  path: FieldPath,
  { manifest, namespace, title }: Pick<Reference, 'manifest' | 'namespace'> & { readonly title: string },
): readonly Reference[] {
  // Most objects have few of the fields.
  if (value[steps[0] ?? last ?? ''] === undefined) return NONE;
  return places(value, path, steps).flatMap(([place, at]) => {
    const holder = record(place);
    const stated = text(last === undefined ? place : holder[last]);
    return (each === undefined ? [stated] : stated.split(each)).flatMap((one) => {
      const written = one.trim();
      const [, elsewhere, name = ''] = (qualified && /^([^/]+)\/(.+)$/.exec(written)) || [undefined, '', written];
      const named = text(holder.kind) || usual;
      const kind = typeof kinds === 'string' ? kinds : Object.hasOwn(kinds, named) ? kinds[named] : undefined;
      if (name === '' || kind === undefined || holder.optional === true) return [];
      const reference = {
        manifest,
        kind,
        name,
        namespace: elsewhere || (anywhere && text(holder.namespace)) || namespace,
        path: last === undefined ? at : [...at, last],
        without: without.replace('{}', title),
        outside,
        ...(dispensable && { dispensable }),
      };
      if (keys === 'key') return [{ ...reference, key: text(holder.key) }];
      if (keys !== 'items') return [undefined, ...(keys ?? [])].map((key) => ({ ...reference, key }));
      const items = list(holder.items).map((item, index) => ({
        ...reference,
        key: text(record(item).key),
        path: [...at, 'items', index, 'key'],
      }));
      return [{ ...reference, key: undefined }, ...items];
    });
  });
}

const NONE: readonly Reference[] = [];

/** All that is at the end of some steps. */
function places(
  value: Json | undefined,
  path: FieldPath,
  steps: Row['steps'],
  done = 0,
): readonly (readonly [Json, FieldPath])[] {
  if (value === undefined || value === null) return [];
  if (done === steps.length) return [[value, path]];
  const step = steps[done];
  if (step !== undefined) return places(record(value)[step], [...path, step], steps, done + 1);
  return list(value).flatMap((item, index) => places(item, [...path, index], steps, done + 1));
}

const KEYED = ['data', 'binaryData', 'stringData'];

/** Whether a ConfigMap or Secret has a key, or the cluster fills it in. */
export function hasKey({ value }: Manifest, key: string): boolean {
  return filledIn(value).includes(key) || KEYED.some((field) => Object.hasOwn(record(value[field]), key));
}

/** The keys of a ConfigMap or Secret, with those that the cluster fills in: one more than a misspelt one is compared with. */
export function keysOf({ value }: Manifest): string[] {
  const found = filledIn(value);
  for (const field of KEYED) for (const key in record(value[field])) if (found.length <= MOST_KNOWN) found.push(key);
  return found;
}

function filledIn({ type }: JsonObject): string[] {
  return type === 'kubernetes.io/service-account-token' ? ['ca.crt', 'namespace', 'token'] : [];
}
