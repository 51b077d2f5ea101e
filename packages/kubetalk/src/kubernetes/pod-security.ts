import { type JsonObject, list, record, strings, text } from '../manifest/manifest';
import { table } from '../manifest/table';

/** How strictly a namespace judges the Pods that are made in it. */
export const podSecurityLevels = ['privileged', 'baseline', 'restricted'] as const;

export type PodSecurityLevel = (typeof podSecurityLevels)[number];

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The rules that a namespace enforces on Pods. */
export interface EnforcedPodSecurity {
  readonly level: PodSecurityLevel;
  /** Of the version whose rules count: 28 for v1.28. */
  readonly minor: number;
}

/**
 * What the labels of a namespace enforce on new Pods: the rules of the cluster's version, unless they name an older one.
 *
 * @param latest the minor version of the cluster
 * @returns undefined where they enforce nothing, or what can't be read
 */
export function enforcedPodSecurity(
  namespace: JsonObject | undefined,
  latest: number,
): EnforcedPodSecurity | undefined {
  const labels = strings(record(namespace?.metadata).labels);
  const level = podSecurityLevels.find((known) => known === labels[ENFORCE]);
  const { [`${ENFORCE}-version`]: version = 'latest' } = labels;
  const [, minor] = /^v1\.(\d{1,3})$/.exec(version) ?? [];
  if (!level || (minor === undefined && version !== 'latest')) return undefined;
  return { level, minor: Math.min(Number(minor ?? latest), latest) };
}

/** A Pod as Pod Security evaluates it. */
interface Judged {
  readonly spec: JsonObject;
  readonly annotations: Readonly<Record<string, string>>;
  /** Its containers, those that end before the others among them. */
  readonly containers: readonly { readonly name: string; readonly value: JsonObject }[];
  readonly minor: number;
}

/** Returns a text for each violation. */
type PodSecurityRule = (pod: Judged) => Iterable<string>;

/**
 * What Pod Security refuses in a Pod: a line for each thing, nothing where it is admitted.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurityViolations(
  { level, minor }: EnforcedPodSecurity,
  { metadata, spec }: { readonly metadata: JsonObject; readonly spec: JsonObject },
): string[] {
  if (level === 'privileged') return [];
  const containers = (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((field) =>
    list(spec[field]).map((container) => ({ name: text(record(container).name), value: record(container) })),
  );
  const pod = { spec, annotations: strings(metadata.annotations), containers, minor };
  const rules = level === 'baseline' ? baseline : [...baseline, ...restricted];
  // What both levels refuse is refused in the same words.
  return [...new Set(rules.flatMap((rule) => [...rule(pod)]))];
}

const security = (value: JsonObject) => record(value.securityContext);

/** What the Pod and each of its containers say in their securityContext, with who says it. */
function settings({ spec, containers }: Judged) {
  return [
    { who: 'the Pod', value: security(spec) },
    ...containers.map(({ name, value }) => ({ who: `container ${name}`, value: security(value) })),
  ];
}

/** Since v1.35 what root may do in a user namespace of its own is no matter. */
const isolatedUsers = ({ spec, minor }: Judged) => minor >= 35 && spec.hostUsers === false;
/** Of a Pod for Windows nothing is demanded that only Linux has. */
const isWindows = ({ spec, minor }: Judged) => minor >= 25 && record(spec.os).name === 'windows';

const CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** Names with the minor version in which each was allowed first. */
const SYSCTLS: Readonly<Record<string, number>> = table({
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.ping_group_range': 0,
  'net.ipv4.ip_unprivileged_port_start': 0,
  'net.ipv4.ip_local_reserved_ports': 27,
  'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_fin_timeout': 29,
  'net.ipv4.tcp_keepalive_intvl': 29,
  'net.ipv4.tcp_keepalive_probes': 29,
  'net.ipv4.tcp_rmem': 32,
  'net.ipv4.tcp_wmem': 32,
});

const SELINUX_TYPES: Readonly<Record<string, number>> = table({
  '': 0,
  container_t: 0,
  container_init_t: 0,
  container_kvm_t: 0,
  container_engine_t: 31,
});

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Whether a table allows a name in a version. */
function allowed(table: Readonly<Record<string, number>>, name: string, minor: number): boolean {
  return Object.hasOwn(table, name) && (table[name] as number) <= minor;
}

const added = (value: JsonObject) => list(record(security(value).capabilities).add).map(text);

const baseline: readonly PodSecurityRule[] = [
  function* hostNamespaces({ spec }) {
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC'])
      if (spec[field] === true) yield `${field} must not be true`;
  },
  function* privileged({ containers }) {
    for (const { name, value } of containers)
      if (security(value).privileged === true) yield `container ${name} must not be privileged`;
  },
  function* capabilities({ containers }) {
    for (const { name, value } of containers)
      for (const capability of added(value))
        if (!CAPABILITIES.includes(capability)) yield `container ${name} must not add the capability ${capability}`;
  },
  function* hostPaths({ spec }) {
    for (const volume of list(spec.volumes).map(record))
      if (volume.hostPath) yield `volume ${text(volume.name)} must not be of type hostPath`;
  },
  function* hostPorts({ containers }) {
    for (const { name, value } of containers)
      for (const { hostPort } of list(value.ports).map(record))
        if (typeof hostPort === 'number' && hostPort !== 0)
          yield `container ${name} must not take hostPort ${hostPort}`;
  },
  function* probedHosts({ containers, minor }) {
    if (minor < 34) return;
    for (const { name, value } of containers) {
      const { postStart, preStop } = record(value.lifecycle);
      const { livenessProbe, readinessProbe, startupProbe } = value;
      for (const handler of [livenessProbe, readinessProbe, startupProbe, postStart, preStop].map(record))
        for (const { host } of [record(handler.httpGet), record(handler.tcpSocket)])
          if (text(host)) yield `container ${name} must not have a probe or lifecycle handler ask host ${text(host)}`;
    }
  },
  function* seLinux(pod) {
    for (const { who, value } of settings(pod)) {
      const { type, user, role } = record(value.seLinuxOptions);
      if (!allowed(SELINUX_TYPES, text(type), pod.minor))
        yield `${who} must not have seLinuxOptions.type ${text(type)}`;
      if (text(user)) yield `${who} must not set seLinuxOptions.user`;
      if (text(role)) yield `${who} must not set seLinuxOptions.role`;
    }
  },
  function* procMount(pod) {
    if (!isolatedUsers(pod)) yield* unmasked(pod);
  },
  function* appArmor(pod) {
    for (const { who, value } of settings(pod)) {
      const { type } = record(value.appArmorProfile);
      if (type !== undefined && type !== 'RuntimeDefault' && type !== 'Localhost')
        yield `${who} must not have appArmorProfile.type ${text(type)}`;
    }
    for (const [key, value] of Object.entries(pod.annotations))
      if (
        key.startsWith('container.apparmor.security.beta.kubernetes.io/') &&
        !/^$|^runtime\/default$|^localhost\//.test(value)
      )
        yield `annotation ${key} must not be ${value}`;
  },
  function* seccomp(pod) {
    for (const { who, value } of settings(pod)) {
      const { type } = record(value.seccompProfile);
      if (type !== undefined && !isSeccomp(type)) yield `${who} must not have seccompProfile.type ${text(type)}`;
    }
  },
  function* sysctls({ spec, minor }) {
    for (const { name } of list(security(spec).sysctls).map(record))
      if (!allowed(SYSCTLS, text(name), minor)) yield `the Pod must not set sysctl ${text(name)}`;
  },
  function* hostProcesses(pod) {
    for (const { who, value } of settings(pod))
      if (record(value.windowsOptions).hostProcess === true) yield `${who} must not be a hostProcess`;
  },
];

const isSeccomp = (type: unknown) => type === 'RuntimeDefault' || type === 'Localhost';

/** Up to v1.32 the API server leaves the field out, unless its feature gate is enabled. */
function* unmasked({ containers, minor }: Judged) {
  if (minor < 33) return;
  for (const { name, value } of containers) {
    const { procMount } = security(value);
    if (typeof procMount === 'string' && procMount !== 'Default')
      yield `container ${name} must not have procMount ${procMount}`;
  }
}

/** What the level demands beyond {@link baseline}. */
const restricted: readonly PodSecurityRule[] = [
  function* volumes({ spec }) {
    for (const { name, ...source } of list(spec.volumes).map(record)) {
      const [type] = Object.keys(source).filter((key) => source[key]);
      // A volume that names no source is an empty folder.
      if (type && !VOLUMES.includes(type)) yield `volume ${text(name)} must not be of type ${type}`;
    }
  },
  function* procMount(pod) {
    if (pod.minor >= 35) yield* unmasked(pod);
  },
  function* privilegeEscalation(pod) {
    if (isWindows(pod)) return;
    for (const { name, value } of pod.containers)
      if (security(value).allowPrivilegeEscalation !== false)
        yield `container ${name} must set allowPrivilegeEscalation to false`;
  },
  function* nonRoot(pod) {
    if (isolatedUsers(pod)) return;
    const [ofPod, ...ofContainers] = settings(pod).map(({ who, value }) => ({ who, nonRoot: value.runAsNonRoot }));
    for (const { who, nonRoot } of ofContainers)
      if (nonRoot === false || (typeof nonRoot !== 'boolean' && ofPod?.nonRoot !== true))
        yield `${who} must set runAsNonRoot to true`;
    if (ofPod?.nonRoot === false) yield 'the Pod must not set runAsNonRoot to false';
  },
  function* rootUser(pod) {
    if (pod.minor < 23 || isolatedUsers(pod)) return;
    for (const { who, value } of settings(pod)) if (value.runAsUser === 0) yield `${who} must not set runAsUser to 0`;
  },
  function* seccomp(pod) {
    if (pod.minor < 19 || isWindows(pod)) return;
    const [ofPod, ...ofContainers] = settings(pod).map(({ who, value }) => ({
      who,
      type: record(value.seccompProfile).type,
    }));
    for (const { who, type } of ofContainers)
      if (type === undefined && !isSeccomp(ofPod?.type))
        yield `${who} must set seccompProfile.type to RuntimeDefault or Localhost`;
  },
  function* capabilities(pod) {
    if (pod.minor < 22 || isWindows(pod)) return;
    for (const { name, value } of pod.containers) {
      if (!list(record(security(value).capabilities).drop).includes('ALL'))
        yield `container ${name} must drop ALL capabilities`;
      for (const capability of added(value))
        if (capability !== 'NET_BIND_SERVICE') yield `container ${name} must not add the capability ${capability}`;
    }
  },
];
