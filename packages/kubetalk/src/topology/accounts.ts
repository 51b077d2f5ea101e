import { namespaceOf } from '../kubernetes/objects';
import { list, type Manifest, record, text } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/** The ServiceAccount that a workload's Pods ask the API server as. */
export function accountOf({ podSpec, byOperator, manifest }: Workload): string {
  const { serviceAccountName, serviceAccount } = byOperator ? record(manifest.value.spec) : podSpec;
  return text(serviceAccountName) || text(serviceAccount) || 'default';
}

/** A ServiceAccount that a binding grants something. */
export interface Bound {
  readonly binding: Manifest;
  /** Which of the binding's subjects it is. */
  readonly subject: number;
  readonly namespace: string;
  readonly account: string;
}

/** The ServiceAccounts that the manifests' bindings name. */
export const boundAccounts = memo(({ ofKind }: Topology): readonly Bound[] =>
  ['RoleBinding', 'ClusterRoleBinding'].flatMap(ofKind).flatMap((binding) =>
    list(binding.value.subjects).flatMap((subject, index) => {
      const { kind, name, namespace } = record(subject);
      if (kind !== 'ServiceAccount') return [];
      return [{ binding, subject: index, namespace: text(namespace) || namespaceOf(binding), account: text(name) }];
    }),
  ),
);

const boundNames = memo(
  (topology: Topology): ReadonlySet<string> =>
    new Set(boundAccounts(topology).map(({ namespace, account }) => `${namespace}/${account}`)),
);

/** Whether something of the manifests lets a workload's own ServiceAccount ask the API server. */
export function asksApi(topology: Topology, workload: Workload): boolean {
  const account = accountOf(workload);
  return account !== 'default' && isBound(topology, workload);
}

/** Whether a binding of the manifests names a workload's ServiceAccount. */
export function isBound(topology: Topology, workload: Workload): boolean {
  return boundNames(topology).has(`${workload.namespace}/${accountOf(workload)}`);
}

/** Whether a container runs kubectl, which asks the API server. */
export function runsKubectl({ containers }: Workload): boolean {
  return containers.some(
    ({ image, value }) =>
      /(?:^|\/)kubectl(?=[:@]|$)/.test(image) ||
      [...list(value.command), ...list(value.args)].some((word) =>
        /(?:^|[\s;&|(])kubectl\s|^kubectl$/.test(text(word)),
      ),
  );
}
