import { table } from '../../../../manifest/table';
import { quantityOf } from '../../../quantity';
import type { core } from '../../api';
import { all, fields, filled, from, oneOf, onlyOne, type Rule, required } from '../../rule';
import { dataKey, matching, subdomain } from '../names';

type EnvVar = core.EnvVar;
type EnvVarSource = core.EnvVarSource;
type EnvFrom = core.EnvFromSource;

/** @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/ */
const envName: Rule<string> = from(
  '1.32',
  matching('invalid-key', /^[ -<>-~]+$/, 'printable characters of ASCII but "="'),
  matching(
    'invalid-key',
    /^(?!\.\.?$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/,
    'letters, digits, "-", "_" and ".", not from a digit',
  ),
);

const dataKeyRef = fields<{ name?: string; key?: string }>({
  name: required('the name of the object that holds the value', subdomain),
  key: required('the key of the value', dataKey),
});

/** What a container can learn of its own Pod. */
const POD_FIELD =
  /^(metadata\.(name|namespace|uid)|metadata\.(labels|annotations)\['[^']+'\]|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/;

const RESOURCE = /^((limits|requests)\.(cpu|memory|ephemeral-storage)|(limits|requests)\.hugepages-.+)$/;

export const fieldRef = (pattern: RegExp): Rule<core.ObjectFieldSelector> =>
  fields<core.ObjectFieldSelector>({
    apiVersion: oneOf('v1'),
    fieldPath: required(
      'the field that it takes',
      matching('invalid-value', pattern, 'a field such as "metadata.name"'),
    ),
  });

const DIVISORS: Readonly<Record<string, readonly string[]>> = table({
  cpu: ['1m', '1'],
  memory: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
});

export const resourceFieldRef = all<core.ResourceFieldSelector>(
  fields<core.ResourceFieldSelector>({
    resource: required('the resource that it takes', matching('invalid-value', RESOURCE, 'one such as "limits.cpu"')),
  }),
  (value, location) => {
    const known = DIVISORS[/cpu$/.test(value?.resource ?? '') ? 'cpu' : 'memory'] ?? [];
    const amount = quantityOf(value?.divisor ?? 0)?.amount ?? 0;
    if (amount !== 0 && !known.some((unit) => quantityOf(unit)?.amount === amount))
      location.into('divisor').fault('invalid-quantity', `is ${value?.divisor}: use one of ${known.join(', ')}`);
  },
);

const ENV_SOURCES = ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'] as const;

export const env: Rule<EnvVar> = all<EnvVar>(
  fields<EnvVar>({
    name: required('the name of the variable', envName),
    valueFrom: all<EnvVarSource>(
      onlyOne<EnvVarSource>(ENV_SOURCES, 1, 'source'),
      fields<EnvVarSource>({
        configMapKeyRef: dataKeyRef,
        secretKeyRef: dataKeyRef,
        fieldRef: fieldRef(POD_FIELD),
        resourceFieldRef,
      }),
    ),
  }),
  (value, location) => {
    if (value?.value && value.valueFrom)
      location.into('value').fault('conflicting-fields', 'is set together with valueFrom: keep one');
  },
);

const reference = fields<{ name?: string }>({ name: required('the name of the object', subdomain) });

export const envFrom: Rule<EnvFrom> = all<EnvFrom>(
  onlyOne<EnvFrom>(['configMapRef', 'secretRef'], 1, 'source'),
  fields<EnvFrom>({ prefix: filled(envName), configMapRef: reference, secretRef: reference }),
);
