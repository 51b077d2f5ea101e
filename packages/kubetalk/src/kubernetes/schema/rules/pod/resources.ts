import { quantityOf } from '../../../quantity';
import type { core } from '../../api';
import type { ValueLocation } from '../../problem';
import { all, each, eachValue, fields, onlyOne, type Rule, required, unique } from '../../rule';
import { label, qualifiedName, subdomain } from '../names';

type Pod = core.PodSpec;
type Resources = core.ResourceRequirements;
type ResourceClaim = core.PodResourceClaim;

/** Amounts of resources, by their names. */
export const amounts: Rule<{ readonly [name: string]: string | number }> = eachValue((amount, name, location) =>
  resource(amount, name, location),
);

/** @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
export const resources: Rule<Resources> = all<Resources>(
  fields<Resources>({ limits: amounts, requests: amounts }),
  (value, location) => {
    const names = Object.keys({ ...value?.limits, ...value?.requests });
    if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory'))
      location.fault('missing-field', 'asks for huge pages alone: ask for cpu or memory too');
    unique<core.ResourceClaim>('claim', ({ name, request }) => `${name} ${request ?? ''}`)(
      value?.claims,
      location.into('claims'),
    );
    for (const [name, request] of Object.entries(value?.requests ?? {}))
      requestFits(name, request, value?.limits?.[name], location.into('requests').into(name));
  },
);

const STANDARD = /^(cpu|memory|ephemeral-storage|hugepages-.*)$/;

const isHugePages = (name: string) => name.startsWith('hugepages-');

function resource(amount: string | number, name: string, location: ValueLocation): void {
  const parsed = quantityOf(amount);
  if (parsed && parsed.amount < 0) location.fault('invalid-quantity', `is ${amount}: use 0 or more`);
  if (!name.includes('/') && !STANDARD.test(name))
    location.fault('invalid-value', 'is no resource: use cpu, memory, ephemeral-storage or one with a "/" in its name');
  else if (name.includes('/')) extendedResource(amount, name, location);
  else if (isHugePages(name)) hugePages(amount, name, location);
}

/** @see https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/ */
function hugePages(amount: string | number, name: string, location: ValueLocation): void {
  const size = quantityOf(name.slice('hugepages-'.length))?.amount ?? 0;
  if (size <= 0 || !Number.isInteger(size))
    location.fault('invalid-value', 'names no size of pages: use one such as hugepages-2Mi');
  else if ((quantityOf(amount)?.amount ?? 0) % size !== 0)
    location.fault('invalid-quantity', `is ${amount}: use a multiple of the pages' size`);
}

/** @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources */
function extendedResource(amount: string | number, name: string, location: ValueLocation): void {
  qualifiedName(name, location);
  if (/(^|\.)kubernetes\.io\//.test(name)) return;
  const whole = quantityOf(amount)?.amount ?? 0;
  if (!Number.isInteger(whole)) location.fault('invalid-quantity', `is ${amount}: use a whole number`);
  if (name.startsWith('requests.')) location.fault('invalid-value', 'starts with "requests.": remove that');
}

function requestFits(
  name: string,
  request: string | number,
  limit: string | number | undefined,
  location: ValueLocation,
): void {
  const [asked, most] = [quantityOf(request)?.amount ?? 0, quantityOf(limit ?? '')?.amount];
  const overcommits = !name.includes('/') && !isHugePages(name);
  if (most === undefined) {
    if (!overcommits) location.fault('missing-field', `has no limit: set limits["${name}"] to ${request} too`);
  } else if (asked > most)
    location.fault('invalid-quantity', `is ${request}, more than its limit of ${limit}: lower it or raise the limit`);
  else if (asked < most && !overcommits) location.fault('invalid-quantity', `is ${request}: use its limit of ${limit}`);
}

/** What a Pod as a whole may ask for. */
export const podResources: Rule<Resources> = all<Resources>(resources, (value, location) => {
  for (const key of ['limits', 'requests'] as const)
    for (const name of Object.keys(value?.[key] ?? {}))
      if (name !== 'cpu' && name !== 'memory' && !isHugePages(name))
        location
          .into(key)
          .into(name)
          .fault('invalid-value', 'is no resource of a whole Pod: use cpu, memory or hugepages');
});

/** The sum of the containers' requests fits into the request of their Pod. */
export function fitsIntoPod(
  { resources: whole, containers = [], initContainers = [] }: Pod,
  location: ValueLocation,
): void {
  const place = location.into('resources').into('requests');
  for (const [name, request] of Object.entries(whole?.requests ?? {})) {
    const asked = ({ resources: own }: core.Container) =>
      quantityOf(own?.requests?.[name] ?? own?.limits?.[name] ?? 0)?.amount ?? 0;
    const beside = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
    const sum = [...containers, ...beside].reduce((total, container) => total + asked(container), 0);
    const most = Math.max(sum, ...initContainers.map(asked));
    if (most > (quantityOf(request)?.amount ?? most))
      place.into(name).fault('invalid-quantity', `is ${request}, less than what the containers ask for: raise it`);
  }
  for (const [index, { resources: own }] of containers.entries())
    for (const [name, limit] of Object.entries(own?.limits ?? {})) {
      const most = quantityOf(whole?.limits?.[name] ?? '')?.amount;
      if (most !== undefined && (quantityOf(limit)?.amount ?? 0) > most)
        location
          .into('containers')
          .into(index)
          .into('resources')
          .into('limits')
          .into(name)
          .fault('invalid-quantity', `is ${limit}, more than the Pod may use as a whole: lower it`);
    }
}

export const resourceClaims: Rule<readonly ResourceClaim[]> = all<readonly ResourceClaim[]>(
  unique<ResourceClaim>('claim', (item) => item.name, 'name'),
  each(
    all<ResourceClaim>(
      fields<ResourceClaim>({
        name: required('the name of the claim', label),
        resourceClaimName: subdomain,
        resourceClaimTemplateName: subdomain,
      }),
      onlyOne<ResourceClaim>(['resourceClaimName', 'resourceClaimTemplateName'], 1, 'claim'),
    ),
  ),
);

export function claimsAreThere(pod: Pod, location: ValueLocation): void {
  const known = new Set((pod.resourceClaims ?? []).map(({ name }) => name));
  for (const key of ['containers', 'initContainers'] as const)
    for (const [index, { resources: asked }] of (pod[key] ?? []).entries())
      for (const [position, { name }] of (asked?.claims ?? []).entries())
        if (!known.has(name))
          location
            .into(key)
            .into(index)
            .into('resources')
            .into('claims')
            .into(position)
            .into('name')
            .fault('invalid-value', `is "${name ?? ''}", which is not among the Pod's resourceClaims`);
}
