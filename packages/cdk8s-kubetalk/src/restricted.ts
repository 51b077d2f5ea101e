import type { PodSpec } from './api';

/**
 * What Pod Security's level `restricted` demands of a Pod, and what a careful cluster adds to it: no token of a service account
 * that the program does not use, and a user and group of their own.
 *
 * @param user the number of the user and group that the containers run as, not 0
 * @throws where the user is root or no user at all
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedPod(user: number): Pick<PodSpec, 'automountServiceAccountToken' | 'securityContext'> {
  if (!Number.isInteger(user) || user < 1 || user > 2 ** 31 - 1)
    throw new Error(`runAsUser ${user} is root or no user: use a whole number from 1`);
  return {
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: user,
      fsGroup: user,
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

/** What the level requires of each container, with a read-only root file system. */
export const restrictedContainer = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};
