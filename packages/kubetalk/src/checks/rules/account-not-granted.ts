import { accountOf, type Bound, boundAccounts, isBound, runsKubectl } from '../../topology/accounts';
import type { Topology } from '../../topology/topology';
import { type Workload, workloadTitle } from '../../topology/workloads';
import type { Check, Fault } from '../check';

export const accountNotGranted: Check = {
  id: 'account-not-granted',
  outcome: 'risky',
  title: 'a workload that asks the API server as another ServiceAccount than the one that is granted something',
  why:
    'Without serviceAccountName, Pods run as ServiceAccount default of their namespace. What a binding grants to another one they ' +
    'may not do: the API server answers "forbidden", and a controller finds nothing to watch.',
  remedy: 'make serviceAccountName of the Pods, and the subject of the binding, the same ServiceAccount',
  example: `apiVersion: v1
kind: Pod
metadata: {name: watcher}
spec:
  containers:
    - {name: watcher, image: 'watcher:1'}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: watcher}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: watcher}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{kind: ServiceAccount, name: watcher}]
`,
  *find(topology) {
    if (boundAccounts(topology).length === 0) return;
    const used = new Set(topology.workloads.map((workload) => `${workload.namespace}/${accountOf(workload)}`));
    const idle = boundAccounts(topology).filter(({ namespace, account }) => !used.has(`${namespace}/${account}`));
    if (idle.length === 0) return;
    for (const workload of topology.workloads) {
      const near = idle.filter(({ namespace }) => namespace === workload.namespace);
      const fault = near.length > 0 && !isBound(topology, workload) ? faultOf(workload, near, topology) : undefined;
      if (fault) yield fault;
    }
  },
};

/** @param idle what bindings grant something in the namespace, and no Pod runs as */
function faultOf(workload: Workload, idle: readonly Bound[], topology: Topology): Fault | undefined {
  const own = accountOf(workload);
  const title = workloadTitle(workload);
  const usual = idle.find(({ account }) => account === 'default');
  if (usual && own !== 'default' && topology.find('ServiceAccount', workload.namespace, own))
    return {
      manifest: usual.binding,
      path: ['subjects', usual.subject, 'name'],
      message: `it grants something to ServiceAccount default, as which no Pod runs; ${title} runs as ${own}: did you mean that?`,
    };
  if (own !== 'default') return undefined;
  const names = [...new Set(idle.map(({ account }) => account))];
  const isOwn = (name: string) => name.replace(/-(?:sa|account|service-?account)$/, '') === workload.name;
  const meant = names.find(isOwn) ?? (names.length === 1 && runsKubectl(workload) ? names[0] : undefined);
  if (meant === undefined || workload.byOperator || workload.podSpec.automountServiceAccountToken === false)
    return undefined;
  return {
    manifest: workload.manifest,
    path: workload.podSpecPath,
    message: `its Pods run as ServiceAccount default, and nothing runs as ${meant}, which a binding grants something: did you mean serviceAccountName ${meant}?`,
  };
}
