import type { core } from '../../api';
import { all, between, each, fields, oneOf, type Rule, required, unique, wordOf } from '../../rule';
import { matching } from '../names';
import { windowsOptions } from './operating-system';

type SecurityContext = core.SecurityContext;
type PodSecurityContext = core.PodSecurityContext;
type Seccomp = core.SeccompProfile;
type AppArmor = core.AppArmorProfile;

const userId = between(0, 2 ** 31 - 1);

const seccompProfile: Rule<Seccomp> = all<Seccomp>(
  fields<Seccomp>({
    type: required('RuntimeDefault, Unconfined or Localhost', oneOf('RuntimeDefault', 'Unconfined', 'Localhost')),
  }),
  (value, location) => {
    const place = location.into('localhostProfile');
    if (value?.type === 'Localhost' && value.localhostProfile === undefined)
      place.fault('missing-field', 'is missing: give the profile');
    if (value?.type !== undefined && value.type !== 'Localhost' && value.localhostProfile !== undefined)
      place.fault('conflicting-fields', `is set together with type ${value.type}: remove it`);
  },
);

const appArmorProfile: Rule<AppArmor> = all<AppArmor>(
  fields<AppArmor>({
    type: required('RuntimeDefault, Unconfined or Localhost', oneOf('RuntimeDefault', 'Unconfined', 'Localhost')),
  }),
  ({ type, localhostProfile } = {}, location) => {
    const place = location.into('localhostProfile');
    if (type === 'Localhost' && !localhostProfile?.trim()) place.fault('missing-field', 'is missing: give the profile');
    if (type !== undefined && type !== 'Localhost' && localhostProfile !== undefined)
      place.fault('conflicting-fields', `is set together with type ${type}: remove it`);
  },
);

export const securityContext: Rule<SecurityContext> = all<SecurityContext>(
  fields<SecurityContext>({
    runAsUser: userId,
    runAsGroup: userId,
    seccompProfile,
    appArmorProfile,
    procMount: wordOf('Default', 'Unmasked'),
    windowsOptions,
  }),
  (value, location) => {
    if (value?.allowPrivilegeEscalation !== false) return;
    const place = location.into('allowPrivilegeEscalation');
    if (value.privileged) place.fault('conflicting-fields', 'is false beside privileged: true: change one');
    if (value.capabilities?.add?.includes('CAP_SYS_ADMIN'))
      place.fault('conflicting-fields', 'is false beside CAP_SYS_ADMIN: change one');
  },
);

const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

export const podSecurityContext = fields<PodSecurityContext>({
  runAsUser: userId,
  runAsGroup: userId,
  windowsOptions,
  fsGroup: userId,
  supplementalGroups: each(userId),
  fsGroupChangePolicy: wordOf('OnRootMismatch', 'Always'),
  seccompProfile,
  appArmorProfile,
  seLinuxChangePolicy: wordOf('MountOption', 'Recursive'),
  supplementalGroupsPolicy: wordOf('Merge', 'Strict'),
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
