import { isIP } from 'node:net';
import { list, record, text } from '../manifest/manifest';
import type { Workload } from './workloads';

/** Why a workload's Pods ask another DNS than the cluster's, which knows no Service; undefined where they ask that. */
export function otherDns({ podSpec }: Workload): string | undefined {
  const policy = text(podSpec.dnsPolicy) || 'ClusterFirst';
  if (policy === 'Default') return "dnsPolicy Default is the node's DNS";
  if (policy === 'ClusterFirst' && podSpec.hostNetwork === true)
    return "with hostNetwork, dnsPolicy ClusterFirst is the node's DNS";
  const servers = list(record(podSpec.dnsConfig).nameservers).map(text);
  if (policy === 'None' && servers.length > 0 && servers.every(isPublic))
    return `dnsPolicy None asks ${servers.join(', ')} only`;
  return undefined;
}

/** Whether an address is of the world: the cluster's DNS has one of a network of its own, or of the node itself. */
function isPublic(address: string): boolean {
  return (
    isIP(address) === 4 &&
    !/^(10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(address)
  );
}
