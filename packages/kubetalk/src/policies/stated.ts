import { InputError } from '../manifest/input-error';
import { didYouMean } from '../text/nearest';
import { partsNamed, workloadsCalled } from '../topology/named';
import type { PodPort } from '../topology/policies';
import { isRange } from '../topology/ranges';
import { compared } from '../topology/seen';
import type { Topology } from '../topology/topology';
import type { StatedCall } from './least';
import { apiServer } from './outgoing';
import { addresses, type Ends, namespacesPeer, THE_WORLD } from './peers';

/**
 * The calls that `CALLER=WHERE` states: CALLER is a workload of the manifests or `*`, WHERE one of
 * `NAME[:PORT]` for a Service or workload of the manifests, `NAMESPACE/*[:PORT]` or `NAMESPACE/KEY=VALUE[:PORT]` for Pods of
 * others, an address or a range of them, a host of the world, `internet`, and `api-server`.
 *
 * @throws InputError where it is another text, or names what the manifests do not have
 */
export function statedCalls(topology: Topology, text: string): readonly StatedCall[] {
  const [matched, caller = '', where = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (matched === undefined) throw new InputError(`--allow ${text}: use CALLER=WHERE, such as api=db:5432`);
  const callers = caller === '*' ? topology.workloads : workloadsCalled(topology, caller);
  return callers.flatMap((one) => ends(topology, where, text).map((to) => ({ caller: one, ...to })));
}

function ends(topology: Topology, where: string, text: string): readonly Omit<StatedCall, 'caller'>[] {
  const [, place = '', digits] = /^(.*?)(?::(\d{1,5}))?$/.exec(where) ?? [];
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535))
    throw new InputError(`--allow ${text}: port ${port} is no port number: use 1 to 65535`);
  const ports: readonly PodPort[] = port === undefined ? [] : [{ number: port, protocol: 'TCP' }];
  const to = (peers: Ends['peers']) => [{ port, to: { peers, ports } }];
  if (where === 'api-server') return [{ port, to: apiServer() }];
  if (place === 'internet') return to(THE_WORLD);
  if (isRange(where)) return [{ port: undefined, to: { peers: [addresses(where)], ports: [] } }];
  if (isRange(place.replace(/^\[(.*)\]$/, '$1'))) return to([addresses(place.replace(/^\[(.*)\]$/, '$1'))]);
  const [, namespace = '', key, value = ''] = /^([a-z0-9-]+)\/(?:\*|([\w./-]+)=([\w.-]*))$/.exec(place) ?? [];
  if (namespace !== '') {
    const podSelector = key === undefined ? {} : { podSelector: { matchLabels: { [key]: value } } };
    return to([{ ...namespacesPeer([namespace]), ...podSelector }]);
  }
  const { workloads, services } = partsNamed(
    topology,
    place.replace(/^([^./]+)\.([^./]+)(?:\.svc(?:\.cluster\.local)?)?$/, '$2/$1'),
  );
  const [service] = services;
  // A port that the Service does not have is one of the Pods.
  if (service && (port === undefined || service.ports.some(({ number }) => number === port)))
    return services.map((one) => ({ port, to: one }));
  const pods = workloads.length > 0 ? workloads : services.flatMap((one) => one.workloads);
  if (pods.length > 0) return pods.map((one) => ({ port, to: one }));
  if (place.includes('.') && !place.includes('/') && !/\.svc(\.|$)/.test(place)) return to(THE_WORLD);
  const names = [...topology.services, ...topology.workloads].map(({ name }) => name);
  throw new InputError(
    `--allow ${text}: the manifests have no ${place}${didYouMean(place, names, ': for Pods of others use NAMESPACE/KEY=VALUE or NAMESPACE/*')}`,
  );
}

/** The calls that were seen to get through, and that no manifest states. */
export function seenCalls(topology: Topology): readonly StatedCall[] {
  const all = compared(topology)?.undeclared ?? [];
  return all.filter(({ passed }) => passed).map(({ from, to, port }) => ({ caller: from, port, to }));
}
