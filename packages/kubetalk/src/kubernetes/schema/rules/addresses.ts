import { BlockList, isIP } from 'node:net';
import type { Rule } from '../rule';
import { shorten } from './names';

/** Kubernetes takes leading zeros in IPv4 addresses for history's sake; Node does not. */
function family(address: string): 0 | 4 | 6 {
  const plain = /^\d+(\.\d+){3}$/.test(address) ? address.replace(/(^|\.)0+(?=\d)/g, '$1') : address;
  return plain.includes('%') ? 0 : (isIP(plain) as 0 | 4 | 6);
}

const addressOf =
  (families: readonly number[], due: string): Rule<string> =>
  (value, spot) => {
    if (value !== undefined && !families.includes(family(value)))
      spot.fault('invalid-address', `is "${shorten(value)}": use ${due}`);
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
export const notSpecial: Rule<string> = (value, spot) => {
  const version = value === undefined ? 0 : family(value);
  if (value !== undefined && version !== 0 && special.check(value, version === 4 ? 'ipv4' : 'ipv6'))
    spot.fault(
      'invalid-address',
      `is "${value}", which only a host itself can reach: use an address that Pods can reach`,
    );
};

/** An address range, undefined where the text is none. */
export function rangeOf(text: string): { address: string; version: 4 | 6; bits: number } | undefined {
  const [, address = '', prefix = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
  const version = family(address);
  const bits = Number(prefix);
  return version === 0 || bits > (version === 4 ? 32 : 128) ? undefined : { address, version, bits };
}

export const cidr: Rule<string> = (value, spot) => {
  if (value !== undefined && !rangeOf(value))
    spot.fault('invalid-address', `is "${shorten(value)}": use an address range such as "10.0.0.0/8"`);
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
