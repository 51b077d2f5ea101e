import {
  atomCode,
  type Code,
  hasNoProperties,
  listCode,
  type Property,
  propertiesCode,
  type ReferenceCode,
  textCode,
} from './code';
import { declared, type Pod, portsOf } from './container';
import type { Made } from './made';
import { type Place, Unfit } from './place';

const OWN = [
  'type',
  'selector',
  'ports',
  'clusterIP',
  'sessionAffinity',
  'externalTrafficPolicy',
  'loadBalancerClass',
  'externalName',
];

/** From where it can be reached, with the nodePort of its only port. @throws Unfit where it is no exposure */
export function exposureOf(service: Place): readonly Property[] {
  const spec = service.get('spec');
  const type = spec.get('type');
  const [port, ...others] = spec.get('ports').items;
  const nodePort = port && others.length === 0 && !port.get('name').isThere ? port.get('nodePort') : undefined;
  return [
    ...entry('type', type, type.oneOf('ClusterIP', 'NodePort', 'LoadBalancer')),
    ...entry('clusterIP', spec.get('clusterIP'), spec.get('clusterIP').oneOf('None')),
    ...(nodePort?.isThere ? [nodePort.entry('nodePort')] : []),
    ...entry(
      'externalTrafficPolicy',
      spec.get('externalTrafficPolicy').oneOf('Cluster', 'Local') && spec.get('externalTrafficPolicy'),
    ),
    ...entry('loadBalancerClass', spec.get('loadBalancerClass')),
  ];
}

/** The other fields of a Service. */
export function serviceMore(service: Place, { matched }: Pick<Pod, 'matched'>): readonly Property[] {
  const spec = service.get('spec');
  const keys = Object.keys(spec.get('selector').strings);
  const isWorkloads = keys.length === Object.keys(matched).length && keys.every((key) => key in matched);
  const rest = spec.without(...OWN);
  return [
    ...entry('annotations', service.get('metadata', 'annotations')),
    ...(isWorkloads ? [] : [{ key: 'selectBy', value: listCode(keys.map((key) => textCode(key))) }]),
    ...entry('sessionAffinity', spec.get('sessionAffinity').oneOf('ClientIP', 'None') && spec.get('sessionAffinity')),
    ...(hasNoProperties(rest) ? [] : [{ key: 'spec', value: rest }]),
  ];
}

/** The ports of a Service, and those of the Pods. @throws Unfit where a construct can't say it */
export function forwardingOf(service: Place, pod: Pick<Pod, 'ports'>): readonly Property[] {
  const ports = service.get('spec', 'ports');
  for (const port of ports.items) port.get('protocol').oneOf('TCP', 'UDP', 'SCTP');
  const [only, ...others] = ports.items;
  if (!only) return ports.isThere ? [] : [{ key: 'ports', value: listCode([]) }];
  if (others.length > 0 || only.get('name').isThere)
    return [
      ports.entry(
        'ports',
        ports.list((port) => portOf(port, pod)),
      ),
    ];
  only.only('port', 'targetPort', 'protocol', 'nodePort');
  const target = only.get('targetPort');
  return [
    only.get('port').entry('port', target.isThere ? only.get('port').code : declared(only.get('port'), pod)),
    ...entry('targetPort', target, declared(target, pod)),
    ...entry('protocol', only.get('protocol')),
  ];
}

function portOf(port: Place, pod: Pick<Pod, 'ports'>): Code {
  port.only('name', 'port', 'targetPort', 'protocol', 'appProtocol', 'nodePort');
  const target = port.get('targetPort');
  port.get('name').text;
  return propertiesCode([
    ...entry('name', port.get('name')),
    ...entry('port', port.get('port'), target.isThere ? port.get('port').code : declared(port.get('port'), pod)),
    ...entry('targetPort', target, declared(target, pod)),
    ...entry('protocol', port.get('protocol')),
    ...entry('appProtocol', port.get('appProtocol')),
    ...entry('nodePort', port.get('nodePort')),
  ]);
}

/** The ports of a program: those of its container and its Service. @throws Unfit where one value can't express both */
export function ownPorts(container: Place, service: Place, pod: Pod): readonly Property[] {
  const [ours, theirs] = [container.get('ports').items, service.get('spec', 'ports').items];
  const isNamed =
    theirs.length > 0 && theirs.every((port, index) => port.get('name').value === ours[index]?.get('name').value);
  if (isNamed && theirs.some((port) => port.get('name').isThere)) return namedPorts(ours, theirs);
  const ports = portsOf(container);
  const [port] = theirs;
  const target = port?.get('targetPort').value ?? port?.get('port').value;
  const isUsual = JSON.stringify(container.get('ports').value) === JSON.stringify([{ containerPort: target }]);
  const own = ports && !isUsual ? [container.get('ports').entry('containerPorts', ports)] : [];
  return [...own, ...onlyPort(service, pod)];
}

function namedPorts(ours: readonly Place[], theirs: readonly Place[]): readonly Property[] {
  if (ours.length !== theirs.length) throw new Unfit('the Service has other ports');
  const ports = theirs.map((port, index) => {
    const own = (ours[index] as Place).only('name', 'containerPort', 'protocol');
    port.only('name', 'port', 'targetPort', 'protocol', 'appProtocol', 'nodePort');
    const [number, target] = [port.get('port'), port.get('targetPort')];
    if (own.get('protocol').value !== port.get('protocol').value) throw new Unfit('the Service has another protocol');
    const byName = target.value === own.get('name').value;
    const listening = own.get('containerPort');
    if (!byName && (target.value ?? number.value) !== listening.value) throw new Unfit('it is forwarded elsewhere');
    const isSame = byName && listening.value === number.value;
    const rest = propertiesCode([
      ...entry('port', number),
      ...(isSame ? [] : entry('containerPort', byName ? listening : target)),
      ...(byName ? [{ key: 'byName', value: atomCode(true) }] : []),
      ...entry('protocol', port.get('protocol'), port.get('protocol').oneOf('TCP', 'UDP', 'SCTP')),
      ...entry('appProtocol', port.get('appProtocol')),
      ...entry('nodePort', port.get('nodePort')),
    ]);
    return port.entry(port.get('name').text, rest.entries.length === 1 ? number.code : rest);
  });
  if (new Set(ports.map(({ key }) => key)).size < ports.length) throw new Unfit('two ports have one name');
  return [{ key: 'ports', value: propertiesCode(ports) }];
}

function onlyPort(service: Place, pod: Pod): readonly Property[] {
  const [port, ...others] = service.get('spec', 'ports').items;
  if (!port || others.length > 0 || port.get('name').isThere) throw new Unfit('the ports have other names');
  if (typeof port.get('targetPort').value === 'string') throw new Unfit('it is forwarded by name');
  return forwardingOf(service, pod);
}

function entry(key: string, place: Place | undefined, code: Code | undefined = place?.code): readonly Property[] {
  return place?.isThere && code ? [place.entry(key, code)] : [];
}

/** @throws Unfit where a Service construct can't say it */
export function service(object: Place, selector: ReferenceCode, pod: Pick<Pod, 'ports' | 'matched'>): Made {
  object
    .only('apiVersion', 'kind', 'metadata', 'spec')
    .get('metadata')
    .only('name', 'namespace', 'labels', 'annotations');
  return {
    className: 'Service',
    name: object.get('metadata', 'name').text,
    props: [
      ...entry('labels', object.get('metadata', 'labels')),
      { key: 'selector', value: selector },
      ...forwardingOf(object, pod),
      ...exposureOf(object),
      ...serviceMore(object, pod),
    ],
  };
}

/** @throws Unfit where it is no other name of something outside, or has not one port */
export function externalName(object: Place): Made {
  object
    .only('apiVersion', 'kind', 'metadata', 'spec')
    .get('metadata')
    .only('name', 'namespace', 'labels', 'annotations');
  const spec = object.get('spec').only('type', 'externalName', 'ports');
  const [port, ...others] = spec.get('ports').items;
  if (spec.get('type').value !== 'ExternalName' || !port || others.length > 0)
    throw new Unfit('it is no external name');
  port.only('port', 'protocol');
  return {
    className: 'Service',
    name: object.get('metadata', 'name').text,
    props: [
      ...entry('labels', object.get('metadata', 'labels')),
      ...entry('annotations', object.get('metadata', 'annotations')),
      { key: 'type', value: textCode('ExternalName') },
      ...entry('externalName', spec.get('externalName')),
      ...entry('port', port.get('port')),
      ...entry('protocol', port.get('protocol'), port.get('protocol').oneOf('TCP', 'UDP', 'SCTP')),
    ],
  };
}
