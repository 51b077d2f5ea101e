/** How Kubernetes spells a kind of name. */
export interface NameRule {
  /** What a message calls such a name. */
  readonly called: string;
  readonly pattern: RegExp;
  /** In characters. */
  readonly maxLength: number;
  /** The pattern in words. */
  readonly inWords: string;
}

/**
 * What a Service is called by, because the name becomes a DNS record.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names
 */
export const dns1035Label: NameRule = {
  called: 'DNS label (RFC 1035)',
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  inWords: 'lower case letters, digits and "-", from a letter to a letter or digit',
};

/**
 * What a container is called by.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export const dns1123Label: NameRule = {
  called: 'DNS label (RFC 1123)',
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  inWords: 'lower case letters, digits and "-", from and to a letter or digit',
};

/**
 * What most objects are called by, ReplicaSets among them.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export const dns1123Subdomain: NameRule = {
  called: 'DNS subdomain (RFC 1123)',
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  maxLength: 253,
  inWords: 'DNS labels of lower case letters, digits and "-", joined by "."',
};

/** What is wrong with `name` under `rule`, and the nearest name that is right; undefined where nothing is wrong. */
export function nameFault(rule: NameRule, name: string): string | undefined {
  if (name === '') return `name is empty: give it a ${rule.called}: ${rule.inWords}`;
  if (name.length > rule.maxLength) return `name has ${name.length} characters: shorten it to ${rule.maxLength}`;
  if (rule.pattern.test(name)) return undefined;
  return `name "${name}" is no ${rule.called}: use ${rule.inWords}${nearest(rule, name)}`;
}

function nearest(rule: NameRule, name: string): string {
  // An address or a namespace in it is meant for another field: no name is near.
  if (/[:/]/.test(name)) return '';
  const guess = name
    .toLowerCase()
    .replace(/[^-a-z0-9.]+/g, '-')
    .replace(/\.+/g, rule === dns1123Subdomain ? '.' : '-')
    .replace(rule === dns1035Label ? /^[^a-z]+/ : /^[^a-z0-9]+/, '')
    .replace(/(?<=[a-z0-9])[^a-z0-9]+$/, '');
  return rule.pattern.test(guess) ? `: did you mean "${guess}"?` : '';
}

type Letter =
  | ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm')
  | ('n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z');
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** What no name has, of what keyboards have: to look for one of these takes the compiler far less than to look at each character. */
type Wrong =
  | Uppercase<Letter>
  | (' ' | '!' | '"' | '#' | '$' | '%' | '&' | "'" | '(' | ')' | '*' | '+' | ',' | '/' | ':' | ';' | '<' | '=' | '>')
  | ('?' | '@' | '[' | '\\' | ']' | '^' | '_' | '`' | '{' | '|' | '}' | '~');

/** Whether the compiler knows a string only in part (`string`, `svc-${number}`): then it is checked when it is used. */
type Unknown<Text extends string> = Record<never, never> extends Record<Text, 1> ? true : false;

type Checked<Name extends string, Begins extends string, Bad extends string, Fault extends string> =
  Unknown<Name> extends true ? Name : Name extends Bad ? Fault : Name extends Begins ? Name : Fault;

// Each made once, for all names.
type WithLetter = `${Letter}${string}`;
type WithLetterOrDigit = `${Letter | Digit}${string}`;
type BadSubdomain = `${string}${Wrong}${string}` | `${string}-` | `${string}.`;
type BadLabel = BadSubdomain | `${string}.${string}`;

/**
 * `Name` itself where it is a DNS label (RFC 1035) or not known to the compiler, else a sentence that it can't be. What is beyond
 * ASCII is found when it is used.
 */
export type Dns1035Label<Name extends string> = Checked<
  Name,
  WithLetter,
  BadLabel,
  'a name of lower case letters, digits and "-" that starts with a letter'
>;

/** As {@link Dns1035Label}, for a DNS label (RFC 1123), which may start with a digit. */
export type Dns1123Label<Name extends string> = Checked<
  Name,
  WithLetterOrDigit,
  BadLabel,
  'a name of lower case letters, digits and "-"'
>;

/** As {@link Dns1035Label}, for a DNS subdomain (RFC 1123), which may have dots and start with a digit. */
export type Dns1123Subdomain<Name extends string> = Checked<
  Name,
  WithLetterOrDigit,
  BadSubdomain,
  'a name of lower case letters, digits, "-" and "."'
>;

/** Whether a CustomResourceDefinition could name a kind like this. */
export function isKindName(name: string): boolean {
  return /^[A-Za-z]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?$/.test(name);
}
