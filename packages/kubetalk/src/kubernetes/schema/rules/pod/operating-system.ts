import type { core } from '../../api';
import type { ValueLocation } from '../../problem';
import { fields, from, type Rule } from '../../rule';
import { matching, subdomain } from '../names';

type Pod = core.PodSpec;
type Options = core.WindowsSecurityContextOptions;

const filledIn = (what: string) => matching('invalid-value', /[\s\S]/, what);

export const windowsOptions: Rule<Options> = fields<Options>({
  gmsaCredentialSpecName: subdomain,
  gmsaCredentialSpec: filledIn('the text of a credential spec'),
  runAsUserName: matching('invalid-value', /^(?:[^\\]+\\)?[^\\]+$/, 'a user, or DOMAIN\\USER'),
});

/** What only Linux has, of a Pod and of a container. */
const OF_LINUX = {
  pod: ['hostUsers', 'shareProcessNamespace'],
  context: ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'runAsUser', 'runAsGroup'],
  podContext: ['fsGroup', 'fsGroupChangePolicy', 'supplementalGroups', 'sysctls'],
  containerContext: ['allowPrivilegeEscalation', 'capabilities', 'privileged', 'procMount', 'readOnlyRootFilesystem'],
} as const;

/** Every security context of a Pod: its own, then those of its containers. */
function contexts(
  pod: Pod,
  location: ValueLocation,
): readonly (readonly [core.PodSecurityContext & core.SecurityContext, ValueLocation])[] {
  const own = [pod.securityContext ?? {}, location.into('securityContext')] as const;
  const ofContainers = (['initContainers', 'containers'] as const).flatMap((key) =>
    (pod[key] ?? []).map(
      ({ securityContext = {} }, index) =>
        [securityContext, location.into(key).into(index).into('securityContext')] as const,
    ),
  );
  return [own, ...ofContainers] as never;
}

/** Of what only one operating system has, nothing is in a Pod that says that it runs on the other. */
export const fitsSystem: Rule<Pod> = (pod, location) => {
  const system = pod?.os?.name;
  if (!pod || (system !== 'linux' && system !== 'windows')) return;
  const refuse = (value: object, keys: readonly string[], place: ValueLocation) => {
    for (const key of keys)
      if ((value as Record<string, unknown>)[key] !== undefined)
        place.into(key).fault('conflicting-fields', `is in a Pod whose os is ${system}, which has none: remove it`);
  };
  if (system === 'windows') {
    refuse(pod, OF_LINUX.pod, location);
    for (const key of ['hostPID', 'hostIPC'] as const) if (pod[key]) refuse(pod, [key], location);
  }
  for (const [index, [context, place]] of contexts(pod, location).entries())
    refuse(
      context,
      system === 'linux'
        ? ['windowsOptions']
        : [...OF_LINUX.context, ...(index === 0 ? OF_LINUX.podContext : OF_LINUX.containerContext)],
      place,
    );
};

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/ */
export const hostProcess: Rule<Pod> = (pod, location) => {
  if (!pod) return;
  const [own, ...containers] = contexts(pod, location);
  const ofPod = own?.[0].windowsOptions?.hostProcess;
  const all = containers.map(([context, place]) => {
    const value = context.windowsOptions?.hostProcess;
    const at = place.into('windowsOptions').into('hostProcess');
    if (value !== undefined && ofPod !== undefined && value !== ofPod)
      at.fault('conflicting-fields', `is ${value} where that of the Pod is ${ofPod}: remove it`);
    return { is: value ?? ofPod ?? false, at };
  });
  if (!all.some(({ is }) => is)) return;
  if (!pod.hostNetwork)
    location.into('hostNetwork').fault('missing-field', 'is not true, which hostProcess needs: set it');
  for (const { is, at } of all)
    if (!is) at.fault('missing-field', 'is not true, as it is for another container of the Pod: set it');
};

/** Users of a Pod that are not the node's can't see more of the node. */
export const ownUsers: Rule<Pod> = from('1.33', (pod, location) => {
  if (pod?.hostUsers !== false) return;
  for (const key of ['hostNetwork', 'hostPID', 'hostIPC'] as const)
    if (pod[key]) location.into(key).fault('conflicting-fields', 'is true beside hostUsers: false: change one');
});
