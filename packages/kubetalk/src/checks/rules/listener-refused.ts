import { groupBy } from '../../manifest/group-by';
import { type JsonObject, list, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import { GATEWAY_GROUP } from '../../topology/backends';
import type { Check } from '../check';
import { kindsOfListener } from './route-not-attached';

export const listenerRefused: Check = {
  id: 'listener-refused',
  outcome: 'broken',
  title: 'a listener that its Gateway can not serve',
  why:
    'The API server takes the Gateway, and its controller then sets Conflicted, InvalidRouteKinds or InvalidCertificateRef in its status: ' +
    'the listener serves nothing. Listeners of one port need one protocol (TLS and HTTPS go together), and HTTPS a certificate.',
  remedy:
    'give listeners of other protocols other ports, HTTPS a certificate, and allow kinds of routes that the protocol has',
  example: `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gate}
spec:
  gatewayClassName: any
  listeners:
    - {name: one, port: 80, protocol: HTTP}
    - {name: two, port: 80, protocol: TCP}
`,
  *find(topology) {
    for (const kind of ['Gateway', 'ListenerSet'])
      for (const manifest of topology.ofKind(`${kind}.${GATEWAY_GROUP}`)) {
        const listeners = list(record(manifest.value.spec).listeners).map(record);
        const keyOf = ({ port, protocol }: JsonObject) =>
          `${typeof port === 'number' ? port : ''}/${protocol === 'UDP' ? 'UDP' : 'TCP'}`;
        const byPort = groupBy(listeners, keyOf);
        for (const [index, listener] of listeners.entries()) {
          const path = ['spec', 'listeners', index];
          const message = problem(listener, byPort.get(keyOf(listener)) ?? []);
          if (message) yield { manifest, path, message };
        }
      }
  },
};

const TOGETHER = ['HTTPS', 'TLS'];

function problem(listener: JsonObject, others: readonly JsonObject[]): string | undefined {
  const { name, port, protocol, tls, allowedRoutes } = listener;
  const title = `listener ${text(name)}`;
  const isOther = (one: JsonObject) =>
    one.protocol !== protocol && !(TOGETHER.includes(text(one.protocol)) && TOGETHER.includes(text(protocol)));
  const [first] = others;
  // Once for each port and protocol.
  if (first && first !== listener && isOther(first) && others.find((one) => one.protocol === protocol) === listener)
    return `${title} has protocol ${text(protocol)} on port ${typeof port === 'number' ? port : ''}, where listener ${text(first.name)} has ${text(first.protocol)}`;
  const { mode = 'Terminate', certificateRefs, options } = record(tls);
  if (protocol === 'HTTPS' && mode === 'Terminate' && list(certificateRefs).length === 0 && !options)
    return `${title} has protocol HTTPS, and no certificate: give it tls.certificateRefs`;
  const kinds = list(record(allowedRoutes).kinds).map(record);
  const own = kinds.filter(({ group = GATEWAY_GROUP }) => group === GATEWAY_GROUP).map((one) => text(one.kind));
  const usual = kindsOfListener(text(protocol));
  if (kinds.length > 0 && own.length === kinds.length && usual && !own.some((one) => usual.includes(one)))
    return `${title} allows ${listed(own)}, and its protocol ${text(protocol)} serves ${listed(usual)} only`;
  return undefined;
}
