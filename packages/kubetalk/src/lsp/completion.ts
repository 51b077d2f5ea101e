import { identity } from '../manifest/manifest';
import { keysOf } from '../topology/references';
import type { Topology } from '../topology/topology';
import { declaredPorts } from '../topology/workloads';

/** A word that may stand at the cursor, and what it is. */
export interface Proposal {
  readonly word: string;
  readonly detail: string;
}

/**
 * What may stand at the end of a text that is being typed, which need not be YAML yet: so its last lines are looked at alone. A host has
 * the namespace behind it where that is another one.
 */
export function proposals(topology: Topology, text: string): readonly Proposal[] {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const [, host] = /^(.+):\d*$/.exec(line.split(/[^\w.:-]/).at(-1) ?? '') ?? [];
  const named = host === undefined ? [] : servicePorts(topology, host);
  if (named.length > 0) return named;
  if (/\bkey:\s*["']?[\w.-]*$/.test(line.slice(-300))) return keys(topology, text);
  if (/\b(?:targetPort|port):\s*["']?[\w-]*$/.test(line.slice(-300))) return podPorts(topology);
  return /(?:\bvalue:\s|\/\/|@|\bhost:\s|\bserviceName:\s|["',=])\s*["']?[\w.-]*$/.test(line.slice(-300))
    ? hosts(topology, text)
    : [];
}

function servicePorts({ services }: Topology, host: string): readonly Proposal[] {
  const [name, namespace] = host.split('.');
  return services
    .filter((service) => service.name === name && (namespace === undefined || service.namespace === namespace))
    .flatMap(({ ports }) =>
      ports.map(({ number, name: port }) => ({
        word: `${number}`,
        detail: `port ${port || number} of Service ${name}`,
      })),
    );
}

/** The keys of the ConfigMap or Secret that the last lines name. */
function keys({ manifests }: Topology, text: string): readonly Proposal[] {
  const near = text.split('\n').slice(-4).join('\n');
  const name = near
    .split(/\bname:\s?/)
    .at(-1)
    ?.split(/[\s,}]/)[0]
    ?.replace(/["']/g, '');
  const kind = near.lastIndexOf('secretKeyRef') > near.lastIndexOf('configMapKeyRef') ? 'Secret' : 'ConfigMap';
  return manifests
    .filter((manifest) => identity(manifest).kind === kind && identity(manifest).name === name)
    .flatMap((manifest) => keysOf(manifest).map((word) => ({ word, detail: `key of ${kind} ${name}` })));
}

function podPorts({ workloads }: Topology): readonly Proposal[] {
  return workloads.flatMap((workload) =>
    declaredPorts(workload).flatMap(({ name, number }) =>
      [name, `${number}`]
        .filter(Boolean)
        .map((word) => ({ word, detail: `port ${number} of ${workload.kind} ${workload.name}` })),
    ),
  );
}

function hosts({ services, manifests }: Topology, text: string): readonly Proposal[] {
  const document = text.slice(text.lastIndexOf('\n---') + 1);
  const [, stated] = /\bnamespace:\s?["']?([\w-]+)/.exec(document) ?? [];
  const first = manifests.find((manifest) => manifest.namespace !== undefined);
  const own = stated ?? first?.namespace ?? 'default';
  return services.map(({ name, namespace, type }) => ({
    word: namespace === own ? name : `${name}.${namespace}`,
    detail: `Service, ${type}, namespace ${namespace}`,
  }));
}
