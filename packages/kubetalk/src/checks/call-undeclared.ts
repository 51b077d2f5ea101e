import { compared, type Seen } from '../topology/seen';
import type { Topology } from '../topology/topology';
import { workloadTitle } from '../topology/workloads';
import type { CheckedFault } from './acknowledged';
import type { Check } from './check';

/** What traffic shows and manifests do not, as the checks describe what they find. */
const description: Omit<Check, 'find'> = {
  id: 'call-undeclared',
  outcome: 'risky',
  title: 'traffic that was seen between two workloads, and that no manifest states',
  why:
    'A workload calls another one, and no variable, argument or file of its manifests names it. Whoever changes the one that is called does ' +
    'not see the caller, and policies that are made of the manifests alone close the path.',
  remedy: 'state the address in the caller, such as in a variable; kubetalk policies --seen allows the path until then',
  example: `# kubetalk check --seen flows.json
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {containers: [{name: web, image: 'web:1'}]}
`,
};

/** What was seen and is stated nowhere. */
export const callUndeclared = {
  ...description,
  found(topology: Topology): readonly CheckedFault[] {
    const check: Check = { ...description, find: () => [] };
    const all = compared(topology)?.undeclared ?? [];
    return all.map((one) => ({ check, fault: { manifest: one.from.manifest, message: messageOf(one) } }));
  },
};

function messageOf({ from, to, port, passed }: Seen): string {
  const where = to.namespace === from.namespace ? '' : ` in namespace ${to.namespace}`;
  const at = port === undefined ? '' : `, port ${port}`;
  return `it ${passed ? 'calls' : 'tries to call'} ${workloadTitle(to)}${where}${at}, and states that nowhere`;
}
