import type { flowcontrol } from '../api';
import { all, between, each, fields, natural, type Rule, required, wordOf } from '../rule';
import { label, subdomain } from './names';

type Flow = flowcontrol.FlowSchemaSpec;
type FlowRule = flowcontrol.PolicyRulesWithSubjects;
type Subject = flowcontrol.Subject;
type Resources = flowcontrol.ResourcePolicyRule;
type Urls = flowcontrol.NonResourcePolicyRule;
type Level = flowcontrol.PriorityLevelConfigurationSpec;

/** A list with `*` has no other item. */
const listOf = (what: string, rule: Rule<string> = () => {}): Rule<readonly string[]> =>
  required(what, (value, location) => {
    if (value?.includes('*')) {
      if (value.length > 1) location.fault('conflicting-fields', 'has "*" beside others: keep one');
    } else each(rule)(value, location);
  });

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch'];
const verbs = listOf('at least one verb', wordOf(...VERBS));

const subject: Rule<Subject> = all<Subject>(
  fields<Subject>({ kind: required('Group, ServiceAccount or User', wordOf('Group', 'ServiceAccount', 'User')) }),
  ({ kind, user, group, serviceAccount } = {}, location) => {
    const given = { User: user, Group: group, ServiceAccount: serviceAccount };
    for (const [other, value] of Object.entries(given))
      if (kind && other !== kind && value !== undefined)
        location
          .into(`${other.charAt(0).toLowerCase()}${other.slice(1)}`)
          .fault('conflicting-fields', `is set together with kind ${kind}: remove it`);
    const name = fields<{ name?: string }>({ name: required('the name') });
    if (kind === 'User') required('the user', name)(user, location.into('user'));
    if (kind === 'Group') required('the group', name)(group, location.into('group'));
    if (kind !== 'ServiceAccount') return;
    const account = fields<flowcontrol.ServiceAccountSubject>({
      name: required('the name', (value, place) => value !== '*' && subdomain(value, place)),
      namespace: required('the namespace', label),
    });
    required('the ServiceAccount', account)(serviceAccount, location.into('serviceAccount'));
  },
);

const resources: Rule<Resources> = all<Resources>(
  fields<Resources>({
    verbs,
    apiGroups: listOf('at least one group'),
    resources: listOf('at least one resource'),
    namespaces: (value, location) => {
      if (!value?.includes('*')) each(label)(value, location);
      else if (value.length > 1) location.fault('conflicting-fields', 'has "*" beside others: keep one');
    },
  }),
  (value, location) => {
    if (value && !value.namespaces?.length && !value.clusterScope)
      location.into('namespaces').fault('missing-field', 'is missing: give namespaces, or clusterScope: true');
  },
);

const urls: Rule<Urls> = fields<Urls>({
  verbs,
  nonResourceURLs: listOf('at least one path', (value = '', location) => {
    if (!value.startsWith('/') || /[ *]/.test(value.replace(/\/\*$/, '')))
      location.fault('invalid-value', `is "${value}": use a path from "/", with "*" at its end only`);
  }),
});

/** @see https://kubernetes.io/docs/concepts/cluster-administration/flow-control/ */
export const flowSchema: Rule<Flow> = fields<Flow>({
  matchingPrecedence: between(0, 10_000),
  priorityLevelConfiguration: required(
    'the level',
    fields<{ name?: string }>({ name: required('the name of the level', subdomain) }),
  ),
  distinguisherMethod: fields<{ type?: string }>({
    type: required('ByUser or ByNamespace', wordOf('ByNamespace', 'ByUser')),
  }),
  rules: each(
    all<FlowRule>(
      fields<FlowRule>({
        subjects: required('at least one subject', each(subject)),
        resourceRules: each(resources),
        nonResourceRules: each(urls),
      }),
      (value, location) => {
        if (!value?.resourceRules?.length && !value?.nonResourceRules?.length)
          location.fault('missing-field', 'has neither resourceRules nor nonResourceRules: give one');
      },
    ),
  ),
});

type Limited = flowcontrol.LimitedPriorityLevelConfiguration;
type Response = flowcontrol.LimitResponse;

const limitResponse: Rule<Response> = all<Response>(
  fields<Response>({
    type: required('Queue or Reject', wordOf('Queue', 'Reject')),
    queuing: fields<flowcontrol.QueuingConfiguration>({
      queues: between(0, 10_000_000),
      handSize: natural,
      queueLengthLimit: natural,
    }),
  }),
  ({ type, queuing } = {}, location) => {
    const place = location.into('queuing');
    if (type === 'Reject' && queuing) place.fault('conflicting-fields', 'is for type Queue: remove it');
    if (type === 'Queue' && !queuing) place.fault('missing-field', 'is missing, which type Queue needs: give it');
    // Zero means absent.
    const [handSize, queues] = [queuing?.handSize || 8, queuing?.queues || 64];
    if (queuing && handSize > queues)
      place.into('handSize').fault('invalid-value', `is ${handSize}: use at most queues, ${queues}`);
    const hands = queuing
      ? Array.from({ length: Math.min(handSize, 1000) }, (_, index) => Math.log2(Math.max(1, queues - index)))
      : [];
    if (queuing && handSize <= queues && hands.reduce((sum, bits) => sum + bits, 0) > 60)
      place.into('handSize').fault('invalid-value', `is ${handSize} of ${queues} queues, too many to deal: lower one`);
  },
);

const limited: Rule<Limited> = fields<Limited>({
  nominalConcurrencyShares: natural,
  lendablePercent: between(0, 100),
  borrowingLimitPercent: natural,
  limitResponse: (value, location) => limitResponse(value ?? {}, location),
});

export const priorityLevel: Rule<Level> = all<Level>(
  fields<Level>({
    type: required('Limited or Exempt', wordOf('Exempt', 'Limited')),
    limited,
    exempt: fields<flowcontrol.ExemptPriorityLevelConfiguration>({
      nominalConcurrencyShares: natural,
      lendablePercent: between(0, 100),
    }),
  }),
  ({ type, limited: ofLimited, exempt } = {}, location) => {
    if (type === 'Limited' && !ofLimited)
      location.into('limited').fault('missing-field', 'is missing: give the limits');
    if (type === 'Limited' && exempt)
      location.into('exempt').fault('conflicting-fields', 'is for type Exempt: remove it');
    if (type === 'Exempt' && ofLimited)
      location.into('limited').fault('conflicting-fields', 'is for type Limited: remove it');
  },
);
