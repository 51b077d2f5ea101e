import { isIP } from 'node:net';
import { InputError } from '../manifest/input-error';
import type { Call } from '../topology/calls';
import { partsNamed, unknown, workloadsCalled } from '../topology/named';
import type { PodPort } from '../topology/policies';
import { leadsTo, reachOfCall, reachOfEntry, waysIn } from '../topology/reach';
import type { Service, ServicePort } from '../topology/services';
import type { Answer } from '../topology/tiers/tier';
import { and } from '../topology/tiers/tier';
import type { Topology } from '../topology/topology';
import { declaredAs, declaredPorts, type Workload, workloadTitle } from '../topology/workloads';
import { type Connection, connection, findsNames, isWorkload, type Party } from './connection';

/** Whether one talks to another, and why. */
export interface Reply extends Connection {
  readonly from: Party;
  readonly to: Party;
  /** The port that it arrives on. */
  readonly port: PodPort;
  /** The Service that it goes through, and the port of that. */
  readonly service?: { readonly service: Service; readonly port: ServicePort };
  /** Whether the caller finds the name of the Service. @default - it is not asked for one */
  readonly dns?: Answer;
  /** The calls of the manifests that take this way. */
  readonly calls: readonly Call[];
  /** Why it leads nowhere under any policies, as a text. */
  readonly nowhere?: string;
}

/** A place that a connection leads to. */
interface Target extends Pick<Reply, 'to' | 'port' | 'service' | 'nowhere'> {}

/**
 * Whether one talks to another: each pair of workloads and ports that is meant.
 *
 * @param from a workload, or a Service for the Pods behind it: `web`, `deployment/web`, `shop/web`; or `outside`
 * @param to the same, an address or `outside`; with `:PORT`, which is that of the Service where there is one
 * @throws InputError where the manifests have no such, or a port has to be named
 */
export function replies(topology: Topology, from: string, to: string): readonly Reply[] {
  const callers: readonly Party[] = isOutside(from) ? [{}] : workloadsCalled(topology, from);
  const targets = targetsOf(topology, to);
  return callers.flatMap((caller) => targets.map((target) => reply(topology, caller, target)));
}

function isOutside(text: string): boolean {
  return text === 'outside' || text === 'internet';
}

function reply(topology: Topology, from: Party, target: Target): Reply {
  const { to, port, service } = target;
  const calls = isWorkload(from) ? callsAlong(topology, from, to, port) : [];
  if (!isWorkload(from)) return fromOutside(topology, from, target);
  const asks = service ? { dns: findsNames(topology, from) } : {};
  const found = connection(topology, from, to, port);
  const answer =
    target.nowhere !== undefined ? false : and(found.answer, asks.dns === undefined || asks.dns === true || 'may');
  return { ...target, ...found, answer, from, calls, ...asks };
}

/** From outside only what leads in leads there. */
function fromOutside(topology: Topology, from: Party, target: Target): Reply {
  const { to, port } = target;
  const found = connection(topology, from, to, port);
  const ways = waysIn(topology).filter(({ service }) => isWorkload(to) && service.workloads.includes(to));
  const led = ways
    .flatMap((way) => [...reachOfEntry(topology, way)])
    .filter((way) => way.to === to && way.podPort?.number === port.number);
  const nowhere = led.length === 0 ? 'no Service, Ingress or route leads there from outside' : undefined;
  const open: Answer = led.some(({ blocked }) => blocked === undefined)
    ? true
    : led.some(({ blocked }) => blocked !== 'no DNS' && blocked?.unsure) && 'may';
  const why = target.nowhere ?? nowhere;
  return {
    ...target,
    ...found,
    answer: why === undefined && open,
    from,
    calls: [],
    ...(why !== undefined && { nowhere: why }),
  };
}

/** The calls of the manifests from one workload to a port of another. */
function callsAlong(topology: Topology, from: Workload, to: Party, port: PodPort): readonly Call[] {
  return topology.calls.filter(
    (call) =>
      call.caller === from &&
      reachOfCall(topology, call).some(
        (way) =>
          way.to === to &&
          (way.podPort === undefined || (way.podPort.number === port.number && way.podPort.protocol === port.protocol)),
      ),
  );
}

/** A port as it is asked for: a number or a name, and its protocol. */
interface AskedPort {
  readonly port: string;
  readonly protocol: string | undefined;
}

function targetsOf(topology: Topology, text: string): readonly Target[] {
  const [, place = '', port, protocol] = /^(.*?)(?::([\w-]+)(?:\/(tcp|udp|sctp))?)?$/i.exec(text) ?? [];
  const asked = port === undefined ? undefined : { port, protocol: protocol?.toUpperCase() };
  if (isIP(text) === 6) throw new InputError(`${text}: use [${text}]:PORT`);
  const address = place.replace(/^\[(.*)\]$/, '$1');
  if (isOutside(place) || isIP(address)) return [ofOutside(isOutside(place) ? {} : { address }, asked, text)];
  const name = place.replace(/^([^./]+)\.([^./]+)(?:\.svc(?:\.cluster\.local)?)?$/, '$2/$1');
  const { services, workloads } = partsNamed(topology, name);
  const through = services.flatMap((service) => ofService(service, asked));
  if (through.length > 0) return through;
  // A port that no Service has may be one of the Pods behind it.
  const pods = workloads.length > 0 ? workloads : services.flatMap((service) => service.workloads);
  if (pods.length === 0 && services.length === 0) throw unknown(topology, name);
  const direct = pods.flatMap((to) => portsOf(to, asked).map((one) => ({ to, port: one })));
  if (direct.length > 0) return direct;
  const what = services.length > 0 ? `Service ${services[0]?.name}` : workloadTitle(pods[0] as Workload);
  const ports = services.flatMap((service) => service.ports.map(({ number }) => number));
  throw new InputError(
    asked === undefined
      ? `${text}: ${what} declares no port: name one, as in ${place}:80`
      : `${text}: ${what} has no port ${asked.port}${ports.length > 0 ? `: it has ${ports.join(', ')}` : ''}`,
  );
}

function ofOutside(to: Party, asked: AskedPort | undefined, text: string): Target {
  const number = Number(asked?.port ?? 443);
  if (!isPort(number)) throw new InputError(`${text}: port ${asked?.port} is no port number: use 1 to 65535`);
  return { to, port: { number, protocol: asked?.protocol ?? 'TCP' } };
}

function isPort(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 65_536;
}

function ofService(service: Service, asked: AskedPort | undefined): readonly Target[] {
  const ports = service.ports.filter(
    ({ number, name, protocol }) =>
      asked === undefined ||
      ((String(number) === asked.port || name === asked.port) && (asked.protocol ?? protocol) === protocol),
  );
  return ports.flatMap((port): readonly Target[] => {
    const ends = leadsTo(service, port);
    if (ends.length > 0)
      return ends.map(({ to, podPort }) => ({ to: to ?? {}, port: podPort ?? port, service: { service, port } }));
    const nowhere = `no Pod is behind Service ${service.name}`;
    return [{ to: {}, port: { number: port.number, protocol: port.protocol }, service: { service, port }, nowhere }];
  });
}

function portsOf(workload: Workload, asked: AskedPort | undefined): readonly PodPort[] {
  if (asked === undefined) return declaredPorts(workload).map(({ number, protocol }) => ({ number, protocol }));
  const number = Number(asked.port);
  if (!Number.isNaN(number)) {
    if (!isPort(number)) return [];
    return [{ number, protocol: asked.protocol ?? declaredAs(workload, number)[0]?.protocol ?? 'TCP' }];
  }
  return declaredAs(workload, asked.port).map((port) => ({ number: port.number, protocol: port.protocol }));
}
