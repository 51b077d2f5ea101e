import { table } from '../../../manifest/table';
import { LONGEST_VALUE } from '../../../text/budget';
import { keyFault, labelFault } from '../../labels';
import { dns1035Label, dns1123Label, dns1123Subdomain, type NameRule, nameFault } from '../../names';
import type { meta } from '../api';
import type { RejectedId, ValueLocation } from '../problem';
import { all, each, eachValue, fields, filled, inWords, type Rule, required, wordOf } from '../rule';

/** A name that follows a rule, where there is one. */
export function named(rule: NameRule, check: RejectedId = 'invalid-name'): Rule<string> {
  return (value, location) => {
    const fault = value === undefined ? undefined : nameFault(rule, value);
    if (fault !== undefined) location.fault(check, says(fault));
  };
}

/** What the shared rules say of a name, reported at its field. */
function says(fault: string): string {
  return fault.replace(/^name /, '');
}

export const label = named(dns1123Label);
export const subdomain = named(dns1123Subdomain);
export const dns1035 = named(dns1035Label);

/** A string that one pattern holds. */
export function matching(check: RejectedId, pattern: RegExp, due: string): Rule<string> {
  return (value, location) => {
    if (value !== undefined && (value.length > LONGEST_VALUE || !pattern.test(value)))
      location.fault(check, `is "${shorten(value)}": use ${due}`);
  };
}

export function longest(most: number, check: RejectedId = 'invalid-name'): Rule<string> {
  return (value, location) => {
    if (value !== undefined && value.length > most)
      location.fault(check, `has ${value.length} characters: shorten it to ${most}`);
  };
}

export function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 76)}…` : value;
}

/**
 * The names of RBAC's objects: anything that is a segment of a path.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
 */
export const pathSegment = matching('invalid-name', /^(?!\.{1,2}$)[^/%]*$/, 'no ".", "..", "/" or "%"');

/** A key as labels have it, such as a topologyKey. */
export const qualifiedName: Rule<string> = (value, location) => {
  const fault = value === undefined ? undefined : keyFault(value);
  if (fault !== undefined)
    location.fault('invalid-label', fault.replace(/^label key "[\s\S]*?" /, `"${shorten(value ?? '')}" `));
};

export const labels: Rule<{ readonly [key: string]: string }> = eachValue((value, key, location) => {
  const fault = labelFault(key, value);
  if (fault !== undefined) location.fault('invalid-label', fault);
});

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set */
export const annotations: Rule<{ readonly [key: string]: string }> = all(
  eachValue((_, key, location) => {
    const fault = keyFault(key.toLowerCase());
    if (fault !== undefined) location.fault('invalid-label', fault.replace('label key', 'annotation key'));
  }),
  (value, location) => {
    const size = Object.entries(value ?? {}).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
    if (size > 262_144)
      location.fault('invalid-value', `has ${size} bytes: shorten all annotations together to 262144`);
  },
);

type Requirement = meta.LabelSelectorRequirement;

/** How an operator of a selector takes values: `in` and its like need them, `exists` and its like refuse them. */
const TAKES: Readonly<Record<string, 'some' | 'none' | 'one'>> = table({
  In: 'some',
  NotIn: 'some',
  Exists: 'none',
  DoesNotExist: 'none',
  Gt: 'one',
  Lt: 'one',
});

/** One line of a selector by expressions, whose operator is one of these. */
export function requirement(operators: readonly string[], checkValue: Rule<string> = () => {}): Rule<Requirement> {
  return all<Requirement>(
    fields<Requirement>({ key: qualifiedNameRequired, values: each(checkValue) }),
    (value, location) => operatorTakes(value ?? {}, operators, location),
  );
}

const qualifiedNameRequired: Rule<string> = required('the key of a label', qualifiedName);

function operatorTakes(
  { operator = '', values = [] }: Requirement,
  operators: readonly string[],
  location: ValueLocation,
): void {
  const takes = operators.includes(operator) ? TAKES[operator] : undefined;
  if (takes === undefined)
    location.into('operator').fault('invalid-value', `is "${operator}": use ${inWords(operators)}`);
  const place = location.into('values');
  if (takes === 'none' && values.length > 0) place.fault('conflicting-fields', `is given to ${operator}: remove it`);
  if (takes === 'some' && values.length === 0)
    place.fault('missing-field', `is missing: give ${operator} at least one value`);
  if (takes === 'one' && values.length !== 1)
    place.fault('invalid-value', `has ${values.length} values: give ${operator} one`);
}

export const labelValue: Rule<string> = (value, location) => {
  const fault = value === undefined ? undefined : labelFault('x', value);
  if (fault !== undefined) location.fault('invalid-label', fault.replace(/^label x: (its )?/, ''));
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export const labelSelectorRule: Rule<meta.LabelSelector> = fields<meta.LabelSelector>({
  matchLabels: labels,
  matchExpressions: each(requirement(['In', 'NotIn', 'Exists', 'DoesNotExist'], labelValue)),
});

type Meta = meta.ObjectMeta;
type Owner = meta.OwnerReference;

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/ */
const finalizer: Rule<string> = (value, location) => {
  if (!value?.includes('/')) wordOf('foregroundDeletion', 'orphan', 'kubernetes')(value, location);
  else qualifiedName(value, location);
};

/** The metadata of an object whose name follows the rule. */
export function metadata(name: Rule<string>): Rule<Meta> {
  return all<Meta>(
    fields<Meta>({
      name: filled(name),
      generateName: filled((value, location) => name(value?.replace(/-$/, 'x'), location)),
      namespace: filled(label),
      labels,
      annotations,
      finalizers: each(finalizer),
      ownerReferences: each<Owner>(
        fields<Owner>({
          apiVersion: required('the apiVersion of the owner'),
          kind: required('the kind of the owner'),
          name: required('the name of the owner'),
          uid: required('the uid of the owner'),
        }),
      ),
    }),
    (value, location) => {
      if (!value?.name && !value?.generateName)
        location.into('name').fault('missing-field', 'is missing: name the object');
    },
  );
}

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
export const dataKey = all(
  matching('invalid-key', /^(?!\.$|\.\.)[-._a-zA-Z0-9]+$/, 'letters, digits, "-", "_" and "."'),
  longest(253, 'invalid-key'),
);
