import { at, isRecord, type Json, type JsonObject, list, record, strings } from '../manifest/manifest';

export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The level that a namespace's labels enforce on new Pods. @default privileged - anything goes */
export function enforcedLevel(namespace: JsonObject | undefined): PodSecurityLevel {
  const level = strings(record(namespace?.metadata).labels)[ENFORCE];
  return level === 'baseline' || level === 'restricted' ? level : 'privileged';
}

/** Where a level stands: the field that breaks it, as `containers[0].securityContext.privileged`. */
type Rule = (spec: JsonObject, containers: readonly Container[]) => readonly string[];

interface Container {
  readonly path: string;
  readonly value: JsonObject;
}

const HOST_TYPES = ['hostNetwork', 'hostPID', 'hostIPC'];
const ADDABLE = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
/** The kinds of volumes that `restricted` leaves. */
const VOLUMES = new Set(
  'name configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret image'.split(' '),
);

const context = (value: JsonObject) => record(value.securityContext);
const added = (value: JsonObject) => list(record(context(value).capabilities).add);
const dropsAll = (value: JsonObject) => list(record(context(value).capabilities).drop).includes('ALL');
const seccomp = (value: JsonObject) => at(value, ['securityContext', 'seccompProfile', 'type']);

/** The paths of the containers that a rule finds at fault. */
const inContainers =
  (field: string, isWrong: (value: JsonObject, spec: JsonObject) => boolean): Rule =>
  (spec, containers) =>
    containers.filter(({ value }) => isWrong(value, spec)).map(({ path }) => `${path}.${field}`);

const BASELINE: readonly Rule[] = [
  (spec) => HOST_TYPES.filter((field) => spec[field] === true),
  (spec) =>
    list(spec.volumes).flatMap((volume, index) => (record(volume).hostPath ? [`volumes[${index}].hostPath`] : [])),
  inContainers('securityContext.privileged', (value) => context(value).privileged === true),
  inContainers('securityContext.capabilities.add', (value) => added(value).some((one) => !ADDABLE.has(String(one)))),
  inContainers('ports', (value) => list(value.ports).some((port) => isHostPort(record(port).hostPort))),
  inContainers('securityContext.procMount', (value) => (context(value).procMount ?? 'Default') !== 'Default'),
  inContainers('securityContext.seccompProfile', (value, spec) =>
    [value, spec].some((one) => seccomp(one) === 'Unconfined'),
  ),
];

const RESTRICTED: readonly Rule[] = [
  (spec) =>
    list(spec.volumes).flatMap((volume, index) =>
      Object.keys(record(volume)).some((type) => !VOLUMES.has(type)) ? [`volumes[${index}]`] : [],
    ),
  inContainers(
    'securityContext.allowPrivilegeEscalation',
    (value) => context(value).allowPrivilegeEscalation !== false,
  ),
  inContainers(
    'securityContext.runAsNonRoot',
    (value, spec) => (context(value).runAsNonRoot ?? context(spec).runAsNonRoot) !== true,
  ),
  inContainers(
    'securityContext.runAsUser',
    (value, spec) => (context(value).runAsUser ?? context(spec).runAsUser) === 0,
  ),
  inContainers(
    'securityContext.seccompProfile',
    (value, spec) => seccomp(value) === undefined && seccomp(spec) === undefined,
  ),
  inContainers('securityContext.capabilities.drop', (value) => !dropsAll(value)),
  inContainers('securityContext.capabilities.add', (value) => added(value).some((one) => one !== 'NET_BIND_SERVICE')),
];

const isHostPort = (value: Json | undefined) => value !== undefined && value !== 0;

/**
 * The fields of a Pod's spec for which Pod Security's admission refuses it; none where it is within the level. SELinux, AppArmor,
 * sysctls and Windows are not looked at.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurityFaults(level: PodSecurityLevel, spec: JsonObject): readonly string[] {
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    list(spec[field]).flatMap((value, index) => (isRecord(value) ? [{ path: `${field}[${index}]`, value }] : [])),
  );
  const rules = level === 'privileged' ? [] : level === 'baseline' ? BASELINE : [...BASELINE, ...RESTRICTED];
  return rules.flatMap((rule) => rule(spec, containers));
}
