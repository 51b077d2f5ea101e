import type { Surroundings } from '../../src/application/application';
import { manifestsOf } from '../../src/manifest/read';
import type { Topology } from '../../src/topology/topology';
import type { Workload } from '../../src/topology/workloads';
import { topologyOf as topologyIn } from '../applied';

/** The topology of manifests as YAML. */
export function topologyOf(text: string, surroundings: Surroundings = {}): Topology {
  return topologyIn(manifestsOf({ file: 'a.yaml', text }), surroundings);
}

/** A Pod as YAML, of flow style so that a table of them can be read. */
export function pod(name: string, namespace = 'shop', container = ''): string {
  return `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}
spec: {containers: [{name: main, image: 'main:1'${container && `, ${container}`}}]}
`;
}

export function workload({ workloads }: Topology, wanted: string): Workload {
  const found = workloads.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no workload ${wanted}`);
  return found;
}
