import { isIP, isIPv4 } from 'node:net';
import { table } from '../../manifest/table';
import { keyFault, labelFault } from '../labels';
import { dns1035Label, dns1123Label, dns1123Subdomain, type NameRule, nameFault } from '../names';
import { CelError, CelOptional, CelTyped, CelUnknown, type CelValue, string } from './cel-values';

// The libraries of CEL that Kubernetes adds: addresses, URLs, versions and formats of names.

type Args = readonly (CelValue | undefined)[];
type Functions = Readonly<Record<string, (args: Args) => CelValue>>;

/** The text of a value of a type. */
export function typed(type: CelTyped['type'], value: CelValue | undefined): string {
  if (value instanceof CelTyped && value.type === type) return value.text;
  throw new CelUnknown(`no ${type}`);
}

function made(type: CelTyped['type'], text: string | undefined): CelTyped {
  if (text === undefined) throw new CelError(`no ${type}`);
  return new CelTyped(type, text);
}

/** An address as it is written in short; undefined where it is none, or one that stands for an IPv4 address. */
function addressOf(text: string): string | undefined {
  if (isIPv4(text)) return text;
  if (isIP(text) !== 6 || text.includes('%')) return undefined;
  const short = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  return short.startsWith('::ffff:') ? undefined : short;
}

/** A range as it is written, its address in short. */
function rangeOf(text: string): string | undefined {
  const [, place = '', bits = ''] = /^([^/]{1,50})\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = addressOf(place);
  return address !== undefined && Number(bits) <= widthOf(address) ? `${address}/${bits}` : undefined;
}

const widthOf = (address: string) => (isIPv4(address) ? 32 : 128);

function bitsOf(address: string): bigint {
  const [groups, base] = isIPv4(address) ? [address.split('.'), 10] : [sixGroups(address), 16];
  const step = base === 10 ? 8n : 16n;
  return groups.reduce((all, group) => (all << step) | BigInt(Number.parseInt(group, base)), 0n);
}

function sixGroups(address: string): readonly string[] {
  const [before = '', after = ''] = address.split('::').map(String);
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [one, other] = [groups(before), groups(after)];
  return [...one, ...Array.from({ length: 8 - one.length - other.length }, () => '0'), ...other];
}

/** Whether two addresses of one family have the first bits in common. */
function sharesBits(one: string, other: string, bits: number): boolean {
  if (widthOf(one) !== widthOf(other)) return false;
  const rest = BigInt(widthOf(one) - bits);
  return bitsOf(one) >> rest === bitsOf(other) >> rest;
}

function isWithin(range: string, address: string, bits = widthOf(address)): boolean {
  const [place = '', length = ''] = range.split('/');
  return bits >= Number(length) && sharesBits(place, address, Number(length));
}

/** The address of bits that are not all those of an address. */
function masked(range: string): string {
  const [place = '', bits = ''] = range.split('/');
  const width = widthOf(place);
  const rest = BigInt(width - Number(bits));
  const number = (bitsOf(place) >> rest) << rest;
  const [count, step] = width === 32 ? [4, 8n] : [8, 16n];
  const groups = Array.from(
    { length: count },
    (_, at) => (number >> (BigInt(count - 1 - at) * step)) & ((1n << step) - 1n),
  );
  const text = width === 32 ? groups.join('.') : groups.map((group) => group.toString(16)).join(':');
  return `${addressOf(text)}/${bits}`;
}

/** A library takes texts in place of its own values. */
const asText = (type: CelTyped['type'], value: CelValue | undefined, read: (text: string) => string | undefined) =>
  typeof value === 'string' ? made(type, read(value)).text : typed(type, value);

const isIn =
  (ranges: readonly string[]) =>
  ([value]: Args) =>
    ranges.some((range) => isWithin(range, typed('ip', value)));

const [isLoopback, isLinkLocalUnicast, isUnspecified, isNoUnicast] = [
  isIn(['127.0.0.0/8', '::1/128']),
  isIn(['169.254.0.0/16', 'fe80::/10']),
  isIn(['0.0.0.0/32', '::/128']),
  isIn(['224.0.0.0/4', 'ff00::/8', '255.255.255.255/32']),
];

interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/** The parts of an absolute URL, or of an absolute path; undefined where it is neither. */
function urlParts(text: string): UrlParts | undefined {
  const [before = '', ...queries] = text.split('?');
  const [scheme = '', ...after] = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(before) ? before.split(':') : ['', before];
  const rest = after.join(':');
  const end = rest.startsWith('//') ? `${rest}/`.indexOf('/', 2) : 0;
  const [authority, path, query] = [rest.slice(2, end), rest.slice(end), queries.join('?')];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses them.
  if (/[\x00-\x1f\x7f]/.test(text) || /%(?![\da-fA-F]{2})/.test(path)) return undefined;
  if (scheme === '' && !text.startsWith('/')) return undefined;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (!/^(?:\[[\da-fA-F:.]+\]|[^\s:[\]<>"%^`{|}\\]*)(?::\d*)?$/.test(host)) return undefined;
  return { scheme: scheme.toLowerCase(), host, path, query };
}

const urlOf = (value: CelValue | undefined) => urlParts(typed('url', value)) as UrlParts;
const portOf = (host: string) => /:(\d*)$/.exec(host)?.[1] ?? '';

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library */
export const NETWORK: Functions = table({
  isURL: ([text]: Args) => urlParts(string(text)) !== undefined,
  url: ([text]: Args) => made('url', urlParts(string(text)) && string(text)),
  getScheme: ([url]: Args) => urlOf(url).scheme,
  getHost: ([url]: Args) => urlOf(url).host,
  getHostname: ([url]: Args) =>
    urlOf(url)
      .host.replace(/:\d*$/, '')
      .replace(/^\[|\]$/g, ''),
  getPort: ([url]: Args) => portOf(urlOf(url).host),
  getEscapedPath: ([url]: Args) =>
    urlOf(url).path.replace(/[^\w\-.~!$&'()*+,;=:@/%[\]]/gu, (letter) => encodeURIComponent(letter)),
  getQuery: ([url]: Args) => {
    const found = new Map<CelValue, CelValue[]>();
    for (const [key, value] of new URLSearchParams(urlOf(url).query))
      found.set(key, [...(found.get(key) ?? []), value]);
    return found;
  },
  isIP: ([text]: Args) => addressOf(string(text)) !== undefined,
  ip: ([value]: Args) =>
    value instanceof CelTyped ? made('ip', typed('cidr', value).split('/')[0]) : made('ip', addressOf(string(value))),
  'ip.isCanonical': ([text]: Args) => made('ip', addressOf(string(text))).text === string(text),
  family: ([ip]: Args) => (isIPv4(typed('ip', ip)) ? 4n : 6n),
  isUnspecified,
  isLoopback,
  isLinkLocalMulticast: isIn(['224.0.0.0/24', ...'0123456789abcdef'.split('').map((digit) => `ff${digit}2::/16`)]),
  isLinkLocalUnicast,
  isGlobalUnicast: (args: Args) =>
    ![isLoopback, isLinkLocalUnicast, isUnspecified, isNoUnicast].some((test) => test(args)),
  isCIDR: ([text]: Args) => rangeOf(string(text)) !== undefined,
  cidr: ([text]: Args) => made('cidr', rangeOf(string(text))),
  containsIP: ([range, ip]: Args) => isWithin(typed('cidr', range), asText('ip', ip, addressOf)),
  containsCIDR: ([range, other]: Args) => {
    const [place = '', bits = ''] = asText('cidr', other, rangeOf).split('/');
    return isWithin(typed('cidr', range), place, Number(bits));
  },
  prefixLength: ([range]: Args) => BigInt(typed('cidr', range).split('/')[1] ?? 0),
  masked: ([range]: Args) => made('cidr', masked(typed('cidr', range))),
});

const VERSION =
  /^(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,15})(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*))?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/;

/** A version; one that is to be brought into form may begin with `v`, and lack numbers. */
function versionOf(text: string, normalize: CelValue | undefined): string | undefined {
  const bare = text.replace(/^v/, '');
  const [core = ''] = /^[\d.]*/.exec(bare) ?? [];
  const rest = bare.slice(core.length);
  const numbers = core.split('.').map((number) => number.replace(/^0+(?=\d)/, ''));
  const whole =
    normalize === true ? `${[...numbers, '0', '0'].slice(0, Math.max(3, numbers.length)).join('.')}${rest}` : text;
  return VERSION.test(whole) ? whole : undefined;
}

const versionPart =
  (at: number) =>
  ([version]: Args) =>
    BigInt(VERSION.exec(typed('semver', version))?.[at] ?? 0);

/** -1, 0 or 1, as Semantic Versioning orders versions. */
export function versionsCompared(one: string, other: string): number {
  const [ours, theirs] = [one, other].map((text) => VERSION.exec(text) as readonly (string | undefined)[]);
  for (const at of [1, 2, 3]) {
    const order = compared(ours?.[at] ?? '', theirs?.[at] ?? '');
    if (order !== 0) return order;
  }
  const [before, after] = [ours?.[4], theirs?.[4]];
  if (before === undefined || after === undefined) return Number(before === undefined) - Number(after === undefined);
  const [parts, others] = [before.split('.'), after.split('.')];
  for (const [at, part] of parts.entries()) {
    if (others[at] === undefined) return 1;
    const order = compared(part, others[at]);
    if (order !== 0) return order;
  }
  return parts.length < others.length ? -1 : 0;
}

/** Numbers by their amount, and before words. */
function compared(one: string, other: string): number {
  const [isNumber, isOther] = [one, other].map((text) => /^\d+$/.test(text));
  if (isNumber && isOther) return Math.sign(one.length - other.length) || Number(one > other) - Number(one < other);
  if (isNumber !== isOther) return isNumber ? -1 : 1;
  return Number(one > other) - Number(one < other);
}

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-semver-library */
export const VERSIONS: Functions = table({
  isSemver: ([text, normalize]: Args) => versionOf(string(text), normalize) !== undefined,
  semver: ([text, normalize]: Args) => made('semver', versionOf(string(text), normalize)),
  major: versionPart(1),
  minor: versionPart(2),
  patch: versionPart(3),
});

const fits = (rule: NameRule) => (text: string) => nameFault(rule, text) === undefined;
/** What another part follows may end with a dash. */
const prefix = (test: (text: string) => boolean) => (text: string) => test(text.replace(/-$/, 'a'));

const TESTS: Readonly<Record<string, (text: string) => boolean>> = table({
  dns1123Label: fits(dns1123Label),
  dns1123LabelPrefix: prefix(fits(dns1123Label)),
  dns1123Subdomain: fits(dns1123Subdomain),
  dns1123SubdomainPrefix: prefix(fits(dns1123Subdomain)),
  dns1035Label: fits(dns1035Label),
  dns1035LabelPrefix: prefix(fits(dns1035Label)),
  qualifiedName: (text: string) => keyFault(text) === undefined,
  labelValue: (text: string) => labelFault('a', text) === undefined,
  uri: (text: string) => urlParts(text) !== undefined,
  uuid: (text: string) => /^[\da-fA-F]{8}-?[\da-fA-F]{4}-?[\da-fA-F]{4}-?[\da-fA-F]{4}-?[\da-fA-F]{12}$/.test(text),
});

/** @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library */
export const FORMATS: Functions = table({
  ...Object.fromEntries(Object.keys(TESTS).map((name) => [`format.${name}`, () => new CelTyped('format', name)])),
  'format.named': ([name]: Args) => {
    if (Object.hasOwn(TESTS, string(name))) return new CelOptional(new CelTyped('format', string(name)));
    if (['byte', 'date', 'datetime'].includes(string(name))) throw new CelUnknown(`format ${string(name)}`);
    return new CelOptional();
  },
  validate: ([format, text]: Args) => {
    const name = typed('format', format);
    return TESTS[name]?.(string(text)) ? new CelOptional() : new CelOptional([`is no ${name}`]);
  },
});
