import { kindOf, objectKey } from '../../kubernetes/objects';
import { at, list, type Manifest, title } from '../../manifest/manifest';
import type { Check, Fault } from '../check';

/** A nodePort that is asked for, with its place. */
interface Claim {
  readonly manifest: Manifest;
  readonly index: number;
  readonly key: string;
}

function* claims(manifests: readonly Manifest[]): Iterable<Claim> {
  for (const manifest of manifests) {
    if (kindOf(manifest) !== 'Service') continue;
    for (const index of list(at(manifest.value, ['spec', 'ports'])).keys()) {
      const nodePort = at(manifest.value, ['spec', 'ports', index, 'nodePort']);
      const protocol = at(manifest.value, ['spec', 'ports', index, 'protocol']) || 'TCP';
      if (typeof nodePort === 'number' && nodePort !== 0)
        yield { manifest, index, key: `${nodePort}/${String(protocol)}` };
    }
  }
}

function* find(manifests: readonly Manifest[]): Iterable<Fault> {
  const owners = new Map<string, Manifest>();
  for (const { manifest, index, key } of claims(manifests)) {
    const owner = owners.get(key) ?? manifest;
    owners.set(key, owner);
    // The same object given twice claims its ports once.
    if (objectKey(owner) !== objectKey(manifest))
      yield {
        manifest,
        path: ['spec', 'ports', index, 'nodePort'],
        message: `spec.ports[${index}].nodePort is ${key.split('/')[0]}, which ${title(owner)} has already`,
      };
  }
}

export const nodePortClash: Check = {
  id: 'node-port-clash',
  outcome: 'rejected',
  title: 'two Services with the same nodePort',
  why: 'A nodePort is open on every node, for one Service of the whole cluster: the second is refused when the first is there.',
  remedy: 'give each Service its own nodePort, or remove nodePort and let the cluster choose',
  example: `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 30001
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 30001
`,
  find: ({ manifests }) => find(manifests),
};
