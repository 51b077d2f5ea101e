import { BlockList, isIP } from 'node:net';
import type { Rule } from '../rule';
import { shorten } from './names';

/** Kubernetes takes leading zeros in IPv4 addresses for history's sake; Node does not. */
function family(address: string): 0 | 4 | 6 {
  const plain = /^\d+(\.\d+){3}$/.test(address) ? address.replace(/(^|\.)0+(?=\d)/g, '$1') : address;
  return plain.includes('%') ? 0 : (isIP(plain) as 0 | 4 | 6);
}

/** From Kubernetes 1.36 on, new addresses have to be written in their one usual way. */
const STRICT = 36;

function hasLeadingZeros(address: string): boolean {
  return /(^|\.)0\d/.test(address) && !address.includes(':');
}

/** An address of IPv4 in the form of IPv6, such as `::ffff:10.0.0.1`. */
function isMapped(address: string): boolean {
  return /^(0{0,4}:)+:?(0{1,4}:)*ffff:\d+(\.\d+){3}$/i.test(address);
}

/** An address of IPv6 as it is usually written, where a field takes no other spelling. */
export const canonicalIpv6: Rule<string> = (value, location) => {
  if (value === undefined || family(value) !== 6) return;
  const usual = new URL(`http://[${value}]`).hostname.slice(1, -1);
  if (value !== usual) location.fault('invalid-address', `is "${value}": write it ${usual}`);
};

const addressOf =
  (families: readonly number[], due: string): Rule<string> =>
  (value, location) => {
    if (value === undefined) return;
    if (!families.includes(family(value))) location.fault('invalid-address', `is "${shorten(value)}": use ${due}`);
    else if (location.kubernetes.minor >= STRICT && hasLeadingZeros(value))
      location.fault('invalid-address', `is "${value}": write its numbers without zeros before them`);
    else if (location.kubernetes.minor >= STRICT && isMapped(value))
      location.fault(
        'invalid-address',
        `is "${value}", an IPv4 address written as one of IPv6: use ${value.replace(/^.*:/, '')}`,
      );
  };

export const ip = addressOf([4, 6], 'an IP address');
export const ipv4 = addressOf([4], 'an IPv4 address');
export const ipv6 = addressOf([6], 'an IPv6 address');

const special = new BlockList();
special.addSubnet('127.0.0.0', 8);
special.addSubnet('169.254.0.0', 16);
special.addSubnet('224.0.0.0', 24);
special.addAddress('0.0.0.0');
special.addAddress('::', 'ipv6');
special.addAddress('::1', 'ipv6');
special.addSubnet('fe80::', 10, 'ipv6');
special.addSubnet('ff02::', 16, 'ipv6');

/** An address that another host can have: no loopback, link-local or unspecified one. */
export const notSpecial: Rule<string> = (value, location) => {
  const version = value === undefined ? 0 : family(value);
  if (value !== undefined && version !== 0 && special.check(value, version === 4 ? 'ipv4' : 'ipv6'))
    location.fault(
      'invalid-address',
      `is "${value}", which only a host itself can reach: use an address that Pods can reach`,
    );
};

/** An address range, undefined where the text is not one. */
export function rangeOf(text: string): { address: string; version: 4 | 6; bits: number } | undefined {
  const [, address = '', prefix = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const version = family(address);
  const bits = Number(prefix);
  return version === 0 || bits > (version === 4 ? 32 : 128) ? undefined : { address, version, bits };
}

/** Whether no bit is set beyond the prefix. Ranges of IPv6 are taken as they are. */
function startsRange({ address, version, bits }: { address: string; version: 4 | 6; bits: number }): boolean {
  if (version === 6) return true;
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return number % 2 ** (32 - bits) === 0;
}

export const cidr: Rule<string> = (value, location) => {
  if (value === undefined) return;
  const range = rangeOf(value);
  if (!range) location.fault('invalid-address', `is "${shorten(value)}": use an address range such as "10.0.0.0/8"`);
  else if (location.kubernetes.minor >= STRICT && (hasLeadingZeros(value) || !startsRange(range)))
    location.fault(
      'invalid-address',
      `is "${value}": use the first address of the range, without zeros before its numbers`,
    );
};

/** Whether one range lies in another and is smaller. */
export function within(inner: string, outer: string): boolean {
  const [small, large] = [rangeOf(inner), rangeOf(outer)];
  if (!small || !large || small.version !== large.version || small.bits <= large.bits) return false;
  const list = new BlockList();
  const type = large.version === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(large.address, large.bits, type);
  return list.check(small.address, type);
}
