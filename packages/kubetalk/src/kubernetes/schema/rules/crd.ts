import type { apiextensions, meta } from '../api';
import type { ValueLocation } from '../problem';
import { all, celOf, each, fields, filled, forbidden, oneOf, type Rule, required, unique, wordOf } from '../rule';
import { holdTo, type Schema } from '../structural';
import { clientConfig, reviewVersions } from './admission';
import { dns1035, subdomain } from './names';

type Definition = apiextensions.CustomResourceDefinition;
type Spec = apiextensions.CustomResourceDefinitionSpec;
type Version = apiextensions.CustomResourceDefinitionVersion;
type Props = apiextensions.JSONSchemaProps;
type Names = apiextensions.CustomResourceDefinitionNames;
type Column = apiextensions.CustomResourceColumnDefinition;
type Conversion = apiextensions.CustomResourceConversion;

const lower: Rule<string> = (value, location) => dns1035(value?.toLowerCase(), location);

const names: Rule<Names> = fields<Names>({
  plural: required('the plural, as paths have it', dns1035),
  singular: filled(dns1035),
  kind: required('the kind', lower),
  listKind: filled(lower),
  shortNames: each(dns1035),
  categories: each(dns1035),
});

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const JUNCTORS = ['allOf', 'anyOf', 'oneOf'] as const;
/** What no schema of a custom resource may use. */
const UNSUPPORTED = ['$ref', 'definitions', 'dependencies', 'patternProperties', 'additionalItems', 'id'] as const;
/** The keywords of a value that are allowed outside of allOf, anyOf, oneOf and not only. */
const OUTSIDE = [
  ...(['additionalProperties', 'default', 'description', 'nullable', 'title', 'type'] as const),
  ...(['x-kubernetes-embedded-resource', 'x-kubernetes-int-or-string', 'x-kubernetes-list-map-keys'] as const),
  ...(['x-kubernetes-list-type', 'x-kubernetes-preserve-unknown-fields'] as const),
];

const schemas = (value: unknown): readonly Props[] => (Array.isArray(value) ? value : []).filter(isSchema);
const isSchema = (value: unknown): value is Props =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A structural schema.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
const structural: Rule<Props> = (value, location) => {
  if (!value) return;
  typed(value, location);
  for (const key of UNSUPPORTED)
    if (value[key] !== undefined)
      location.into(key).fault('conflicting-fields', 'is not part of a structural schema: remove it');
  if (value.uniqueItems)
    location.into('uniqueItems').fault('invalid-value', 'is true: use x-kubernetes-list-type: set');
  const { properties, additionalProperties: others, items } = value;
  const place = location.into('additionalProperties');
  if (others === false) place.fault('invalid-value', 'is false: remove it, since unknown fields are dropped anyway');
  if (others !== undefined && properties && Object.keys(properties).length > 0)
    place.fault('conflicting-fields', 'is set together with properties: keep one');
  if (value['x-kubernetes-preserve-unknown-fields'] === false)
    location.into('x-kubernetes-preserve-unknown-fields').fault('invalid-value', 'is false: remove it, or use true');
  lists(value, location);
  restricted(value, location);
  defaults(value, location);
  validations(value, location.into('x-kubernetes-validations'));
  for (const [name, one] of Object.entries(properties ?? {})) structural(one, location.into('properties').into(name));
  if (isSchema(others)) structural(others, place);
  if (isSchema(items)) structural(items, location.into('items'));
};

function typed(value: Props, location: ValueLocation): void {
  const intOrString = value['x-kubernetes-int-or-string'];
  const place = location.into('type');
  if (value.type && !TYPES.includes(value.type)) wordOf(...TYPES)(value.type, place);
  else if (!value.type && !intOrString && !value['x-kubernetes-preserve-unknown-fields'])
    place.fault('missing-field', `is missing: give one of ${TYPES.join(', ')}`);
  if (value['x-kubernetes-embedded-resource']) embedded(value, location);
}

function embedded({ type, properties, ...value }: Props, location: ValueLocation): void {
  if (type !== 'object')
    location.into('type').fault('invalid-value', `is "${type ?? ''}": an embedded resource is an object`);
  if (!value['x-kubernetes-preserve-unknown-fields'] && Object.keys(properties ?? {}).length === 0)
    location
      .into('properties')
      .fault('missing-field', 'is missing: give the fields, or x-kubernetes-preserve-unknown-fields: true');
}

function lists(value: Props, location: ValueLocation): void {
  const { type, items } = value;
  const [list, keys = []] = [value['x-kubernetes-list-type'], value['x-kubernetes-list-map-keys']];
  if (type === 'array' && !isSchema(items))
    location.into('items').fault('missing-field', 'is missing: give the schema of the items');
  const place = location.into('x-kubernetes-list-type');
  wordOf('atomic', 'map', 'set')(list, place);
  if (list !== undefined && type !== 'array')
    place.fault('conflicting-fields', 'is set together with a type that is no array: remove it');
  const keysPlace = location.into('x-kubernetes-list-map-keys');
  if (list === 'map' && keys.length === 0) keysPlace.fault('missing-field', 'is missing, which a map needs: give it');
  if (list !== 'map' && keys.length > 0)
    keysPlace.fault('conflicting-fields', 'is for x-kubernetes-list-type: map: remove it');
  if (list === 'map' && isSchema(items)) mapKeys(keys, items, location);
  wordOf('atomic', 'granular')(value['x-kubernetes-map-type'], location.into('x-kubernetes-map-type'));
}

function mapKeys(keys: readonly string[], items: Props, location: ValueLocation): void {
  const place = location.into('x-kubernetes-list-map-keys');
  if (items.type !== 'object')
    location.into('items').into('type').fault('invalid-value', 'is no object, as the items of a map are');
  const repeated = keys.some((key, index) => keys.indexOf(key) !== index);
  if (repeated) place.fault('duplicate-entry', 'has a key twice: remove one');
  for (const key of keys) {
    const property = items.properties?.[key];
    if (!property) place.fault('invalid-value', `has "${key}", which is no property of the items`);
    else if (property.type === 'array' || property.type === 'object')
      place.fault('invalid-value', `has "${key}", which is ${property.type}: use fields with one value`);
    else if (property.default === undefined && !items.required?.includes(key))
      place.fault('invalid-value', `has "${key}", which may be missing: require it, or give it a default`);
  }
}

/** Schemas in allOf, anyOf, oneOf and not only restrict values. */
function restricted(value: Props, location: ValueLocation): void {
  const typesToo = value['x-kubernetes-int-or-string'] === true && saysIntOrString(value);
  for (const key of JUNCTORS)
    for (const [index, one] of schemas(value[key]).entries())
      restricts(one, value, location.into(key).into(index), key === 'oneOf' ? false : typesToo);
  if (isSchema(value.not)) restricts(value.not, value, location.into('not'), false);
}

/** `anyOf: [{type: integer}, {type: string}]`, as generators write it: types are allowed there. */
function saysIntOrString({ anyOf, allOf }: Props): boolean {
  const is = (some: readonly Props[]) => some.length === 2 && some[0]?.type === 'integer' && some[1]?.type === 'string';
  return is(schemas(anyOf)) || is(schemas(schemas(allOf)[0]?.anyOf));
}

function restricts(value: Props, around: Props | undefined, location: ValueLocation, typesToo: boolean): void {
  for (const key of OUTSIDE)
    if (value[key] !== undefined && value[key] !== '' && value[key] !== false && !(key === 'type' && typesToo))
      location.into(key).fault('conflicting-fields', 'is outside of allOf, anyOf, oneOf and not: move it there');
  for (const [name, one] of Object.entries(value.properties ?? {})) {
    const outer = around?.properties?.[name];
    const other = isSchema(around?.additionalProperties) ? around.additionalProperties : undefined;
    const place = location.into('properties').into(name);
    if (!outer && !other && around)
      place.fault('missing-field', 'is not among the properties outside: give its type there');
    restricts(one, outer ?? other, place, false);
  }
  if (isSchema(value.items))
    restricts(value.items, isSchema(around?.items) ? around.items : undefined, location.into('items'), false);
  for (const key of JUNCTORS)
    for (const [index, one] of schemas(value[key]).entries())
      restricts(one, around, location.into(key).into(index), typesToo);
  if (isSchema(value.not)) restricts(value.not, around, location.into('not'), false);
}

function defaults(value: Props, location: ValueLocation): void {
  if (value.default !== undefined && value.default !== null)
    holdTo(value as Schema, value.default as never, location.into('default'));
}

interface CelRule {
  readonly rule?: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
}
const REASONS = ['FieldValueRequired', 'FieldValueInvalid', 'FieldValueForbidden', 'FieldValueDuplicate'];
/** The fields that `self` has in a rule; undefined where it may have others. */
function fieldsOf({ type, properties, ...value }: Props): ReadonlySet<string> | undefined {
  if (type !== 'object' || value['x-kubernetes-preserve-unknown-fields'] || value.additionalProperties)
    return undefined;
  return new Set([...Object.keys(properties ?? {}), 'apiVersion', 'kind', 'metadata']);
}

function validations(value: Props, location: ValueLocation): void {
  const own = fieldsOf(value);
  const names = () =>
    new Map([
      ['self', own],
      ['oldSelf', undefined],
    ]);
  const rules = value['x-kubernetes-validations'] as readonly CelRule[] | undefined;
  each(
    all<CelRule>(
      fields<CelRule>({
        rule: (text, place) => {
          if (text?.trim()) celOf(names, 'bool')(text, place);
          else place.fault('missing-field', 'is missing: give an expression');
        },
        messageExpression: filled(celOf(names, 'string')),
        reason: wordOf(...REASONS),
      }),
      inLines,
    ),
  )(rules, location);
}

function inLines({ rule = '', message = '' }: CelRule = {}, location: ValueLocation): void {
  const place = location.into('message');
  if (message.trim().includes('\n')) place.fault('invalid-value', 'has several lines: keep one');
  if (message !== '' && message.trim() === '') place.fault('invalid-value', 'is blank: give one, or remove it');
  if (rule.trim().includes('\n') && message === '')
    place.fault('missing-field', 'is missing, which a rule of several lines needs: give it');
}

const root: Rule<Props> = all<Props>(structural, (value, location) => {
  if (value?.type && TYPES.includes(value.type) && value.type !== 'object')
    location.into('type').fault('invalid-value', `is "${value.type}": use object, as every resource is`);
  if (value?.nullable) location.into('nullable').fault('invalid-value', 'is true: no resource is null');
});

const path = (...starts: readonly string[]): Rule<string> =>
  filled((value = '', location) => {
    if (!starts.some((start) => value.startsWith(start)))
      location.fault('invalid-value', `is "${value}": begin it with ${starts.join(' or ')}`);
  });

const version: Rule<Version> = all<Version>(
  fields<Version>({
    name: required('the name of the version, such as v1', dns1035),
    schema: required(
      'the schema of its objects',
      fields<apiextensions.CustomResourceValidation>({ openAPIV3Schema: required('the schema of its objects', root) }),
    ),
    subresources: fields<apiextensions.CustomResourceSubresources>({
      scale: fields<apiextensions.CustomResourceSubresourceScale>({
        specReplicasPath: required('the path of the number of replicas', path('.spec.')),
        statusReplicasPath: required('the path of the number of replicas that there are', path('.status.')),
        labelSelectorPath: path('.spec.', '.status.'),
      }),
    }),
    additionalPrinterColumns: each(
      fields<Column>({
        name: required('the name of the column'),
        type: required('the type of the column', oneOf('boolean', 'date', 'integer', 'number', 'string')),
        jsonPath: required('the path of the value', (value, location) => {
          if (!value?.startsWith('.')) location.fault('invalid-value', `is "${value}": begin it with "."`);
        }),
      }),
    ),
    selectableFields: all(
      unique<apiextensions.SelectableField>('path', (item) => item.jsonPath, 'jsonPath'),
      each(
        fields<apiextensions.SelectableField>({
          jsonPath: required('the path of the field', (value, location) => {
            if (!/^(\.[^./\s]+)+$/.test(value ?? ''))
              location.fault('invalid-value', `is "${value}": use a path such as ".spec.size"`);
          }),
        }),
      ),
    ),
  }),
  (value, location) => {
    const schema = value?.schema?.openAPIV3Schema;
    for (const [index, { jsonPath = '' }] of (value?.selectableFields ?? []).entries())
      if (schema && /^(\.[A-Za-z_]\w*)+$/.test(jsonPath) && !leadsToValue(schema, jsonPath.slice(1).split('.')))
        location
          .into('selectableFields')
          .into(index)
          .into('jsonPath')
          .fault('invalid-value', `is "${jsonPath}", which leads to no string, number or boolean of the schema`);
    if (value?.deprecationWarning === '')
      location.into('deprecationWarning').fault('missing-field', 'is empty: say something, or remove it');
    if (value?.deprecationWarning !== undefined && !value.deprecated)
      location
        .into('deprecationWarning')
        .fault('conflicting-fields', 'is in a version that is not deprecated: remove it');
  },
);

/** Whether a path leads to one value, by which objects can be selected. */
function leadsToValue(schema: Props, path: readonly string[]): boolean {
  const found = path.reduce<Props | undefined>((one, name) => one?.properties?.[name], schema);
  return found !== undefined && ['boolean', 'integer', 'string'].includes(found.type ?? '');
}

const conversion: Rule<Conversion> = all<Conversion>(
  fields<Conversion>({ strategy: required('None or Webhook', wordOf('None', 'Webhook')) }),
  (value, location) => {
    const place = location.into('webhook');
    if (value?.strategy === 'None')
      forbidden<object>('conflicting-fields', 'is for strategy Webhook: remove it')(value.webhook, place);
    else if (value?.strategy === 'Webhook')
      required(
        'the webhook that converts',
        fields<apiextensions.WebhookConversion>({
          clientConfig: required('where the webhook is', clientConfig),
          conversionReviewVersions: required('v1', reviewVersions),
        }),
      )(value.webhook, place);
  },
);

const spec: Rule<Spec> = all<Spec>(
  fields<Spec>({
    group: required('the group of its API', all(subdomain, dotted)),
    scope: required('Cluster or Namespaced', wordOf('Cluster', 'Namespaced')),
    names: required('its names', names),
    versions: all(
      unique<Version>('version', (item) => item.name, 'name'),
      each(version),
    ),
    conversion,
    preserveUnknownFields: (value, location) => {
      if (value)
        location.fault(
          'invalid-value',
          'is true: remove it, and use x-kubernetes-preserve-unknown-fields in the schema',
        );
    },
  }),
  (value, location) => {
    const stored = (value?.versions ?? []).filter(({ storage }) => storage).length;
    if (stored !== 1)
      location.into('versions').fault('invalid-value', `has ${stored} with storage: true: let it be exactly one`);
  },
);

function dotted(value: string | undefined, location: ValueLocation): void {
  if (value && !value.includes('.')) location.fault('invalid-value', `is "${value}": use a domain, with a dot`);
}

/** @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
export const customResourceDefinition: Rule<Definition> = all<Definition>(
  fields<Definition>({ spec: required('what is defined', spec) }),
  ({ metadata = {}, spec: { group = '', names: { plural = '' } = {} } = {} } = {}, location) => {
    const due = `${plural}.${group}`;
    if (metadata.name && plural && group && metadata.name !== due)
      location
        .into('metadata')
        .into('name')
        .fault('invalid-name', `is "${metadata.name}": use ${due}, its plural and group`);
    approved(metadata, group, location.into('metadata').into('annotations'));
  },
);

const APPROVED = 'api-approved.kubernetes.io';

/** Groups of Kubernetes' own domains are the community's. */
function approved({ annotations = {} }: meta.ObjectMeta, group: string, location: ValueLocation): void {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(group)) return;
  const place = location.into(APPROVED);
  const value = annotations[APPROVED];
  if (!value) place.fault('missing-field', `is missing, which group ${group} needs: give the URL of its review`);
  else if (!/^unapproved/.test(value) && !/^[a-z][-+.a-z0-9]*:\/\/[^/]+/i.test(value))
    place.fault('invalid-value', 'is no URL: give that of its review');
}
