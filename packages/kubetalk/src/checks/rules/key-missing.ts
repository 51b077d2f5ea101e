import { list, record, text } from '../../manifest/manifest';
import { didYouMean, misspelt } from '../../text/nearest';
import { hasKey, keysOf, type Reference, references, referencesOf } from '../../topology/references';
import type { Topology } from '../../topology/topology';
import type { Workload } from '../../topology/workloads';
import type { Check } from '../check';

export const keyMissing: Check = {
  id: 'key-missing',
  outcome: 'broken',
  title: 'a key that its ConfigMap or Secret does not have',
  why:
    'The object is there, the key is not: the container is never created, and the Pod stays in CreateContainerConfigError; an ' +
    'Ingress answers with another certificate.',
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
    for (const references of referencesIn(topology)) {
      const seen = new Set<string>();
      for (const { manifest, path, kind, namespace, name, key } of references) {
        const object = key === undefined ? undefined : topology.find(kind, namespace, name);
        if (!object || key === undefined || hasKey(object, key)) continue;
        // An Ingress needs two keys of one Secret.
        const place = path.join();
        if (seen.has(place)) continue;
        seen.add(place);
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
    }
  },
};

function* referencesIn({ workloads, manifests }: Topology): Iterable<readonly Reference[]> {
  for (const workload of workloads) {
    yield references(workload);
    yield subPaths(workload);
  }
  for (const manifest of manifests) yield referencesOf(manifest);
}

/** The keys that containers mount one by one: for a key that does not exist, Kubernetes makes an empty folder. */
function subPaths({ manifest, namespace, podSpec, containers }: Workload): readonly Reference[] {
  const volumes = new Map(list(podSpec.volumes).map((volume) => [text(record(volume).name), record(volume)]));
  return containers.flatMap(({ value, path }) =>
    list(value.volumeMounts).flatMap((item, index): Reference[] => {
      const { name: mounted, subPath } = record(item);
      const { configMap, secret } = volumes.get(text(mounted)) ?? {};
      const { name, secretName, items, optional } = record(configMap ?? secret);
      const key = text(subPath);
      if (key === '' || key.includes('/') || optional === true || items !== undefined) return [];
      const kind = configMap ? 'ConfigMap' : 'Secret';
      const at = [...path, 'volumeMounts', index, 'subPath'];
      return [
        { manifest, path: at, kind, namespace, name: text(name ?? secretName), key, without: '', outside: false },
      ];
    }),
  );
}
