import type { rbac } from '../api';
import { all, each, fields, type Rule, required, wordOf } from '../rule';
import { labelSelectorRule, pathSegment, subdomain } from './names';

type PolicyRule = rbac.PolicyRule;
type RoleRef = rbac.RoleRef;
type Subject = rbac.Subject;

const GROUP = 'rbac.authorization.k8s.io';

/** What a role lets do; only a ClusterRole can be about URLs that are no objects. */
export function policyRule(ofCluster: boolean): Rule<PolicyRule> {
  return all<PolicyRule>(fields<PolicyRule>({ verbs: required('at least one verb') }), (value, location) => {
    const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = value ?? {};
    if (nonResourceURLs.length > 0) {
      const place = location.into('nonResourceURLs');
      if (!ofCluster) place.fault('conflicting-fields', 'is in a Role, which is about objects only: use a ClusterRole');
      if (apiGroups.length + resources.length + resourceNames.length > 0)
        place.fault('conflicting-fields', 'is set together with resources: make them two rules');
      return;
    }
    required('at least one group, "" for the core')(apiGroups, location.into('apiGroups'));
    required('at least one resource')(resources, location.into('resources'));
  });
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding */
export function roleRef(...kinds: string[]): Rule<RoleRef> {
  return required(
    'the role to bind',
    fields<RoleRef>({
      apiGroup: (value, location) => {
        if (value && value !== GROUP) location.fault('invalid-value', `is "${value}": use ${GROUP}`);
      },
      kind: required(kinds.join(' or '), wordOf(...kinds)),
      name: required('the name of the role', pathSegment),
    }),
  );
}

export function subject(ofCluster: boolean): Rule<Subject> {
  return all<Subject>(
    fields<Subject>({
      kind: required('ServiceAccount, User or Group', wordOf('ServiceAccount', 'User', 'Group')),
      name: required('the name of the subject'),
    }),
    (value, location) => {
      const { kind, name, namespace, apiGroup } = value ?? {};
      const place = location.into('apiGroup');
      if (kind === 'ServiceAccount') {
        if (name) subdomain(name, location.into('name'));
        if (apiGroup) place.fault('invalid-value', `is "${apiGroup}", and a ServiceAccount is in none: remove it`);
        if (ofCluster && !namespace)
          location.into('namespace').fault('missing-field', 'is missing: give that of the ServiceAccount');
      } else if (apiGroup && apiGroup !== GROUP) place.fault('invalid-value', `is "${apiGroup}": use ${GROUP}`);
    },
  );
}

type Aggregation = rbac.AggregationRule;
export const aggregationRule: Rule<Aggregation> = fields<Aggregation>({
  clusterRoleSelectors: required('at least one selector', each(labelSelectorRule)),
});

export const rules = (ofCluster: boolean): Rule<readonly PolicyRule[]> => each(policyRule(ofCluster));
