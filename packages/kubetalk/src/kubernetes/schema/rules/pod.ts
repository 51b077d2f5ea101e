import { quantityOf } from '../../quantity';
import type { core, meta } from '../api';
import type { Spot } from '../problem';
import {
  all,
  between,
  each,
  eachValue,
  fields,
  filled,
  forbidden,
  from,
  oneOf,
  onlyOne,
  type Rule,
  required,
  unique,
  wordOf,
} from '../rule';
import { ip } from './addresses';
import {
  annotations,
  label,
  labelSelector,
  labels,
  labelValue,
  longest,
  matching,
  qualifiedName,
  subdomain,
} from './names';
import { nodeTerm, requiredNodeTerm } from './nodes';
import { optionalPort, port, portName, portOrName, protocol } from './ports';
import { claim, driver, hostPath, nfs, noBacksteps } from './storage';

type Container = core.Container;
type ContainerPort = core.ContainerPort;
type EnvVar = core.EnvVar;
type EnvVarSource = core.EnvVarSource;
type Probe = core.Probe;
type Volume = core.Volume;
type Pod = core.PodSpec;
type Resources = core.ResourceRequirements;
type SecurityContext = core.SecurityContext;
type PodSecurityContext = core.PodSecurityContext;
type Mount = core.VolumeMount;

/** @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/ */
const envName: Rule<string> = from(
  '1.32',
  matching('invalid-key', /^[ -<>-~]+$/, 'printable characters of ASCII but "="'),
  matching(
    'invalid-key',
    /^(?!\.\.?$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/,
    'letters, digits, "-", "_" and ".", not from a digit',
  ),
);

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
export const dataKey = all(
  matching('invalid-key', /^(?!\.$|\.\.)[-._a-zA-Z0-9]+$/, 'letters, digits, "-", "_" and "."'),
  longest(253, 'invalid-key'),
);

const dataKeyRef = fields<{ name?: string; key?: string }>({
  name: required('the name of the object that holds the value', subdomain),
  key: required('the key of the value', dataKey),
});

/** What a container can learn of its own Pod. */
const POD_FIELD =
  /^(metadata\.(name|namespace|uid)|metadata\.(labels|annotations)\['[^']+'\]|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/;
/** The same for files, which can hold all labels at once but nothing of the node. */
const FILE_FIELD = /^metadata\.(name|namespace|uid|labels|annotations|(labels|annotations)\['[^']+'\])$/;
const RESOURCE = /^((limits|requests)\.(cpu|memory|ephemeral-storage)|(limits|requests)\.hugepages-.+)$/;

const fieldRef = (pattern: RegExp): Rule<core.ObjectFieldSelector> =>
  fields<core.ObjectFieldSelector>({
    apiVersion: oneOf('v1'),
    fieldPath: required(
      'the field that it takes',
      matching('invalid-value', pattern, 'a field such as "metadata.name"'),
    ),
  });

const DIVISORS: Readonly<Record<string, readonly string[]>> = {
  cpu: ['1m', '1'],
  memory: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
};

const resourceFieldRef = all<core.ResourceFieldSelector>(
  fields<core.ResourceFieldSelector>({
    resource: required('the resource that it takes', matching('invalid-value', RESOURCE, 'one such as "limits.cpu"')),
  }),
  (value, spot) => {
    const known = DIVISORS[/cpu$/.test(value?.resource ?? '') ? 'cpu' : 'memory'] ?? [];
    const amount = quantityOf(value?.divisor ?? 0)?.amount ?? 0;
    if (amount !== 0 && !known.some((unit) => quantityOf(unit)?.amount === amount))
      spot.into('divisor').fault('invalid-quantity', `is ${value?.divisor}: use one of ${known.join(', ')}`);
  },
);

const ENV_SOURCES = ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef'] as const;

const env: Rule<EnvVar> = all<EnvVar>(
  fields<EnvVar>({
    name: required('the name of the variable', envName),
    valueFrom: all<EnvVarSource>(
      from(
        '1.35',
        onlyOne<EnvVarSource>([...ENV_SOURCES, 'fileKeyRef'], 1, 'source'),
        onlyOne<EnvVarSource>(ENV_SOURCES, 1, 'source'),
      ),
      fields<EnvVarSource>({
        configMapKeyRef: dataKeyRef,
        secretKeyRef: dataKeyRef,
        fieldRef: fieldRef(POD_FIELD),
        resourceFieldRef,
      }),
    ),
  }),
  (value, spot) => {
    if (value?.value && value.valueFrom)
      spot.into('value').fault('conflicting-fields', 'stands beside valueFrom: keep one');
  },
);

type EnvFrom = core.EnvFromSource;
const reference = fields<{ name?: string }>({ name: required('the name of the object', subdomain) });

const envFrom: Rule<EnvFrom> = all<EnvFrom>(
  onlyOne<EnvFrom>(['configMapRef', 'secretRef'], 1, 'source'),
  fields<EnvFrom>({ prefix: filled(envName), configMapRef: reference, secretRef: reference }),
);

const containerPort = fields<ContainerPort>({
  name: filled(portName),
  containerPort: port,
  hostPort: optionalPort,
  protocol,
});

type HttpGet = core.HTTPGetAction;
type Handler = core.LifecycleHandler;

const handlers = fields<Probe & Handler>({
  exec: fields<core.ExecAction>({ command: required('the command') }),
  httpGet: fields<HttpGet>({
    port: required('the port to ask', portOrName),
    scheme: oneOf('HTTP', 'HTTPS'),
    httpHeaders: each(
      fields<core.HTTPHeader>({
        name: required(
          'the name of the header',
          matching('invalid-value', /^[-A-Za-z0-9]+$/, 'letters, digits and "-"'),
        ),
      }),
    ),
  }),
  tcpSocket: fields<core.TCPSocketAction>({ port: required('the port to open', portOrName) }),
  grpc: fields<core.GRPCAction>({ port }),
});

const handler: Rule<Handler> = all<Handler>(
  from(
    '1.30',
    onlyOne<Handler>(['exec', 'httpGet', 'tcpSocket', 'sleep'], 1, 'way to call'),
    onlyOne<Handler>(['exec', 'httpGet', 'tcpSocket'], 1, 'way to call'),
  ),
  handlers as Rule<Handler>,
);

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/ */
const probe: Rule<Probe> = all<Probe>(
  (value, spot) => {
    const given = (['exec', 'httpGet', 'tcpSocket', 'grpc'] as const).filter((key) => value?.[key] !== undefined);
    if (value && given.length === 0)
      spot.fault('invalid-probe', 'asks nothing: give it one of httpGet, tcpSocket, exec and grpc');
    if (given.length > 1) spot.fault('invalid-probe', `has ${given.join(' and ')}: keep one`);
  },
  handlers as Rule<Probe>,
  fields<Probe>({
    initialDelaySeconds: between(0, undefined, 'invalid-probe'),
    timeoutSeconds: between(0, undefined, 'invalid-probe'),
    periodSeconds: between(0, undefined, 'invalid-probe'),
    successThreshold: between(0, undefined, 'invalid-probe'),
    failureThreshold: between(0, undefined, 'invalid-probe'),
    terminationGracePeriodSeconds: between(1, undefined, 'invalid-probe'),
  }),
);

/** A probe that restarts the container, so one success has to do. */
const restartingProbe: Rule<Probe> = all<Probe>(
  probe,
  fields<Probe>({
    successThreshold: (value = 1, spot) =>
      value > 1 && spot.fault('invalid-probe', `is ${value}: use 1, since one success is enough not to restart`),
  }),
);
const readinessProbe: Rule<Probe> = all<Probe>(
  probe,
  fields<Probe>({
    terminationGracePeriodSeconds: forbidden(
      'invalid-probe',
      'stands in a readiness probe, which ends nothing: remove it',
    ),
  }),
);

/** Amounts of resources, by their names. */
export const amounts: Rule<{ readonly [name: string]: string | number }> = eachValue((amount, name, spot) =>
  resource(amount, name, spot),
);

/** @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
const resources: Rule<Resources> = all<Resources>(
  fields<Resources>({ limits: amounts, requests: amounts }),
  (value, spot) => {
    for (const [name, request] of Object.entries(value?.requests ?? {}))
      requestFits(name, request, value?.limits?.[name], spot.into('requests').into(name));
  },
);

const STANDARD = /^(cpu|memory|ephemeral-storage|hugepages-.*)$/;

function resource(amount: string | number, name: string, spot: Spot): void {
  const parsed = quantityOf(amount);
  if (parsed && parsed.amount < 0) spot.fault('invalid-quantity', `is ${amount}: use 0 or more`);
  if (!name.includes('/') && !STANDARD.test(name))
    spot.fault('invalid-value', 'is no resource: use cpu, memory, ephemeral-storage or one with a "/" in its name');
  else if (name.includes('/')) extendedResource(amount, name, spot);
}

/** @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources */
function extendedResource(amount: string | number, name: string, spot: Spot): void {
  qualifiedName(name, spot);
  if (/(^|\.)kubernetes\.io\//.test(name)) return;
  const whole = quantityOf(amount)?.amount ?? 0;
  if (!Number.isInteger(whole)) spot.fault('invalid-quantity', `is ${amount}: use a whole number`);
  if (name.startsWith('requests.')) spot.fault('invalid-value', 'starts with "requests.": remove that');
}

function requestFits(name: string, request: string | number, limit: string | number | undefined, spot: Spot): void {
  const [asked, most] = [quantityOf(request)?.amount ?? 0, quantityOf(limit ?? '')?.amount];
  const overcommits = !name.includes('/') && !name.startsWith('hugepages-');
  if (most === undefined) {
    if (!overcommits) spot.fault('missing-field', `has no limit: set limits["${name}"] to ${request} too`);
  } else if (asked > most)
    spot.fault('invalid-quantity', `is ${request}, more than its limit of ${limit}: lower it or raise the limit`);
  else if (asked < most && !overcommits) spot.fault('invalid-quantity', `is ${request}: use its limit of ${limit}`);
}

const userId = between(0, 2 ** 31 - 1);

type Seccomp = core.SeccompProfile;
const seccompProfile: Rule<Seccomp> = all<Seccomp>(
  fields<Seccomp>({
    type: required('RuntimeDefault, Unconfined or Localhost', oneOf('RuntimeDefault', 'Unconfined', 'Localhost')),
  }),
  (value, spot) => {
    const place = spot.into('localhostProfile');
    if (value?.type === 'Localhost' && value.localhostProfile === undefined)
      place.fault('missing-field', 'is missing: give the profile');
    if (value?.type !== undefined && value.type !== 'Localhost' && value.localhostProfile !== undefined)
      place.fault('conflicting-fields', `stands beside type ${value.type}: remove it`);
  },
);

type AppArmor = core.AppArmorProfile;
const appArmorProfile: Rule<AppArmor> = from(
  '1.30',
  all<AppArmor>(
    fields<AppArmor>({
      type: required('RuntimeDefault, Unconfined or Localhost', oneOf('RuntimeDefault', 'Unconfined', 'Localhost')),
    }),
    ({ type, localhostProfile } = {}, spot) => {
      const place = spot.into('localhostProfile');
      if (type === 'Localhost' && !localhostProfile?.trim())
        place.fault('missing-field', 'is missing: give the profile');
      if (type !== undefined && type !== 'Localhost' && localhostProfile !== undefined)
        place.fault('conflicting-fields', `stands beside type ${type}: remove it`);
    },
  ),
);

const securityContext: Rule<SecurityContext> = all<SecurityContext>(
  fields<SecurityContext>({
    runAsUser: userId,
    runAsGroup: userId,
    seccompProfile,
    appArmorProfile,
    procMount: from('1.33', wordOf('Default', 'Unmasked')),
  }),
  (value, spot) => {
    if (value?.allowPrivilegeEscalation !== false) return;
    const place = spot.into('allowPrivilegeEscalation');
    if (value.privileged) place.fault('conflicting-fields', 'is false beside privileged: true: change one');
    if (value.capabilities?.add?.includes('CAP_SYS_ADMIN'))
      place.fault('conflicting-fields', 'is false beside CAP_SYS_ADMIN: change one');
  },
);

const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

const podSecurityContext = fields<PodSecurityContext>({
  runAsUser: userId,
  runAsGroup: userId,
  fsGroup: userId,
  supplementalGroups: each(userId),
  fsGroupChangePolicy: wordOf('OnRootMismatch', 'Always'),
  seccompProfile,
  appArmorProfile,
  seLinuxChangePolicy: from('1.33', wordOf('MountOption', 'Recursive')),
  supplementalGroupsPolicy: from('1.33', wordOf('Merge', 'Strict')),
  sysctls: all(
    unique<core.Sysctl>('sysctl', (item) => item.name, 'name'),
    each(
      fields<core.Sysctl>({
        name: required(
          'the name of the sysctl',
          matching('invalid-value', SYSCTL, 'a name such as "net.core.somaxconn"'),
        ),
      }),
    ),
  ),
});

/** A path that stays below the folder that it starts from. */
const below: Rule<string> = all(
  matching('invalid-value', /^(?!\/)/, 'a path without a "/" before it'),
  matching('invalid-value', /^(?!(.*\/)?\.\.(\/|$))/, 'a path without ".."'),
);

const mount: Rule<Mount> = all<Mount>(
  fields<Mount>({
    name: required('the name of a volume'),
    mountPath: required('the path at which the container sees the volume'),
    subPath: filled(below),
    subPathExpr: filled(below),
    mountPropagation: wordOf('None', 'HostToContainer', 'Bidirectional'),
    recursiveReadOnly: from('1.31', oneOf('Disabled', 'Enabled', 'IfPossible')),
  }),
  from('1.31', (value, spot) => {
    const { recursiveReadOnly: recursive, readOnly, mountPropagation = 'None' } = value ?? {};
    const place = spot.into('recursiveReadOnly');
    if (recursive !== 'Enabled' && recursive !== 'IfPossible') return;
    if (!readOnly) place.fault('conflicting-fields', `is ${recursive} without readOnly: true: set that`);
    if (mountPropagation !== 'None') place.fault('conflicting-fields', 'stands beside mountPropagation: use None');
  }),
  (value, spot) => {
    if (value?.subPath && value.subPathExpr)
      spot.into('subPathExpr').fault('conflicting-fields', 'stands beside subPath: keep one');
  },
);

type Resize = core.ContainerResizePolicy;
const resizePolicies: Rule<readonly Resize[]> = all<readonly Resize[]>(
  unique<Resize>('resource', (item) => item.resourceName, 'resourceName'),
  each(
    fields<Resize>({
      resourceName: required('cpu or memory', oneOf('cpu', 'memory')),
      restartPolicy: required('NotRequired or RestartContainer', oneOf('NotRequired', 'RestartContainer')),
    }),
  ),
);

const containerRules: Rule<Container> = all<Container>(
  fields<Container>({
    name: required('the container a name', label),
    image: required('the image to run'),
    imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
    terminationMessagePolicy: oneOf('File', 'FallbackToLogsOnError'),
    ports: all(
      unique<ContainerPort>('port name', (item) => item.name, 'name'),
      each(containerPort),
    ),
    env: each(env),
    envFrom: each(envFrom),
    resources,
    securityContext,
    volumeMounts: all(
      unique<Mount>('mountPath', (item) => item.mountPath, 'mountPath'),
      each(mount),
    ),
    resizePolicy: from('1.33', resizePolicies),
    volumeDevices: each(
      fields<core.VolumeDevice>({
        name: required('the name of a volume'),
        devicePath: required('the path of the device', noBacksteps),
      }),
    ),
  }),
  fields<Container>({
    livenessProbe: restartingProbe,
    startupProbe: restartingProbe,
    readinessProbe,
    lifecycle: fields<core.Lifecycle>({ postStart: handler, preStop: handler }),
  }),
);

const afterStart = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers */
const initContainer: Rule<Container> = (value, spot) => {
  const { minor } = spot.kubernetes;
  if (value?.restartPolicy === 'Always' && minor >= SIDECARS) return;
  if (minor >= SIDECARS && minor < OWN_RESTARTS) wordOf('Always')(value?.restartPolicy, spot.into('restartPolicy'));
  for (const key of afterStart)
    if (value?.[key] !== undefined)
      spot
        .into(key)
        .fault('conflicting-fields', 'stands in an init container, which ends before it could be used: remove it');
};

/** The version from which on an init container may run beside the others, as a sidecar. */
const SIDECARS = 29;
/** The version from which on a container may have a restartPolicy of its own. */
const OWN_RESTARTS = 35;

/** What a container says of its own restarts. */
const restarts: Rule<Container> = from('1.35', (value, spot) => {
  const { restartPolicy, restartPolicyRules: rules } = value ?? {};
  const place = spot.into('restartPolicy');
  wordOf('Always', 'OnFailure', 'Never')(restartPolicy, place);
  if (rules?.length && restartPolicy === undefined)
    place.fault('missing-field', 'is missing, which restartPolicyRules need: give it');
  each(restartRule)(rules, spot.into('restartPolicyRules'));
});

type RestartRule = core.ContainerRestartRule;
const restartRule: Rule<RestartRule> = fields<RestartRule>({
  action: required('Restart or RestartAllContainers', oneOf('Restart', 'RestartAllContainers')),
  exitCodes: required(
    'the exit codes',
    fields<core.ContainerRestartRuleOnExitCodes>({
      operator: required('In or NotIn', oneOf('In', 'NotIn')),
      values: required(
        'at least one exit code',
        unique<number>('exit code', (code) => code),
      ),
    }),
  ),
});

/** A container that runs as long as the Pod. */
const mainContainer: Rule<Container> = (value, spot) => {
  const { minor } = spot.kubernetes;
  if (value?.restartPolicy !== undefined && minor >= SIDECARS && minor < OWN_RESTARTS)
    spot
      .into('restartPolicy')
      .fault('conflicting-fields', 'stands in a container that is no init container: remove it');
};

type KeyToPath = core.KeyToPath;
const mode = between(0, 0o777);
const keyToPath = fields<KeyToPath>({
  key: required('the key'),
  path: required('the path of the file', below),
  mode,
});
type DownwardFile = core.DownwardAPIVolumeFile;
const downwardFile: Rule<DownwardFile> = all<DownwardFile>(
  onlyOne<DownwardFile>(['fieldRef', 'resourceFieldRef'], 1, 'source'),
  fields<DownwardFile>({
    path: required('the path of the file', below),
    fieldRef: fieldRef(FILE_FIELD),
    resourceFieldRef,
    mode,
  }),
);

type Projection = core.VolumeProjection;
const projection: Rule<Projection> = all<Projection>(
  onlyOne<Projection>(['configMap', 'secret', 'downwardAPI', 'serviceAccountToken'], 0, 'source'),
  fields<Projection>({
    configMap: fields<core.ConfigMapProjection>({
      name: required('the name of the ConfigMap'),
      items: each(keyToPath),
    }),
    secret: fields<core.SecretProjection>({ name: required('the name of the Secret'), items: each(keyToPath) }),
    downwardAPI: fields<core.DownwardAPIProjection>({ items: each(downwardFile) }),
    serviceAccountToken: fields<core.ServiceAccountTokenProjection>({
      path: required('the path of the file', noBacksteps),
      expirationSeconds: between(600, 2 ** 32),
    }),
  }),
);

/** All projections make files in one folder; the API server compares all but those of tokens. */
const ownPaths: Rule<readonly Projection[]> = (sources, spot) => {
  const seen = new Set<string>();
  for (const [index, { configMap, secret, downwardAPI }] of (sources ?? []).entries()) {
    const items = [...(configMap?.items ?? []), ...(secret?.items ?? []), ...(downwardAPI?.items ?? [])];
    for (const { path } of items) {
      if (path && seen.has(path))
        spot.into(index).fault('duplicate-entry', `repeats the file ${path}: give each its own path`);
      seen.add(path ?? '');
    }
  }
};

const azureDisk: Rule<core.AzureDiskVolumeSource> = all<core.AzureDiskVolumeSource>(
  fields<core.AzureDiskVolumeSource>({
    diskName: required('the name of the disk'),
    diskURI: required('the URI of the disk'),
    cachingMode: wordOf('None', 'ReadOnly', 'ReadWrite'),
    kind: wordOf('Dedicated', 'Managed', 'Shared'),
  }),
  ({ kind = 'Shared', diskURI = '' } = {}, spot) => {
    const start = kind === 'Managed' ? '/subscriptions/' : 'https://';
    if (diskURI && !diskURI.startsWith(start))
      spot.into('diskURI').fault('invalid-value', `is "${diskURI}": begin it with ${start}`);
  },
);

const volumeSources: Rule<Volume> = fields<Volume>({
  emptyDir: fields<core.EmptyDirVolumeSource>({ sizeLimit: positive }),
  hostPath,
  configMap: fields<core.ConfigMapVolumeSource>({
    name: required('the name of the ConfigMap'),
    items: each(keyToPath),
    defaultMode: mode,
  }),
  secret: fields<core.SecretVolumeSource>({
    secretName: required('the name of the Secret'),
    items: each(keyToPath),
    defaultMode: mode,
  }),
  downwardAPI: fields<core.DownwardAPIVolumeSource>({ items: each(downwardFile), defaultMode: mode }),
  projected: fields<core.ProjectedVolumeSource>({ sources: all(each(projection), ownPaths), defaultMode: mode }),
  persistentVolumeClaim: fields<core.PersistentVolumeClaimVolumeSource>({
    claimName: required('the name of the claim'),
  }),
  nfs,
  ephemeral: fields<core.EphemeralVolumeSource>({
    volumeClaimTemplate: required('the claim that is made', (value, spot) =>
      claim(value?.spec ?? {}, spot.into('spec')),
    ),
  }),
  fc: all<core.FCVolumeSource>(fields<core.FCVolumeSource>({ lun: between(0, 255) }), (value, spot) => {
    if (value && Boolean(value.targetWWNs?.length) === Boolean(value.wwids?.length))
      spot.into('targetWWNs').fault('missing-field', 'or wwids has to be there, and not both');
  }),
  flexVolume: fields<core.FlexVolumeSource>({ driver: required('the name of the driver') }),
  azureDisk,
  azureFile: fields<core.AzureFileVolumeSource>({
    secretName: required('the name of the Secret'),
    shareName: required('the name of the share'),
  }),
  awsElasticBlockStore: fields<core.AWSElasticBlockStoreVolumeSource>({
    volumeID: required('the id of the volume'),
    partition: between(0, 255),
  }),
  cephfs: fields<core.CephFSVolumeSource>({ monitors: required('at least one monitor') }),
  gcePersistentDisk: fields<core.GCEPersistentDiskVolumeSource>({
    pdName: required('the name of the disk'),
    partition: between(0, 255),
  }),
  glusterfs: fields<core.GlusterfsVolumeSource>({
    endpoints: required('the name of the Endpoints'),
    path: required('the path of the volume'),
  }),
  iscsi: fields<core.ISCSIVolumeSource>({
    targetPortal: required('the address of the target'),
    iqn: required(
      'the name of the target',
      matching('invalid-value', /^(iqn|eui|naa)/, 'a name that begins with iqn, eui or naa'),
    ),
    lun: between(0, 255),
  }),
  rbd: fields<core.RBDVolumeSource>({
    monitors: required('at least one monitor'),
    image: required('the name of the image'),
  }),
  vsphereVolume: fields<core.VsphereVirtualDiskVolumeSource>({ volumePath: required('the path of the volume') }),
  csi: fields<core.CSIVolumeSource>({ driver: required('the name of the driver', driver) }),
});

function positive(value: string | number | undefined, spot: Spot): void {
  if (value !== undefined && (quantityOf(value)?.amount ?? 0) < 0)
    spot.fault('invalid-quantity', `is ${value}: use 0 or more`);
}

const volume: Rule<Volume> = all<Volume>(
  fields<Volume>({ name: required('the volume a name', label) }),
  (value, spot) => {
    // Where there is none, the API server makes it an emptyDir.
    const given = Object.entries(value ?? {}).flatMap(([key, item]) =>
      key !== 'name' && item !== undefined ? [key] : [],
    );
    if (given.length > 1) spot.fault('conflicting-fields', `has ${given.join(' and ')}: keep one`);
  },
  volumeSources,
);

type Toleration = core.Toleration;
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
const toleration: Rule<Toleration> = all<Toleration>(
  fields<Toleration>({ key: filled(qualifiedName), operator: oneOf('Equal', 'Exists'), effect: oneOf(...EFFECTS) }),
  (item, spot) => {
    if (!item) return;
    const { key, operator, value, effect, tolerationSeconds } = item;
    if (!key && operator !== 'Exists')
      spot.into('operator').fault('invalid-value', 'is not Exists, as it has to be without a key: give a key');
    if (operator === 'Exists' && value) spot.into('value').fault('conflicting-fields', 'is given to Exists: remove it');
    if (operator !== 'Exists' && value !== undefined) labelValue(value, spot.into('value'));
    if (tolerationSeconds !== undefined && effect !== 'NoExecute')
      spot
        .into('effect')
        .fault('conflicting-fields', 'is not NoExecute, which alone takes tolerationSeconds: set it, or remove those');
  },
);

export const tolerations: Rule<readonly Toleration[]> = each(toleration);

type PodTerm = core.PodAffinityTerm;
const podTerm: Rule<PodTerm> = fields<PodTerm>({
  topologyKey: required('the label of nodes that tells places apart', qualifiedName),
  labelSelector,
  namespaceSelector: labelSelector,
  namespaces: each(label),
  matchLabelKeys: from('1.31', each(qualifiedName)),
  mismatchLabelKeys: from('1.31', each(qualifiedName)),
});
const weight = between(1, 100);
type PodAffinity = core.PodAffinity;
const podAffinity: Rule<PodAffinity> = fields<PodAffinity>({
  requiredDuringSchedulingIgnoredDuringExecution: each(podTerm),
  preferredDuringSchedulingIgnoredDuringExecution: each(
    fields<core.WeightedPodAffinityTerm>({
      weight: required('1 to 100', weight),
      podAffinityTerm: required('what to be near', podTerm),
    }),
  ),
});

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
const affinity = fields<core.Affinity>({
  nodeAffinity: fields<core.NodeAffinity>({
    requiredDuringSchedulingIgnoredDuringExecution: fields<core.NodeSelector>({
      nodeSelectorTerms: required('at least one term', each(requiredNodeTerm)),
    }),
    preferredDuringSchedulingIgnoredDuringExecution: each(
      fields<core.PreferredSchedulingTerm>({ weight: required('1 to 100', weight), preference: nodeTerm }),
    ),
  }),
  podAffinity,
  podAntiAffinity: podAffinity,
});

type Spread = core.TopologySpreadConstraint;
const spread: Rule<Spread> = all<Spread>(
  fields<Spread>({
    maxSkew: required('1 or more', between(1)),
    topologyKey: required('the label of nodes that tells places apart'),
    whenUnsatisfiable: required('DoNotSchedule or ScheduleAnyway', wordOf('DoNotSchedule', 'ScheduleAnyway')),
    minDomains: between(1),
    nodeAffinityPolicy: wordOf('Honor', 'Ignore'),
    nodeTaintsPolicy: wordOf('Honor', 'Ignore'),
    labelSelector,
  }),
  (value, spot) => {
    if (value?.matchLabelKeys?.length && !value.labelSelector)
      spot.into('matchLabelKeys').fault('conflicting-fields', 'is given without a labelSelector: give that too');
    if (value?.minDomains !== undefined && value.whenUnsatisfiable === 'ScheduleAnyway')
      spot.into('minDomains').fault('conflicting-fields', 'stands beside ScheduleAnyway: remove it');
  },
);

type DnsConfig = core.PodDNSConfig;
const dnsConfig = fields<DnsConfig>({
  nameservers: all(each(ip), atMost(3)),
  searches: all(
    each(
      from(
        '1.33',
        matching('invalid-address', /^(\.|(?=.{1,254}$)([a-z0-9_]([-a-z0-9_]*[a-z0-9])?(\.|$))+)$/, 'a domain'),
        matching('invalid-address', /^(?=.{1,254}$)([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.|$))+$/, 'a domain'),
      ),
    ),
    atMost(32),
  ),
  options: each(fields<core.PodDNSConfigOption>({ name: required('the name of the option') })),
});

function atMost(most: number): Rule<readonly string[]> {
  return (items, spot) => {
    if (items && items.length > most) spot.fault('invalid-value', `has ${items.length} entries: keep ${most}`);
  };
}

/** What a Pod as a whole may ask for. */
const podResources: Rule<Resources> = all<Resources>(resources, (value, spot) => {
  for (const key of ['limits', 'requests'] as const)
    for (const name of Object.keys(value?.[key] ?? {}))
      if (name !== 'cpu' && name !== 'memory' && !name.startsWith('hugepages-'))
        spot.into(key).into(name).fault('invalid-value', 'is no resource of a whole Pod: use cpu, memory or hugepages');
});

type ResourceClaim = core.PodResourceClaim;
const resourceClaims: Rule<readonly ResourceClaim[]> = all<readonly ResourceClaim[]>(
  unique<ResourceClaim>('claim', (item) => item.name, 'name'),
  each(
    all<ResourceClaim>(
      fields<ResourceClaim>({
        name: required('the name of the claim', label),
        resourceClaimName: subdomain,
        resourceClaimTemplateName: subdomain,
      }),
      onlyOne<ResourceClaim>(['resourceClaimName', 'resourceClaimTemplateName'], 1, 'claim'),
    ),
  ),
);

type Alias = core.HostAlias;

const podFields: Rule<Pod> = fields<Pod>({
  volumes: all(
    unique<Volume>('volume', (item) => item.name, 'name'),
    each(volume),
  ),
  containers: required('at least one container', each(all(containerRules, restarts, mainContainer))),
  initContainers: each(all(containerRules, restarts, initContainer)),
  schedulingGates: all(
    unique<core.PodSchedulingGate>('gate', (item) => item.name),
    each(fields<core.PodSchedulingGate>({ name: required('the name of the gate', qualifiedName) })),
  ),
  resources: from('1.34', podResources),
  hostnameOverride: from('1.35', filled(subdomain)),
  resourceClaims: from('1.34', resourceClaims),
  restartPolicy: oneOf('Always', 'OnFailure', 'Never'),
  dnsPolicy: oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
  dnsConfig,
  activeDeadlineSeconds: between(1, 2 ** 31 - 1),
  nodeSelector: labels,
  nodeName: filled(subdomain),
  serviceAccountName: filled(subdomain),
  hostname: filled(label),
  subdomain: filled(label),
  priorityClassName: filled(subdomain),
  runtimeClassName: subdomain,
  preemptionPolicy: oneOf('Never', 'PreemptLowerPriority'),
  securityContext: podSecurityContext,
  affinity,
  tolerations,
  hostAliases: each(fields<Alias>({ ip: required('the address', ip), hostnames: each(subdomain) })),
  readinessGates: each(fields<core.PodReadinessGate>({ conditionType: qualifiedNameOrNone })),
  imagePullSecrets: each(fields<{ name?: string }>({ name: required('the name of the Secret') })),
  topologySpreadConstraints: all(
    unique<Spread>('topology', (item) => `${item.topologyKey} ${item.whenUnsatisfiable}`),
    each(spread),
  ),
  os: fields<core.PodOS>({ name: required('linux or windows', oneOf('linux', 'windows')) }),
});

function qualifiedNameOrNone(value: string | undefined, spot: Spot): void {
  required('the type of the condition', qualifiedName)(value, spot);
}

/** What holds between parts of a Pod. */
const podAsWhole: Rule<Pod> = (pod, spot) => {
  if (!pod) return;
  containerNames(pod, spot);
  claimsAreThere(pod, spot);
  sleeps(pod, spot);
  volumesAreThere(pod, spot);
  hostPorts(pod, spot);
  if (pod.dnsPolicy === 'None' && !pod.dnsConfig?.nameservers?.length)
    spot
      .into('dnsConfig')
      .fault('missing-field', 'has no nameservers, which dnsPolicy None needs: give it at least one');
  if (pod.shareProcessNamespace && pod.hostPID)
    spot.into('shareProcessNamespace').fault('conflicting-fields', 'is true beside hostPID: keep one');
};

function containerNames(pod: Pod, spot: Spot): void {
  const seen = new Set<string>();
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, { name }] of (pod[key] ?? []).entries()) {
      if (name && seen.has(name))
        spot
          .into(key)
          .into(index)
          .into('name')
          .fault('duplicate-entry', `repeats the container name ${name}: give each its own`);
      seen.add(name ?? '');
    }
}

/** A Pod has to be gone when its time is over, so it can't sleep longer. */
function sleeps(pod: Pod, spot: Spot): void {
  if (spot.kubernetes.minor < 30) return;
  const most = pod.terminationGracePeriodSeconds ?? 30;
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, { lifecycle }] of (pod[key] ?? []).entries()) {
      const seconds = lifecycle?.preStop?.sleep?.seconds;
      const place = spot.into(key).into(index).into('lifecycle').into('preStop').into('sleep').into('seconds');
      if (seconds !== undefined && (seconds < 0 || seconds > most))
        place.fault('invalid-value', `is ${seconds}: use at most terminationGracePeriodSeconds, ${most}`);
    }
}

function claimsAreThere(pod: Pod, spot: Spot): void {
  if (spot.kubernetes.minor < 34) return;
  const known = new Set((pod.resourceClaims ?? []).map(({ name }) => name));
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, { resources: asked }] of (pod[key] ?? []).entries())
      for (const [position, { name }] of (asked?.claims ?? []).entries())
        if (!known.has(name))
          spot
            .into(key)
            .into(index)
            .into('resources')
            .into('claims')
            .into(position)
            .into('name')
            .fault('invalid-value', `is "${name ?? ''}", which is none of the Pod's resourceClaims`);
}

function volumesAreThere(pod: Pod, spot: Spot): void {
  const volumes = new Map((pod.volumes ?? []).map((item) => [item.name ?? '', item]));
  const known = [...volumes.keys()].map((name) => `"${name}"`).join(', ');
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, container] of (pod[key] ?? []).entries())
      for (const list of ['volumeMounts', 'volumeDevices'] as const)
        for (const [position, { name }] of (container[list] ?? []).entries())
          if (name && !volumes.has(name))
            spot
              .into(key)
              .into(index)
              .into(list)
              .into(position)
              .into('name')
              .fault(
                'unknown-volume',
                `is "${name}", which is no volume of the Pod: ${known ? `use ${known}` : 'add it under volumes'}`,
              );
}

/** A port of the node is there once. */
function hostPorts(pod: Pod, spot: Spot): void {
  const seen = new Set<string>();
  for (const [index, container] of (pod.containers ?? []).entries())
    for (const [position, { hostPort, containerPort: number, protocol: spoken, hostIP }] of (
      container.ports ?? []
    ).entries()) {
      const place = spot.into('containers').into(index).into('ports').into(position).into('hostPort');
      if (pod.hostNetwork && hostPort && hostPort !== number)
        place.fault('conflicting-fields', `is ${hostPort} beside hostNetwork: use the containerPort, ${number}`);
      const taken = hostPort || (pod.hostNetwork ? number : 0);
      if (!taken) continue;
      const key = `${spoken || 'TCP'} ${hostIP ?? ''} ${taken}`;
      if (seen.has(key)) place.fault('duplicate-entry', `repeats port ${taken} of the node: give each its own`);
      seen.add(key);
    }
}

export const podSpec: Rule<Pod> = all<Pod>(podFields, podAsWhole);

type Template = core.PodTemplateSpec;

/** The metadata of a template, whose name nobody reads. */
export const templateMetadata: Rule<meta.ObjectMeta> = fields<meta.ObjectMeta>({ labels, annotations });

export const podTemplate: Rule<Template> = fields<Template>({
  metadata: templateMetadata,
  spec: required('the Pod that it stands for', podSpec),
});
