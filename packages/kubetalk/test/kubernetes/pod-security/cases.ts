import type { JsonObject } from '../../../src/manifest/manifest';

/** Pods that differ from one that `restricted` admits in one thing each, and some that differ in all, by what that is. */
export interface Case {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
}

const hardened = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
  capabilities: { drop: ['ALL'] },
};
const container = { name: 'web', image: 'web:1', securityContext: hardened };

/** A Pod whose container says something otherwise. */
const withContainer = (change: JsonObject): Case => ({ spec: { containers: [{ ...container, ...change }] } });
/** A Pod whose container has another securityContext; what is undefined is left out. */
const withSecurity = (change: JsonObject): Case => withContainer({ securityContext: { ...hardened, ...change } });
/** A Pod that says something itself. */
const withPod = (change: JsonObject): Case => ({ spec: { containers: [container], ...change } });
const withPodSecurity = (securityContext: JsonObject): Case => withPod({ securityContext });

const probe = (handler: JsonObject) => ({ readinessProbe: handler });
const volume = (source: JsonObject) => withPod({ volumes: [{ name: 'data', ...source }] });
const bare = { name: 'web', image: 'web:1' };

export const cases: Readonly<Record<string, Case>> = {
  hardened: withPod({}),
  bare: { spec: { containers: [bare] } },
  'bare beside hardened': { spec: { containers: [container, { ...bare, name: 'other' }] } },
  'bare before hardened': { spec: { initContainers: [{ ...bare, name: 'first' }], containers: [container] } },
  'set by the Pod': {
    spec: {
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        seccompProfile: { type: 'Localhost', localhostProfile: 'a' },
      },
      containers: [{ ...bare, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    },
  },
  hostNetwork: withPod({ hostNetwork: true }),
  hostPID: withPod({ hostPID: true }),
  hostIPC: withPod({ hostIPC: true }),
  'hostNetwork false': withPod({ hostNetwork: false }),
  privileged: withContainer({
    securityContext: { ...hardened, privileged: true, allowPrivilegeEscalation: undefined },
  }),
  'capability NET_ADMIN': withSecurity({ capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } }),
  'capability CHOWN': withSecurity({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } }),
  'capability NET_BIND_SERVICE': withSecurity({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } }),
  'capability in lower case': withSecurity({ capabilities: { drop: ['all'] } }),
  'capability dropped one by one': withSecurity({ capabilities: { drop: ['CHOWN', 'KILL'] } }),
  'no capabilities said': withSecurity({ capabilities: undefined }),
  'volume hostPath': volume({ hostPath: { path: '/data' } }),
  'volume nfs': volume({ nfs: { server: 'files', path: '/' } }),
  'volume iscsi': volume({ iscsi: { targetPortal: '10.0.0.1', iqn: 'iqn.2001-04.com.example:a', lun: 0 } }),
  'volume emptyDir': volume({ emptyDir: {} }),
  'volume configMap': volume({ configMap: { name: 'a' } }),
  'volume secret': volume({ secret: { secretName: 'a' } }),
  'volume claim': volume({ persistentVolumeClaim: { claimName: 'a' } }),
  'volume projected': volume({ projected: { sources: [] } }),
  'volume csi': volume({ csi: { driver: 'a.example.com' } }),
  'volume downwardAPI': volume({ downwardAPI: { items: [] } }),
  'volume without a source': volume({}),
  hostPort: withContainer({ ports: [{ containerPort: 80, hostPort: 80 }] }),
  'hostPort 0': withContainer({ ports: [{ containerPort: 80, hostPort: 0 }] }),
  'probe of a host': withContainer(probe({ httpGet: { path: '/', port: 80, host: 'example.com' } })),
  'probe of a host over TCP': withContainer(probe({ tcpSocket: { port: 80, host: '10.0.0.1' } })),
  'lifecycle of a host': withContainer({
    lifecycle: { preStop: { httpGet: { path: '/', port: 80, host: 'example.com' } } },
  }),
  'probe of the Pod': withContainer(probe({ httpGet: { path: '/', port: 80 } })),
  'seLinux user': withSecurity({ seLinuxOptions: { user: 'system_u' } }),
  'seLinux role': withPodSecurity({ seLinuxOptions: { role: 'system_r' } }),
  'seLinux type': withSecurity({ seLinuxOptions: { type: 'spc_t' } }),
  'seLinux container_t': withSecurity({ seLinuxOptions: { type: 'container_t' } }),
  'seLinux container_engine_t': withSecurity({ seLinuxOptions: { type: 'container_engine_t' } }),
  'seLinux level': withPodSecurity({ seLinuxOptions: { level: 's0:c1' } }),
  'procMount Unmasked': { spec: { ...withSecurity({ procMount: 'Unmasked' }).spec, hostUsers: false } },
  'procMount Default': withSecurity({ procMount: 'Default' }),
  'AppArmor unconfined': {
    ...withPod({}),
    annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' },
  },
  'AppArmor runtime/default': {
    ...withPod({}),
    annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' },
  },
  'AppArmor localhost': {
    ...withPod({}),
    annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'localhost/a' },
  },
  'seccomp Unconfined': withSecurity({ seccompProfile: { type: 'Unconfined' } }),
  'seccomp Unconfined of the Pod': withPodSecurity({ seccompProfile: { type: 'Unconfined' } }),
  'seccomp not said': withSecurity({ seccompProfile: undefined }),
  'sysctl of the kernel': withPodSecurity({ sysctls: [{ name: 'kernel.msgmax', value: '1' }] }),
  'sysctl that is safe': withPodSecurity({ sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] }),
  'sysctl tcp_keepalive_time': withPodSecurity({ sysctls: [{ name: 'net.ipv4.tcp_keepalive_time', value: '1' }] }),
  'sysctl tcp_rmem': withPodSecurity({ sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1' }] }),
  'hostProcess of Windows': withPod({
    hostNetwork: true,
    os: { name: 'windows' },
    securityContext: { windowsOptions: { hostProcess: true }, runAsNonRoot: true },
    containers: [bare],
  }),
  'Windows, bare': { spec: { os: { name: 'windows' }, containers: [bare] } },
  'Windows, not as root': {
    spec: { os: { name: 'windows' }, securityContext: { runAsNonRoot: true }, containers: [bare] },
  },
  'allowPrivilegeEscalation not said': withSecurity({ allowPrivilegeEscalation: undefined }),
  'allowPrivilegeEscalation true': withSecurity({ allowPrivilegeEscalation: true }),
  'runAsNonRoot not said': withSecurity({ runAsNonRoot: undefined }),
  'runAsNonRoot false': withSecurity({ runAsNonRoot: false }),
  'runAsNonRoot false of the Pod': withPodSecurity({ runAsNonRoot: false }),
  'runAsUser 0': withSecurity({ runAsUser: 0, runAsNonRoot: true }),
  'runAsUser 0 of the Pod': withPodSecurity({ runAsUser: 0 }),
  'runAsUser 0 of its own users': { spec: { ...withSecurity({ runAsUser: 0 }).spec, hostUsers: false } },
  'root of its own users': { spec: { ...withSecurity({ runAsNonRoot: undefined }).spec, hostUsers: false } },
  'bare of its own users': { spec: { hostUsers: false, containers: [bare] } },
};

/** A case as a Pod, without what is undefined. */
export function podOf(name: string, { annotations, spec }: Case): JsonObject {
  const metadata = { name: `case-${Object.keys(cases).indexOf(name)}`, annotations };
  return JSON.parse(JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata, spec }));
}
