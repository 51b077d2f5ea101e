import { BlockList, isIP } from 'node:net';

/** A range of addresses, less those that are taken out of it. */
export interface Range {
  readonly cidr: string;
  readonly except: readonly string[];
}

/** Whether a text is an address, or a range of them: `10.0.0.5`, `10.0.0.0/8`. */
export function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= bitsOf(version));
}

/** The networks that Pods have their addresses of. */
const OF_PODS: readonly string[] = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

/** Whether a range has an address that a Pod may have. One that can't be read may be meant for any. */
export function mayHoldPods({ cidr, except }: Range): boolean {
  if (!isRange(cidr)) return true;
  return OF_PODS.some((network) => {
    const common = contains(cidr, network) ? network : contains(network, cidr) ? cidr : undefined;
    return common !== undefined && !except.some((less) => isRange(less) && contains(less, common));
  });
}

/** Whether a range has an address. */
export function holds({ cidr, except }: Range, address: string): boolean {
  return isRange(cidr) && contains(cidr, address) && !except.some((less) => isRange(less) && contains(less, address));
}

/** Whether all addresses of the second range are in the first. */
function contains(outer: string, inner: string): boolean {
  const [one, other] = [parts(outer), parts(inner)];
  if (one.version !== other.version || one.bits > other.bits) return false;
  const list = new BlockList();
  list.addSubnet(one.address, one.bits, one.family);
  return list.check(other.address, other.family);
}

function parts(range: string) {
  const [address = '', bits] = range.split('/');
  const version = isIP(address);
  const family = version === 6 ? ('ipv6' as const) : ('ipv4' as const);
  return { address, version, family, bits: bits === undefined ? bitsOf(version) : Number(bits) };
}

function bitsOf(version: number): number {
  return version === 6 ? 128 : 32;
}
