import { nodePortClaims } from '../../kubernetes/node-ports';
import { kindOf, objectKey } from '../../kubernetes/objects';
import { type Manifest, title } from '../../manifest/manifest';
import type { Check, Fault } from '../check';

function* find(manifests: readonly Manifest[]): Iterable<Fault> {
  const owners = new Map<string, Manifest>();
  for (const manifest of manifests)
    for (const { index, key } of kindOf(manifest) === 'Service' ? nodePortClaims(manifest) : []) {
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
