import type { IConstruct } from 'constructs';
import { Address } from './address';
import type * as api from './api';

/** A value that is kept in a Secret, and that the YAML only refers to. */
export interface SecretKey {
  /** The Secret's name. */
  readonly secret: string;
  readonly key: string;
  /** Whether the container starts without it. @default false */
  readonly optional?: boolean;
}

/** A value that is kept in a ConfigMap. */
export interface ConfigMapKey {
  /** The ConfigMap's name. */
  readonly configMap: string;
  readonly key: string;
  /** Whether the container starts without it. @default false */
  readonly optional?: boolean;
}

/** What a variable of a container holds: text, a Service's address, or what is only known in the cluster. */
export type Value = string | number | Address | SecretKey | ConfigMapKey | api.EnvVarSource;

/** Values by the variable's name. */
export type Variables = Readonly<Record<string, Value>>;

export function variableToKube(name: string, value: Value, caller: IConstruct): api.EnvVar {
  if (value instanceof Address) return { name, value: value.writtenBy(caller) };
  if (typeof value !== 'object') return { name, value: String(value) };
  return { name, valueFrom: sourceToKube(value) };
}

function sourceToKube(value: SecretKey | ConfigMapKey | api.EnvVarSource): api.EnvVarSource {
  if ('secret' in value) return { secretKeyRef: { name: value.secret, key: value.key, optional: value.optional } };
  if ('configMap' in value)
    return { configMapKeyRef: { name: value.configMap, key: value.key, optional: value.optional } };
  return value;
}
