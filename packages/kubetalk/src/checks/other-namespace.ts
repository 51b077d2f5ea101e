import { namespaceOf } from '../kubernetes/objects';
import { identity, type Manifest } from '../manifest/manifest';
import type { CheckedFault } from './acknowledged';
import type { Check } from './check';

/** What kubectl makes of its flag, as the checks describe what they find. */
const description: Omit<Check, 'find'> = {
  id: 'other-namespace',
  outcome: 'rejected',
  title: 'an object of another namespace than the one that `--namespace` names',
  why: '`kubectl apply -n` gives its namespace to objects that name none, and refuses those that name another.',
  remedy: "leave the object's namespace out, or apply it without the flag",
  example: `# kubetalk check -n shop
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: office}
`,
};

/** What `kubectl apply --namespace` refuses. */
export const otherNamespace = {
  ...description,
  found(manifests: readonly Manifest[], namespace: string): readonly CheckedFault[] {
    const check: Check = { ...description, find: () => [] };
    return manifests.flatMap((manifest) => {
      const own = identity(manifest).namespace;
      // What is in no namespace may name any.
      if (!own || own === namespace || namespaceOf(manifest) === '') return [];
      const message = `metadata.namespace is ${own}, which kubectl apply -n ${namespace} refuses`;
      return [{ check, fault: { manifest, path: ['metadata', 'namespace'], message } }];
    });
  },
};
