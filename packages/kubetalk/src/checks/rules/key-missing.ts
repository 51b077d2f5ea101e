import { didYouMean, misspelt } from '../../text/nearest';
import { hasKey, keysOf, references } from '../../topology/references';
import type { Check } from '../check';

export const keyMissing: Check = {
  id: 'key-missing',
  outcome: 'broken',
  title: 'a key that its ConfigMap or Secret does not have',
  why: 'The object is there, the key is not: the container is never created, and the Pod stays in CreateContainerConfigError.',
  remedy: 'use a key that is there, add it, or mark the reference as optional',
  example: `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {database-host: db.example.com}
---
apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - name: api
      image: api:1
      env: [{name: MODE, valueFrom: {configMapKeyRef: {name: settings, key: database-hots}}}]
`,
  *find(topology) {
    for (const workload of topology.workloads)
      for (const { manifest, path, kind, name, key } of references(workload)) {
        const object = key === undefined ? undefined : topology.find(kind, workload.namespace, name);
        if (!object || key === undefined || hasKey(object, key)) continue;
        const keys = keysOf(object);
        const meant = misspelt(key, keys);
        const filled = !meant && (kind === 'Secret' || kind === 'ConfigMap') && topology.makers.mayFill(kind);
        yield {
          manifest,
          path,
          message: `${kind} ${name} has no key ${key}${didYouMean(key, keys)}`,
          // A program of the application may put the key there.
          ...(filled && { outcome: 'risky' as const }),
        };
      }
  },
};
