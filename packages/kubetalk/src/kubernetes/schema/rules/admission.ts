import type { admissionregistration, meta } from '../api';
import type { CelType } from '../cel';
import { all, between, cel, celOf, each, fields, filled, onlyOne, type Rule, required, unique, wordOf } from '../rule';
import { dns1035, labelSelectorRule, pathSegment, qualifiedName, subdomain } from './names';

type Client = admissionregistration.WebhookClientConfig;
type Operations = admissionregistration.RuleWithOperations;
type Named = admissionregistration.NamedRuleWithOperations;
type Webhook = admissionregistration.MutatingWebhook & admissionregistration.ValidatingWebhook;
type Condition = admissionregistration.MatchCondition;
type Match = admissionregistration.MatchResources;
type Policy = admissionregistration.ValidatingAdmissionPolicySpec;
type Variable = admissionregistration.Variable;
type Mutating = admissionregistration.MutatingAdmissionPolicySpec;
type Binding = admissionregistration.ValidatingAdmissionPolicyBindingSpec;
type MutatingBinding = admissionregistration.MutatingAdmissionPolicyBindingSpec;

/** The host of a webhook, which is asked in TLS. */
const url: Rule<string> = (value = '', location) => {
  if (!/^https:\/\/[^/?#@]+(?:\/[^?#]*)?$/i.test(value))
    location.fault('invalid-value', `is "${value}": use https://, a host and a path, and nothing else`);
};

/** Where a webhook is. */
export const clientConfig: Rule<Client> = all<Client>(
  onlyOne<Client>(['url', 'service'], 1, 'place'),
  fields<Client>({
    url: (value, location) => value !== undefined && url(value, location),
    service: fields<admissionregistration.ServiceReference>({
      name: required('the name of the Service'),
      namespace: required('the namespace of the Service'),
      port: (value, location) => between(1, 65535, 'invalid-port')(value, location),
      path: (value, location) => {
        if (!value) return;
        if (!value.startsWith('/')) return void location.fault('invalid-value', `is "${value}": begin it with "/"`);
        const parts = value.slice(1).split('/');
        const last = parts.at(-1) === '' ? parts.slice(0, -1) : parts;
        for (const part of last) if (value !== '/') subdomainStep(part, location);
      },
    }),
  }),
);

const subdomainStep: Rule<string> = (part = '', location) => {
  if (part === '') location.fault('invalid-value', 'has an empty step: use one "/" between steps');
  else subdomain(part, location);
};

/** The versions of a review that a webhook can read. */
export const reviewVersions: Rule<readonly string[]> = all<readonly string[]>(
  each(dns1035),
  unique<string>('version', (item) => item),
  (value, location) => {
    if (value && value.length > 0 && !value.some((one) => one === 'v1' || one === 'v1beta1'))
      location.fault('invalid-value', 'has neither v1 nor v1beta1, which the API server supports: add one');
  },
);

/** A list with `*` has no other item. */
function aloneOrNamed(what: string, rule: Rule<string> = () => {}): Rule<readonly string[]> {
  return required(what, (value, location) => {
    each(rule)(value, location);
    if (value && value.length > 1 && value.includes('*'))
      location.fault('conflicting-fields', 'has "*" beside others: keep one');
  });
}

const resource: Rule<string> = (value, location) => {
  if (!value) location.fault('missing-field', 'is missing: give a resource, such as pods or pods/exec');
};

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];

const ruleFields = {
  apiGroups: aloneOrNamed('at least one group, "" for the core'),
  apiVersions: aloneOrNamed('at least one version', (value, location) => {
    if (!value) location.fault('missing-field', 'is missing: give a version');
  }),
  operations: aloneOrNamed(`at least one of ${OPERATIONS.join(', ')}`, (value, location) =>
    wordOf(...OPERATIONS)(value, location),
  ),
  resources: required('at least one resource', (value: readonly string[] | undefined, location) => {
    each(resource)(value, location);
    const all = value ?? [];
    const whole = new Set(all.flatMap((one) => (one.endsWith('/*') ? [one.slice(0, -2)] : [])));
    const covers = (one: string) => {
      const [name = '', sub] = one.split('/');
      return (
        (all.includes('*/*') && one !== '*/*' && all.length > 1) ||
        (sub !== undefined && sub !== '*' && whole.has(name)) ||
        (name !== '*' && sub !== undefined && all.includes(`*/${sub}`)) ||
        (sub === undefined && name !== '*' && all.includes('*'))
      );
    };
    for (const [index, one] of all.entries())
      if (covers(one) || (one === '*/*' && all.indexOf(one) < index))
        location.into(index).fault('conflicting-fields', `is "${one}", which another entry covers: remove it`);
  }),
  scope: wordOf('*', 'Cluster', 'Namespaced'),
} satisfies Record<string, Rule<never>>;

const REQUEST = ['object', 'oldObject', 'request', 'authorizer'];
const OF_POLICY = [...REQUEST, 'params', 'namespaceObject'];

/** An expression of a policy, which may use the variables that are declared before it. */
function ofPolicy(
  due: CelType | undefined,
  declared: readonly Variable[] = [],
  more: readonly string[] = [],
): Rule<string> {
  const variables = new Set(declared.map(({ name = '' }) => name));
  return celOf(
    () => new Map([...[...OF_POLICY, ...more].map((name) => [name, undefined] as const), ['variables', variables]]),
    due,
  );
}

const condition: Rule<Condition> = fields<Condition>({
  name: required('the name of the condition', qualifiedName),
  expression: required('an expression', cel('bool', ...REQUEST, 'params', 'namespaceObject')),
});

const conditions: Rule<readonly Condition[]> = all<readonly Condition[]>(
  unique<Condition>('condition', (item) => item.name, 'name'),
  each(condition),
  (value, location) => {
    if (value && value.length > 64) location.fault('invalid-value', `has ${value.length} entries: keep 64`);
  },
);

/** At least three segments: a webhook has the name of a domain. */
const threeNames: Rule<string> = all(subdomain, (value, location) => {
  if (value && value.split('.').length < 3)
    location.fault('invalid-name', `is "${value}": use a domain of three names or more`);
});

const webhook: Rule<Webhook> = fields<Webhook>({
  name: required('the name of the webhook', threeNames),
  clientConfig: required('where the webhook is', clientConfig),
  admissionReviewVersions: required('v1', reviewVersions),
  sideEffects: required('None or NoneOnDryRun', wordOf('None', 'NoneOnDryRun')),
  failurePolicy: wordOf('Fail', 'Ignore'),
  matchPolicy: wordOf('Equivalent', 'Exact'),
  reinvocationPolicy: wordOf('IfNeeded', 'Never'),
  timeoutSeconds: between(1, 30),
  namespaceSelector: labelSelectorRule as Rule<meta.LabelSelector>,
  objectSelector: labelSelectorRule as Rule<meta.LabelSelector>,
  rules: each(fields<Operations>(ruleFields)),
  matchConditions: conditions,
});

interface Webhooks {
  readonly webhooks?: readonly Webhook[];
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/ */
export const webhooks: Rule<Webhooks> = fields<Webhooks>({
  webhooks: all(
    each(webhook),
    unique<Webhook>('name', (item) => item.name, 'name'),
  ),
});

const namedRules = each(fields<Named>({ ...ruleFields, resourceNames: unique<string>('name', (item) => item) }));

const matchFields = {
  matchPolicy: wordOf('Equivalent', 'Exact'),
  namespaceSelector: labelSelectorRule as Rule<meta.LabelSelector>,
  objectSelector: labelSelectorRule as Rule<meta.LabelSelector>,
  excludeResourceRules: namedRules,
} satisfies { [K in keyof Match]?: Rule<never> };
const matches: Rule<Match> = fields<Match>({ ...matchFields, resourceRules: namedRules });
const constraints: Rule<Match> = fields<Match>({
  ...matchFields,
  resourceRules: required('at least one rule', namedRules),
});

const paramKind = fields<admissionregistration.ParamKind>({
  apiVersion: required('the apiVersion of the parameters', (value, location) => {
    const parts = (value ?? '').split('/');
    if (parts.length > 2) location.fault('invalid-value', `is "${value}": use GROUP/VERSION`);
    else {
      if (parts.length === 2) subdomain(parts[0], location);
      dns1035(parts.at(-1), location);
    }
  }),
  kind: required('the kind of the parameters', (value, location) => dns1035(value?.toLowerCase(), location)),
});

const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const variables: Rule<readonly Variable[]> = (value = [], location) => {
  for (const [index, item] of value.entries())
    fields<Variable>({
      name: required('the name of the variable', (name, place) => {
        if (!IDENTIFIER.test(name ?? '')) place.fault('invalid-name', `is "${name}": use letters, digits and "_"`);
      }),
      expression: required('an expression', ofPolicy(undefined, value.slice(0, index))),
    })(item, location.into(index));
};

type Validation = admissionregistration.Validation;
type Annotation = admissionregistration.AuditAnnotation;
const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized'];

/** @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
export const validatingPolicy: Rule<Policy> = all<Policy>(
  fields<Policy>({
    failurePolicy: wordOf('Fail', 'Ignore'),
    paramKind,
    matchConstraints: required('what it is about', constraints),
    matchConditions: conditions,
    variables,
    auditAnnotations: unique<Annotation>('key', (item) => item.key, 'key'),
  }),
  (value, location) => {
    const text = ofPolicy('string', value?.variables);
    fields<Policy>({
      validations: each(
        fields<Validation>({
          expression: required('an expression', ofPolicy('bool', value?.variables)),
          messageExpression: filled(text),
          reason: wordOf(...REASONS),
        }),
      ),
      auditAnnotations: each(
        fields<Annotation>({
          key: required('the key of the annotation', qualifiedName),
          valueExpression: required('an expression', text),
        }),
      ),
    })(value, location);
  },
  (value, location) => {
    if (!value?.validations?.length && !value?.auditAnnotations?.length)
      location.into('validations').fault('missing-field', 'is missing, as auditAnnotations are: give one of them');
  },
);

type Mutation = admissionregistration.Mutation;

/** @see https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/ */
export const mutatingPolicy: Rule<Mutating> = all<Mutating>(
  fields<Mutating>({
    failurePolicy: wordOf('Fail', 'Ignore'),
    reinvocationPolicy: required('Never or IfNeeded', wordOf('IfNeeded', 'Never')),
    paramKind,
    matchConstraints: required('what it is about', constraints),
    matchConditions: conditions,
    variables,
  }),
  (value, location) =>
    fields<Mutating>({ mutations: required('at least one change', each(mutation(value?.variables))) })(value, location),
);

function mutation(declared: readonly Variable[] | undefined): Rule<Mutation> {
  const expression = fields<{ expression?: string }>({
    expression: required('an expression', ofPolicy(undefined, declared, ['Object', 'JSONPatch', 'jsonpatch'])),
  });
  return all<Mutation>(
    fields<Mutation>({
      patchType: required('ApplyConfiguration or JSONPatch', wordOf('ApplyConfiguration', 'JSONPatch')),
    }),
    ({ patchType, applyConfiguration, jsonPatch } = {}, location) => {
      if (patchType === 'ApplyConfiguration')
        required('the expression', expression)(applyConfiguration, location.into('applyConfiguration'));
      if (patchType === 'JSONPatch') required('the expression', expression)(jsonPatch, location.into('jsonPatch'));
    },
  );
}

const paramRef: Rule<admissionregistration.ParamRef> = all<admissionregistration.ParamRef>(
  fields<admissionregistration.ParamRef>({
    name: filled(pathSegment),
    selector: labelSelectorRule as Rule<meta.LabelSelector>,
    parameterNotFoundAction: required('Allow or Deny', wordOf('Allow', 'Deny')),
  }),
  (value, location) => {
    if (!value) return;
    if (!value.name && !value.selector) location.fault('missing-field', 'has neither name nor selector: give one');
    if (value.name && value.selector) location.fault('conflicting-fields', 'has name and selector: keep one');
  },
);

const ACTIONS = ['Audit', 'Deny', 'Warn'];

export const validatingBinding: Rule<Binding> = fields<Binding>({
  policyName: required('the name of the policy', subdomain),
  paramRef,
  matchResources: matches,
  validationActions: required(
    `at least one of ${ACTIONS.join(', ')}`,
    (value: readonly string[] | undefined, location) => {
      each(wordOf(...ACTIONS))(value, location);
      unique<string>('action', (item) => item)(value, location);
      if (value?.includes('Deny') && value.includes('Warn'))
        location.fault('conflicting-fields', 'has Deny and Warn: keep one');
    },
  ),
});

export const mutatingBinding: Rule<MutatingBinding> = fields<MutatingBinding>({
  policyName: required('the name of the policy', subdomain),
  paramRef,
  matchResources: matches,
});
