/** Shown in the place of what must stay secret. */
export const HIDDEN = '(hidden)';

/** Names of values that are credentials, whatever names come before: `DB_PASSWORD`, `auth.token`. */
const NAMED =
  /(?:passwords?|passwd|passphrase|pwd|tokens?|api[-_]?keys?|access[-_]?keys?|private[-_]?keys?|credentials?|client[-_]?secret|_secret)$/i;

/** Whether a field, a variable or a parameter of this name holds a credential. */
export function namesCredential(name: string): boolean {
  return name.length <= 253 && NAMED.test(name);
}

/** `https://me:PASSWORD@host`, `Authorization: Bearer TOKEN`, and keys in PEM. */
const SURE: readonly RegExp[] = [
  /(?<=\/\/[^\s/:@"'\\]{0,100}:)[^\s/"'\\]{1,1000}(?=@)/g,
  /(?<=\b(?:Bearer|Basic) )[\w.~+/=-]{6,10000}/g,
  /(?<=-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)[^-]+/g,
];

/** `password=…`, `"token": "…"`, `--api-key …`. */
const ASSIGNED =
  /((?:passwords?|passwd|passphrase|pwd|tokens?|api[-_]?keys?|access[-_]?keys?|private[-_]?keys?|credentials?|client[-_]?secret|_secret)["']?(?: ?[=:] ?| )["']?)[^\s"',;&]+/gi;

/** A text without the credentials that no other text looks like. */
export function withoutCredentials(text: string): string {
  return SURE.reduce((left, pattern) => left.replace(pattern, HIDDEN), text);
}

/** The same of what is no message: a value of a manifest, in which names say what credentials are. */
export function withoutSecrets(value: string): string {
  return withoutCredentials(value).replace(ASSIGNED, `$1${HIDDEN}`);
}
