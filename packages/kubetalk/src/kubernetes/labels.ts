export type Labels = Readonly<Record<string, string>>;

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * What is wrong with one label, undefined where nothing is.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelFault(key: string, value: string): string | undefined {
  return keyFault(key) ?? valueFault(key, value);
}

/** What is wrong with the key of a label or an annotation, undefined where nothing is. */
export function keyFault(key: string): string | undefined {
  const slash = key.indexOf('/');
  const prefix = key.slice(0, Math.max(slash, 0));
  const name = key.slice(slash + 1);
  if (slash >= 0 && (prefix.length > 253 || !PREFIX.test(prefix)))
    return `label key "${key}" has no DNS subdomain before its "/": use lower case letters, digits, "-" and "."`;
  if (name.length > 63) return `label key "${key}" has ${name.length} characters: shorten it to 63`;
  if (!NAME.test(name))
    return `label key "${key}" is ill-formed: use letters, digits, "-", "_" and ".", from and to a letter or digit`;
  return undefined;
}

function valueFault(key: string, value: string): string | undefined {
  if (value === '') return undefined;
  if (value.length > 63) return `label ${key}: its value has ${value.length} characters: shorten it to 63`;
  if (!NAME.test(value))
    return `label ${key}: value "${value}" is ill-formed: use letters, digits, "-", "_" and ".", from and to a letter or digit`;
  return undefined;
}
