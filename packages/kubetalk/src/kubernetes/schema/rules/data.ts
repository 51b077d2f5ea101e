import type { core } from '../api';
import type { ValueLocation } from '../problem';
import { all, eachValue, fields, type Rule } from '../rule';
import { dataKey } from './names';

type ConfigMap = core.ConfigMap;
type Secret = core.Secret;

const keys: Rule<{ readonly [key: string]: unknown }> = eachValue((_, key, location) => dataKey(key, location));

/** All that an object of this kind may hold, in bytes. */
const MOST_BYTES = 1_048_576;

export const configMap: Rule<ConfigMap> = all<ConfigMap>(
  fields<ConfigMap>({ data: keys, binaryData: keys }),
  ({ data = {}, binaryData = {} } = {}, location) => {
    for (const key of Object.keys(data))
      if (Object.hasOwn(binaryData, key))
        location.into('data').into(key).fault('duplicate-entry', 'is in binaryData too: keep one');
    const size =
      Object.values(data).reduce((sum, value) => sum + Buffer.byteLength(value), 0) +
      Object.values(binaryData).reduce((sum, value) => sum + Buffer.from(value, 'base64').length, 0);
    if (size > MOST_BYTES)
      location.into('data').fault('invalid-value', `has ${size} bytes: shorten it to ${MOST_BYTES}`);
  },
);

/** The keys that a Secret of each type has to have. */
const NEEDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
]);

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
export const secret: Rule<Secret> = all<Secret>(fields<Secret>({ data: keys, stringData: keys }), (value, location) => {
  const { type = '', data = {}, stringData = {}, metadata } = value ?? {};
  const held = { ...data, ...stringData };
  const given = (key: string) => Object.hasOwn(held, key) && !(key === 'ssh-privatekey' && held[key] === '');
  for (const key of NEEDS.get(type) ?? [])
    if (!given(key))
      location.into('data').into(key).fault('missing-field', `is missing, which type ${type} needs: give it`);
  if (type === 'kubernetes.io/basic-auth' && !given('username') && !given('password'))
    location
      .into('data')
      .into('username')
      .fault('missing-field', `is missing, as is password: give type ${type} one of them`);
  const account = 'kubernetes.io/service-account.name';
  if (type === 'kubernetes.io/service-account-token' && !metadata?.annotations?.[account])
    location
      .into('metadata')
      .into('annotations')
      .into(account)
      .fault('missing-field', `is missing: give type ${type} its account`);
  if (type.startsWith('kubernetes.io/dockerc')) holdsJson(NEEDS.get(type)?.[0] ?? '', data, stringData, location);
});

function holdsJson(
  key: string,
  data: Readonly<Record<string, string>>,
  stringData: Readonly<Record<string, string>>,
  location: ValueLocation,
): void {
  const text =
    stringData[key] ?? (Object.hasOwn(data, key) ? Buffer.from(data[key] ?? '', 'base64').toString() : 'null');
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && !Array.isArray(value)) return;
  } catch {}
  location.into('data').into(key).fault('invalid-value', 'holds no JSON object: give it what docker login writes');
}
