import { oneOf, type Rule, required } from '../rule';
import { shorten } from './names';

const numbered =
  (due: string): Rule<number> =>
  (value, location) => {
    if (value !== undefined && (value < 1 || value > 65535))
      location.fault('invalid-port', `is ${value}, no port number: use ${due}`);
  };

/** A required port number: zero means absent. */
export const port = required<number>('a port number', numbered('1 to 65535'));

/** A port's number where there is one other than zero. */
export const optionalPort: Rule<number> = (value, location) => {
  if (value !== 0) numbered('1 to 65535')(value, location);
};

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services */
export const portName: Rule<string> = (value, location) => {
  const fault = value === undefined ? undefined : portNameFault(value);
  if (fault !== undefined) location.fault('invalid-port', `is "${shorten(value ?? '')}", no port name: ${fault}`);
};

function portNameFault(name: string): string | undefined {
  if (name.length > 15) return `it has ${name.length} characters: shorten it to 15`;
  if (!/^[-a-z0-9]+$/.test(name)) return 'use lower case letters, digits and "-"';
  if (!/[a-z]/.test(name)) return 'put a letter in it, or write the number without quotes';
  return /^-|-$|--/.test(name) ? 'put a letter or digit around each "-"' : undefined;
}

/** A port by number or name. */
export const portOrName: Rule<number | string> = (value, location) =>
  typeof value === 'string'
    ? portName(value, location)
    : numbered('1 to 65535, or the name of a port')(value, location);

export const protocol = oneOf('TCP', 'UDP', 'SCTP');
