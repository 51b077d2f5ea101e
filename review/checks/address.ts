import type { Call } from '../topology/calls';
import type { Topology } from '../topology/topology';
import { workloadTitle } from '../topology/workloads';
import type { Fault } from './check';

/** How a finding names what a caller says; what a Secret says is never repeated. */
export function stated(call: Call): {
  readonly where: Pick<Fault, 'manifest' | 'path'>;
  readonly what: string;
  readonly by: string;
} {
  const { manifest, path, caller, container, variable, secret, address } = call;
  const port = address.port === undefined ? '' : `:${address.port}`;
  const own = manifest === caller.manifest;
  const name = variable || 'its command line';
  return {
    where: { manifest, path },
    what: secret ? `the address in ${name}` : `${name} says ${address.host}${port}`,
    by: own ? `container ${container}` : `container ${container} of ${workloadTitle(caller)}`,
  };
}

/** The namespaces in which there is a Service of a name. */
export function namespacesByService({ services }: Topology): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, namespace } of services) {
    const namespaces = found.get(name);
    if (namespaces) namespaces.push(namespace);
    else found.set(name, [namespace]);
  }
  return found;
}
