import { Address, type CalledPort } from './address';
import type * as api from './api';
import { ConfigMap, type ConfigMapKey, nameFrom } from './config-map';
import type { Excluded } from './excluded';
import type { Pods } from './pods';
import { type SecretKey, SecretReference } from './secret-reference';
import { isToken } from './tokens';

/** What a variable of a container holds: text, a Service's address, or what is only known in the cluster. */
export type Value = string | number | boolean | Address | SecretKey | ConfigMapKey | api.EnvVarSource | Callee;

/** What has several addresses is not one itself. */
interface Callee {
  readonly url: Excluded<'a Service has several addresses: give its url, address or host'>;
}

/** Values by the variable's name. */
export type Variables = Readonly<Record<string, Value>>;

/** Where all variables of a kind come from: each key of a ConfigMap or Secret is one. */
export type VariablesSource = ConfigMap | SecretReference | api.EnvFromSource;

/** @throws where the compiler did not see that it is no value */
export function variableToKube(name: string, value: Value, pods: Pods): api.EnvVar {
  if (value instanceof Address) return { name, value: value.valueFor(pods) };
  if (value === undefined || value === null)
    throw new Error(`${pods.title}: variable ${name} has no value: leave it out`);
  if (typeof value !== 'object') return { name, value: String(value) };
  if (isToken(value)) return { name, value: value as unknown as string };
  if ('url' in value)
    throw new Error(`${pods.title}: variable ${name}: a Service has several addresses: give its url, address or host`);
  return { name, valueFrom: sourceToKube(value, pods) };
}

function sourceToKube(value: SecretKey | ConfigMapKey | api.EnvVarSource, pods: Pods): api.EnvVarSource {
  if (!('key' in value)) return value;
  const { key, optional } = value;
  const reference = { name: keyedName(value, pods), key, optional };
  return 'secret' in value ? { secretKeyRef: reference } : { configMapKeyRef: reference };
}

/**
 * The name of the ConfigMap or Secret that a value is kept in.
 *
 * @throws where it is known to have no such key, or to be in another namespace
 */
export function keyedName(value: SecretKey | ConfigMapKey, pods: Pods): string {
  const object = 'secret' in value ? value.secret : value.configMap;
  if (typeof object !== 'string') object.key(value.key);
  return nameFrom(object, pods);
}

export function variablesFrom(source: VariablesSource, pods: Pods): api.EnvFromSource {
  if (source instanceof ConfigMap) return { configMapRef: { name: nameFrom(source, pods) } };
  if (source instanceof SecretReference) return { secretRef: { name: nameFrom(source, pods) } };
  return source;
}

/** The ports of Services that a value holds the address of. */
export function calledThrough(value: unknown): readonly CalledPort[] {
  if (value instanceof Address) return value.calls;
  if (value instanceof ConfigMap) return value.calls();
  const { configMap, key } = Object(value) as Partial<ConfigMapKey>;
  return configMap instanceof ConfigMap ? configMap.calls(key) : [];
}
