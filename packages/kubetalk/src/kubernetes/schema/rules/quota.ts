import { didYouMean } from '../../../text/nearest';
import { quantityOf } from '../../quantity';
import type { core } from '../api';
import type { ValueLocation } from '../problem';
import { all, each, eachValue, fields, inWords, type Rule, required, unique, wordOf } from '../rule';
import { qualifiedName } from './names';

type Quota = core.ResourceQuotaSpec;
type Limits = core.LimitRangeItem;
type Scope = core.ScopedResourceSelectorRequirement;
type LimitRange = core.LimitRangeSpec;

type Amounts = { readonly [name: string]: string | number };

export const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];

const COUNTED = ['pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps'].concat([
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);

const QUOTAS = ['', 'requests.', 'limits.']
  .flatMap((prefix) => COMPUTE.map((name) => prefix + name))
  .concat(COUNTED, 'requests.storage');

/** A resource by one of these names, or by one with a "/". */
export const resourceIn = (names: readonly string[]) => (_: string | number, name: string, location: ValueLocation) => {
  if (!names.includes(name) && !name.includes('/') && !/^(requests\.)?hugepages-/.test(name))
    location.fault(
      'invalid-value',
      `is no resource that Kubernetes knows${didYouMean(name, names, `: use one of ${COMPUTE.join(', ')}`)}`,
    );
  if (name.includes('/')) qualifiedName(name, location);
};

const SCOPES = [
  ...['BestEffort', 'CrossNamespacePodAffinity', 'NotBestEffort', 'NotTerminating', 'PriorityClass', 'Terminating'],
  'VolumeAttributesClass',
];

/** Scopes that a Pod is in or not: they take no values. */
const PLAIN = SCOPES.filter((scope) => !scope.endsWith('Class'));

const scope: Rule<Scope> = all<Scope>(
  fields<Scope>({
    scopeName: required('the scope', wordOf(...SCOPES)),
    operator: required('In, NotIn, Exists or DoesNotExist', wordOf('In', 'NotIn', 'Exists', 'DoesNotExist')),
  }),
  ({ scopeName = '', operator = '', values = [] } = {}, location) => {
    if (PLAIN.includes(scopeName) && operator !== 'Exists')
      location.into('operator').fault('invalid-value', `is "${operator}": use Exists for ${scopeName}`);
    if (/In$/.test(operator) && values.length === 0)
      location.into('values').fault('missing-field', `is missing: give ${operator} at least one value`);
    if (/Exist/.test(operator) && values.length > 0)
      location.into('values').fault('conflicting-fields', `is given to ${operator}: remove it`);
  },
);

/** @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const quota: Rule<Quota> = fields<Quota>({
  scopes: each((value, location) => {
    if (value === undefined || !SCOPES.includes(value))
      location.fault('invalid-value', `is "${value ?? ''}": use ${inWords(SCOPES)}${didYouMean(value ?? '', SCOPES)}`);
  }),
  scopeSelector: fields<core.ScopeSelector>({ matchExpressions: each(scope) }),
  hard: eachValue((amount, name, location) => {
    resourceIn(QUOTAS)(amount, name, location);
    const value = quantityOf(amount)?.amount ?? 0;
    if (value < 0) location.fault('invalid-quantity', `is ${amount}: use 0 or more`);
    else if (COUNTED.includes(name) && !Number.isInteger(value))
      location.fault('invalid-quantity', `is ${amount}: use a whole number`);
  }),
});

function ratio(value: string | number, _: string, location: ValueLocation): void {
  if ((quantityOf(value)?.amount ?? 1) < 1) location.fault('invalid-quantity', `is ${value}: use 1 or more`);
}

/** What must not be more than what, in this order. */
const ORDERED = ['min', 'defaultRequest', 'default', 'max'] as const;

/** @see https://kubernetes.io/docs/concepts/policy/limit-range/ */
const limits: Rule<Limits> = all<Limits>(
  fields<Limits>({
    type: (value, location) => {
      const types = ['Container', 'Pod', 'PersistentVolumeClaim'];
      if (value?.includes('/')) qualifiedName(value, location);
      else required(`one of ${types.join(', ')}`, wordOf(...types))(value, location);
    },
  }),
  (value, location) => {
    const known = value?.type === 'PersistentVolumeClaim' ? ['storage', ...COMPUTE] : COMPUTE;
    for (const key of ORDERED) {
      if (value?.type === 'Pod' && key.startsWith('default') && Object.keys(value[key] ?? {}).length > 0)
        location.into(key).fault('conflicting-fields', 'is for type Container, not Pod: remove it');
      else eachValue(resourceIn(known))(value?.[key], location.into(key));
    }
    eachValue(resourceIn(known))(value?.maxLimitRequestRatio, location.into('maxLimitRequestRatio'));
    if (value) for (const name of known) ordered(value, name, location);
    eachValue(ratio)(value?.maxLimitRequestRatio, location.into('maxLimitRequestRatio'));
    const { min, max } = value ?? {};
    if (value?.type === 'PersistentVolumeClaim' && min?.storage === undefined && max?.storage === undefined)
      location.fault('missing-field', 'has neither min.storage nor max.storage: give one');
  },
);

/** The API server fills in a default from max, and a defaultRequest from default or min, so those are in order then. */
function ordered(value: Limits, name: string, location: ValueLocation): void {
  const given = ORDERED.flatMap((key) => {
    const amountText = (value[key] as Amounts | undefined)?.[name];
    const amount = amountText === undefined ? undefined : quantityOf(amountText)?.amount;
    return amount === undefined ? [] : [{ key, amountText, amount }];
  });
  for (const [index, { key, amountText, amount }] of given.entries()) {
    const above = given[index - 1];
    if (above && above.amount > amount)
      location
        .into(key)
        .into(name)
        .fault('invalid-quantity', `is ${amountText}, less than ${above.key}, ${above.amountText}: raise it`);
  }
}

export const limitRange: Rule<LimitRange> = fields<LimitRange>({
  limits: all(
    unique<Limits>('type', (item) => item.type, 'type'),
    each(limits),
  ),
});
