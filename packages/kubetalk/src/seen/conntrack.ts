import type { Flow } from './flow';

/**
 * A line of `conntrack -L`, or of /proc/net/nf_conntrack, of a node. The answer comes from the Pod, whatever address was called.
 *
 * @returns undefined for what is no connection
 */
export function conntrackFlow(line: string): Flow | undefined {
  const [protocol] = /\b(tcp|udp|sctp)\b/.exec(line) ?? [];
  const sources = [...line.matchAll(/\bsrc=(\S+)/g)].map(([, address = '']) => address);
  const ports = [...line.matchAll(/\bsport=(\d{1,5})/g)].map(([, port]) => Number(port));
  const [from, to] = sources;
  const [, port] = ports;
  if (!protocol || !from || !to || !port) return undefined;
  return { from: { address: from }, to: { address: to }, port, passed: !line.includes('[UNREPLIED]') };
}
