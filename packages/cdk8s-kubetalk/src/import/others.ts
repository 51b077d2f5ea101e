import { atomCode, type Code, listCode, literalCode, type Property, propertiesCode } from './code';
import type { Kinds } from './kinds';
import type { Made } from './made';
import { type Place, Unfit } from './place';

/** @throws Unfit where it holds more than texts */
export function configMap(object: Place): Made {
  object.only('apiVersion', 'kind', 'metadata', 'data', 'immutable');
  const metadata = object.get('metadata').only('name', 'namespace', 'labels', 'annotations');
  const data = object.get('data');
  if (!data.isThere) throw new Unfit('it holds nothing');
  for (const [, value] of data.fields) value.text;
  return {
    className: 'ConfigMap',
    name: metadata.get('name').text,
    props: [
      ...entry('labels', metadata.get('labels')),
      ...entry('annotations', metadata.get('annotations')),
      ...entry('data', data),
      ...entry('immutable', object.get('immutable')),
    ],
  };
}

/** The port of a Service that a route leads to, and whether it has a name: undefined where it has no construct. */
export type BackendAt = (place: Place) => { readonly code: Code; readonly named: boolean } | undefined;

/** @throws Unfit where the construct can't say it, or a Service that it leads to has none */
export function ingress(object: Place, backendAt: BackendAt): Made {
  object.only('apiVersion', 'kind', 'metadata', 'spec');
  const metadata = object.get('metadata').only('name', 'namespace', 'labels', 'annotations');
  const spec = object.get('spec');
  const rules = spec.get('rules').list((rule) => {
    const paths = rule
      .only('host', 'http')
      .get('http')
      .only('paths')
      .get('paths')
      .list((path) => {
        path.only('path', 'pathType', 'backend');
        const [way, type] = [path.get('path'), path.get('pathType')];
        if (!way.isThere || !type.isThere) throw new Unfit('a path without its type');
        type.oneOf('Prefix', 'Exact', 'ImplementationSpecific');
        const backend = path.get('backend').only('service').get('service').only('name', 'port');
        return propertiesCode([
          ...(way.value === '/' ? [] : entry('path', way)),
          ...(type.value === 'Prefix' ? [] : entry('pathType', type)),
          ...backendEntries(backend, backend.get('port'), backendAt),
        ]);
      });
    return propertiesCode([...entry('host', rule.get('host')), rule.get('http').entry('paths', paths)]);
  });
  const tls = spec.get('tls');
  for (const one of tls.items) {
    one.only('hosts', 'secretName');
    if (!one.get('hosts').isThere || !one.get('secretName').isThere) throw new Unfit('tls without hosts or Secret');
  }
  const rest = spec.without('rules', 'tls', 'ingressClassName');
  return {
    className: 'Ingress',
    name: metadata.get('name').text,
    props: [
      ...entry('labels', metadata.get('labels')),
      ...entry('annotations', metadata.get('annotations')),
      ...entry('ingressClassName', spec.get('ingressClassName')),
      ...entry('tls', tls),
      { key: 'rules', value: rules },
      ...(rest.entries.length > 0 ? [{ key: 'spec', value: rest }] : []),
    ],
  };
}

function backendEntries(backend: Place, port: Place, backendAt: BackendAt): readonly Property[] {
  port.only('name', 'number');
  const code = backendAt(backend);
  if (!code) throw new Unfit(`Service ${backend.get('name').value} has no construct`);
  const byNumber = port.get('number').isThere && code.named ? [{ key: 'byNumber', value: atomCode(true) }] : [];
  return [backend.entry('backend', code.code), ...byNumber];
}

/** @throws Unfit where the construct can't say it, or a Service that it leads to has none */
export function httpRoute(object: Place, backendAt: BackendAt): Made {
  object.only('apiVersion', 'kind', 'metadata', 'spec');
  const metadata = object.get('metadata').only('name', 'namespace', 'labels', 'annotations');
  const spec = object.get('spec').only('parentRefs', 'hostnames', 'rules');
  for (const parent of spec.get('parentRefs').items) parent.only('name', 'namespace', 'sectionName');
  const rules = spec.get('rules').items.map((rule) => {
    const backends = rule.get('backendRefs').items.map((backend) => {
      backend.only('name', 'namespace', 'port', 'weight');
      const code = backendAt(backend);
      if (!code) throw new Unfit(`Service ${backend.get('name').value} has no construct`);
      return backend.get('weight').isThere
        ? literalCode({ backend: code.code, weight: backend.get('weight').code })
        : code.code;
    });
    const [way, ...others] = rule.get('matches').items;
    const isPath = way && others.length === 0 && [...way.fields.keys()].join() === 'path';
    const path = isPath ? way.get('path').only('type', 'value') : undefined;
    const rest = rule.without('backendRefs', ...(path ? ['matches'] : []));
    return propertiesCode([
      ...(path ? entry('path', path.get('value')) : []),
      ...(path && path.get('type').value !== 'PathPrefix'
        ? entry('pathType', path.get('type'), path.get('type').oneOf('Exact'))
        : []),
      { key: 'backends', value: listCode(backends) },
      ...(rest.entries.length > 0 ? [{ key: 'spec', value: rest }] : []),
    ]);
  });
  return {
    className: 'HttpRoute',
    name: metadata.get('name').text,
    props: [
      ...entry('labels', metadata.get('labels')),
      ...entry('annotations', metadata.get('annotations')),
      { key: 'parents', value: spec.get('parentRefs').code ?? listCode([]) },
      ...entry('hostnames', spec.get('hostnames')),
      { key: 'rules', value: listCode(rules) },
    ],
  };
}

/** Any object, in the API's own words. @param namespace the chart's */
export function apiObject(object: Place, namespace: string, kinds: Kinds): Made {
  const metadata = object.get('metadata');
  const isHere = (metadata.get('namespace').value ?? '') === namespace;
  const scope = isHere || metadata.get('namespace').isThere ? 'Namespaced' : 'Cluster';
  const more = metadata.without('name', 'labels', 'annotations', ...(isHere ? ['namespace'] : []));
  const { name } = kinds.of(object.get('apiVersion').text, object.get('kind').text, scope);
  return {
    className: name,
    name: metadata.get('name').text,
    props: [
      ...entry('labels', metadata.get('labels')),
      ...entry('annotations', metadata.get('annotations')),
      ...(more.entries.length > 0 ? [metadata.entry('metadata', more)] : []),
      ...object.without('apiVersion', 'kind', 'metadata').entries,
    ],
  };
}

function entry(key: string, place: Place, code: Code | undefined = place.code): readonly Property[] {
  return place.isThere && code ? [place.entry(key, code)] : [];
}
