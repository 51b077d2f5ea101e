import { groupBy } from '../manifest/group-by';
import { InputError } from '../manifest/input-error';
import { at, identity, text } from '../manifest/manifest';
import { FEWER } from '../text/budget';
import { type Cut, cutAt, cutFromOutside, inNodeNetwork, mayAskDns, NOBODY, passingOn } from '../topology/access';
import { asksApi } from '../topology/accounts';
import { Effort } from '../topology/effort';
import type { PodPort } from '../topology/policies';
import { reachOfCall, reachOfEntry } from '../topology/reach';
import { API_SERVICE, type Service, type ServicePort } from '../topology/services';
import type { Topology } from '../topology/topology';
import { type Workload, workloadTitle } from '../topology/workloads';
import { type Incoming, incoming, isOfCluster, type Visitors } from './incoming';
import { statedAddresses } from './numbers';
import { apiServer, elsewhere, type Outgoing, outgoing } from './outgoing';
import { ANYWHERE, type Ends, namespacesPeer, podsPeer, type RulePeer, usualDns } from './peers';
import { type PodSelector, selectedPods } from './pods';
import { type Note, unknowns } from './unknown';

/** A call of a workload that is not in the manifests, and that the caller of this function states. */
export interface StatedCall {
  readonly caller: Workload;
  /** The Service's port, or that of the Pods; undefined where every one is meant. */
  readonly port: number | undefined;
  /** A Service or a workload of the manifests, the place of one that is outside of them, or anything else that a rule can name. */
  readonly to: Service | Workload | OutsidePort | Ends;
}

/** A port of Pods outside of the manifests. */
export interface OutsidePort {
  /** @default - the caller's own */
  readonly namespace?: string;
  /** The port of the Pods. */
  readonly podPort: number;
}

/** A NetworkPolicy for the Pods of one workload, or for all of a namespace. */
export interface LeastPolicy {
  readonly name: string;
  /** @default - the one that kubectl is set to, as for the manifests, which name none */
  readonly namespace?: string;
  /** Undefined where it closes the whole namespace. */
  readonly workload: Workload | undefined;
  readonly spec: PolicySpec;
  /** What is taken for granted in it, in words. */
  readonly notes: readonly string[];
}

interface PolicySpec {
  readonly podSelector: PodSelector | Record<string, never>;
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
}

export interface LeastPolicies {
  /** By namespace and name; what closes a namespace comes before all others of it. */
  readonly policies: readonly LeastPolicy[];
  readonly notes: readonly Note[];
  /** Workloads whose paths no policy can open, since their Pods have no label. */
  readonly unselectable: readonly Workload[];
}

export interface LeastOptions extends Visitors {
  /** Calls that no manifest shows. @default - none */
  readonly stated?: readonly StatedCall[];
  /** Where the DNS answers. @default - in kube-system, and where the manifests have it */
  readonly dns?: readonly Ends[];
  /** Addresses of the API server, for those who ask it. @default - any */
  readonly apiServer?: readonly string[];
}

/** Closes all Pods of a namespace, but for what other policies let through. */
export const DENY_ALL = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } as const;

/**
 * The least NetworkPolicies under which all works that a topology shows: the Pods behind a Service admit its callers on the Pods'
 * port, and who comes from outside where there is a way in; callers reach what they call, and the cluster's DNS to find it. All else
 * of a namespace is closed. What policies of the manifests let through already is not let through again.
 *
 * @throws InputError where callers times Pods are too many
 */
export function leastPolicies(topology: Topology, options: LeastOptions = {}): LeastPolicies {
  const openings = new Openings(topology, options);
  openings.read();
  return openings.policies();
}

/** What is let in or out on the same ports, or to the same peers. */
interface Rule {
  /** By how they are written; undefined where everybody is meant. */
  peers: Map<string, RulePeer> | undefined;
  readonly ports: Map<string, PodPort>;
}

/** The paths that begin or end at the Pods of each workload. */
class Openings {
  private readonly ingress = new Map<Workload, Map<string, Rule>>();
  private readonly egress = new Map<Workload, Map<string, Rule>>();
  private readonly askDns = new Set<Workload>();
  private readonly notes = new Map<Workload, Set<string>>();
  private readonly unselectable = new Set<Workload>();
  private readonly peers = new Map<Workload, Map<string, RulePeer | undefined>>();
  private readonly dns: readonly Ends[];
  private readonly effort: Effort;

  constructor(
    private readonly topology: Topology,
    private readonly options: LeastOptions,
  ) {
    this.dns = options.dns ?? usualDns(topology);
    this.effort = new Effort(topology);
  }

  read(): void {
    for (const way of incoming(this.topology, this.options)) this.visit(way);
    const { stated = [], apiServer: ranges } = this.options;
    for (const call of stated) this.state(call);
    for (const call of this.topology.calls) {
      const { caller, service, port } = call;
      if (!service || !(service.manifest || service.madeFor)) {
        this.callOut(call);
        continue;
      }
      // A caller that names a wrong port of it still has to resolve its name.
      this.askDns.add(caller);
      // An address without a port may mean any.
      for (const { service: meant, to, port: at, podPort } of reachOfCall(this.topology, call))
        if (to && podPort) this.pair(caller, to, podPort);
        else if (to) for (const one of at ? [at] : meant.ports) this.pairsBehind(caller, meant, one, to);
        else
          for (const ends of elsewhere(port ? { ...meant, ports: [port] } : meant))
            this.letOut(caller, ends, ends.note);
    }
    for (const workload of this.topology.workloads)
      for (const ends of statedAddresses(workload, this.topology)) this.letOut(workload, ends);
    const { topology } = this;
    for (const workload of this.topology.workloads)
      if (asksApi(topology, workload))
        this.letOut(
          workload,
          apiServer(ranges),
          ranges
            ? undefined
            : 'its ServiceAccount is bound to a role, so that it may ask the API server, whose address no manifest has: --api-server CIDR lets it ask that alone',
        );
  }

  private afford(from: Workload | undefined, to: Workload): void {
    if (!this.effort.affords(from, [to]))
      throw new InputError(`there are too many pairs of a caller and a workload that it calls, or policies: ${FEWER}`);
  }

  private isCut(to: Workload, port: PodPort, isRouted: boolean): boolean {
    return cutFromOutside(this.topology, to, port, isRouted ? passingOn(this.topology) : NOBODY) !== undefined;
  }

  private visit({ to, port, from, note }: Incoming): void {
    this.afford(undefined, to);
    const restricted = this.topology.policiesOf(to, 'ingress').length > 0;
    const isRouted = from !== 'everybody';
    if (restricted && !('workloads' in Object(from)) && !this.isCut(to, port, isRouted)) return;
    if (note !== undefined) this.note(to, note);
    if (from === 'everybody') this.letIn(to, undefined, port);
    else if ('peer' in from) this.letIn(to, from.peer, port);
    else for (const workload of from.workloads) this.pair(workload, to, port);
  }

  private callOut(call: Topology['calls'][number]): void {
    const out: Outgoing =
      call.service === API_SERVICE ? apiServer(this.options.apiServer) : outgoing(this.topology, call);
    this.askDns.add(call.caller);
    if (this.isStated(call.caller, out)) return;
    if (out.peers.length > 0) this.letOut(call.caller, out, out.note);
    else if (out.note !== undefined) this.note(call.caller, out.note);
  }

  /** Whether a stated call names who answers it, in a namespace that the manifests do not know otherwise. */
  private isStated(caller: Workload, { peers }: Ends): boolean {
    const [place] = peers.map(({ namespaceSelector }) => JSON.stringify(namespaceSelector));
    return (
      place !== undefined &&
      (this.options.stated ?? []).some((call) => {
        if (call.caller !== caller || !('podPort' in call.to)) return false;
        const { namespace } = call.to;
        return namespace !== undefined && JSON.stringify(namespacesPeer([namespace]).namespaceSelector) === place;
      })
    );
  }

  private state({ caller, to, port }: StatedCall): void {
    if ('peers' in to) this.letOut(caller, to);
    else if ('podPort' in to) {
      const inside = to.namespace === undefined ? { podSelector: {} } : namespacesPeer([to.namespace]);
      this.askDns.add(caller);
      this.letOut(caller, { peers: [inside], ports: [{ number: to.podPort, protocol: 'TCP' }] });
    } else if ('containers' in to)
      this.pair(caller, to, port === undefined ? undefined : { number: port, protocol: 'TCP' });
    else {
      this.askDns.add(caller);
      for (const one of to.ports) if (port === undefined || one.number === port) this.pairsBehind(caller, to, one);
    }
  }

  private pairsBehind(caller: Workload, service: Service, port: ServicePort, only?: Workload): void {
    for (const { to, podPort } of reachOfEntry(this.topology, { service, port, route: undefined }))
      if (to && podPort && (only === undefined || to === only)) this.pair(caller, to, podPort);
      else if (!to) for (const ends of elsewhere({ ...service, ports: [port] })) this.letOut(caller, ends, ends.note);
  }

  /** Lets a connection out at one of its ends and in at the other. */
  private pair(from: Workload, to: Workload, port: PodPort | undefined): void {
    this.afford(from, to);
    // Pods in the network of their node have its address, which no selector finds.
    if (!inNodeNetwork(to) && !this.passes('ingress', from, to, port))
      if (inNodeNetwork(from)) {
        this.letIn(to, undefined, port);
        this.note(to, `${workloadTitle(from)} calls it from the network of its node: everybody is let in there`);
      } else this.letInFrom(to, from, port);
    if (!inNodeNetwork(from) && !this.passes('egress', from, to, port)) {
      const peer = inNodeNetwork(to) ? undefined : this.peer(to, from.namespace);
      if (inNodeNetwork(to)) this.letOut(from, { peers: ANYWHERE, ports: port ? [port] : [] });
      else if (peer) this.letOut(from, { peers: [peer], ports: port ? [port] : [] });
    }
  }

  /** Whether policies of the manifests let it through already at one end, where they close all else. */
  private passes(direction: Cut['direction'], from: Workload, to: Workload, port: PodPort | undefined): boolean {
    const own = direction === 'ingress' ? to : from;
    if (!port || this.topology.policiesOf(own, direction).length === 0) return false;
    return cutAt(direction, this.topology, from, to, port) === undefined;
  }

  private peer(workload: Workload, namespace: string): RulePeer | undefined {
    const known = this.peers.get(workload) ?? new Map<string, RulePeer | undefined>();
    this.peers.set(workload, known);
    if (!known.has(namespace)) known.set(namespace, podsPeer(this.topology, workload, namespace));
    const peer = known.get(namespace);
    if (!peer) this.unselectable.add(workload);
    return peer;
  }

  private letInFrom(to: Workload, from: Workload, port: PodPort | undefined): void {
    const peer = this.peer(from, to.namespace);
    if (peer) this.letIn(to, peer, port);
  }

  /** Rules of ingress are by port: that is what one looks for. */
  private letIn(to: Workload, peer: RulePeer | undefined, port: PodPort | undefined): void {
    const rules = this.ingress.get(to) ?? new Map<string, Rule>();
    this.ingress.set(to, rules);
    const key = port ? `${port.number}/${port.protocol}` : '';
    const rule = rules.get(key) ?? { peers: new Map(), ports: new Map(port ? [[key, port]] : []) };
    rules.set(key, rule);
    if (!peer) rule.peers = undefined;
    rule.peers?.set(JSON.stringify(peer), peer as RulePeer);
  }

  /** Rules of egress are by who is called. */
  private letOut(caller: Workload, { peers, ports }: Ends, note?: string): void {
    if (note !== undefined) this.note(caller, note);
    if (inNodeNetwork(caller)) return;
    const rules = this.egress.get(caller) ?? new Map<string, Rule>();
    this.egress.set(caller, rules);
    const key = `${JSON.stringify(peers)}${ports.length === 0}`;
    const rule = rules.get(key) ?? {
      peers: new Map(peers.map((peer) => [JSON.stringify(peer), peer])),
      ports: new Map(),
    };
    rules.set(key, rule);
    for (const port of ports) rule.ports.set(`${port.number}/${port.protocol}`, port);
  }

  private note(workload: Workload, message: string): void {
    const known = this.notes.get(workload) ?? new Set<string>();
    this.notes.set(workload, known);
    known.add(message);
  }

  policies(): LeastPolicies {
    const { topology } = this;
    const silent = topology.workloads.filter((one) => !this.egress.has(one) && !this.askDns.has(one));
    const unknown = unknowns(topology, silent);
    for (const { workload, message } of unknown) if (workload) this.note(workload, message);
    const names = new Names(topology);
    const own = topology.workloads.flatMap((workload) => this.policyOf(workload, names) ?? []);
    const byNamespace = groupBy(topology.workloads, ({ namespace }) => namespace);
    const closing = [...byNamespace.values()].flatMap(([first]) => (first && this.closingOf(first, names)) ?? []);
    const rank = ({ workload }: LeastPolicy) => (workload ? 1 : 0);
    const policies = [...closing, ...own].sort(
      (one, other) =>
        compare(one.namespace ?? '', other.namespace ?? '') || rank(one) - rank(other) || compare(one.name, other.name),
    );
    const notes = [...this.allNotes(), ...unknown.filter(({ workload }) => !workload)];
    return { policies, notes, unselectable: [...this.unselectable] };
  }

  private policyOf(workload: Workload, names: Names): LeastPolicy | undefined {
    const { namespace } = workload;
    if (isOfCluster(namespace) || inNodeNetwork(workload)) return undefined;
    const ingress = [...(this.ingress.get(workload)?.values() ?? [])].map((rule) => written(rule, 'from'));
    const out = [...(this.egress.get(workload)?.values() ?? [])].map((rule) => written(rule, 'to'));
    const restricted = this.topology.policiesOf(workload, 'egress').length > 0;
    const calls = out.length > 0 || this.askDns.has(workload);
    const asks = calls && !(restricted && mayAskDns(this.topology, workload) === true);
    const egress = asks ? [...out, ...this.dns.map(dnsRule)] : out;
    if (ingress.length + egress.length === 0) return undefined;
    const selected = selectedPods(this.topology, workload);
    if (!selected) {
      this.unselectable.add(workload);
      return undefined;
    }
    if (selected.shared.length > 0)
      this.note(
        workload,
        `no label distinguishes its Pods from those of ${selected.shared.map(workloadTitle).join(', ')}: what is open to one is open to both`,
      );
    const spec: PolicySpec = {
      podSelector: selected.selector,
      policyTypes: [
        ...(ingress.length > 0 ? ['Ingress' as const] : []),
        ...(egress.length > 0 ? ['Egress' as const] : []),
      ],
      ...(ingress.length > 0 && { ingress }),
      ...(egress.length > 0 && { egress }),
    };
    const notes = [...(this.notes.get(workload) ?? [])];
    return { name: names.of(workload), ...placeOf(workload), workload, spec, notes };
  }

  /** @param some any workload of the namespace */
  private closingOf(some: Workload, names: Names): LeastPolicy | undefined {
    const { namespace } = some;
    if (isOfCluster(namespace)) return undefined;
    const whole = this.topology.policies.filter((one) => one.namespace === namespace && one.selector.length === 0);
    const closed = (['ingress', 'egress'] as const).every((direction) => whole.some((one) => one[direction]));
    if (closed) return undefined;
    return {
      name: names.free('deny-all', namespace),
      ...placeOf(some),
      workload: undefined,
      spec: DENY_ALL,
      notes: [],
    };
  }

  private allNotes(): readonly Note[] {
    return [
      ...[...this.notes].flatMap(([workload, messages]) => [...messages].map((message) => ({ workload, message }))),
      ...[...this.unselectable].map((workload) => ({
        workload,
        message: 'no label selects its Pods, so that all of its paths are closed: give its template one',
      })),
    ];
  }
}

/** Its namespace, where the manifests, or a flag, name one. */
function placeOf({ manifest, namespace }: Workload): Pick<LeastPolicy, 'namespace'> {
  return identity(manifest).namespace || manifest.namespace ? { namespace } : {};
}

function dnsRule({ peers, ports }: Ends) {
  return { to: peers, ports: ports.map(portOf) };
}

function written({ peers, ports }: Rule, side: 'from' | 'to') {
  return {
    ...(peers && { [side]: [...peers.values()] }),
    ...(ports.size > 0 && { ports: [...ports.values()].map(portOf) }),
  };
}

function portOf({ number, protocol }: PodPort) {
  return { port: number, protocol };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Names of policies that depend on nothing but what they are for. */
class Names {
  private readonly taken: ReadonlySet<string>;
  private readonly count = new Map<string, number>();

  constructor({ policies, workloads }: Topology) {
    this.taken = new Set(policies.map(({ namespace, name }) => `${namespace}/${name}`));
    for (const workload of workloads) {
      const key = `${workload.namespace}/${nameOf(workload)}`;
      this.count.set(key, (this.count.get(key) ?? 0) + 1);
    }
  }

  /** The workload's name; with its kind where several have that name. */
  of(workload: Workload): string {
    const { namespace, kind } = workload;
    const name = nameOf(workload);
    const several = (this.count.get(`${namespace}/${name}`) ?? 0) > 1 || name === 'deny-all';
    return this.free(several ? `${name}-${kind.toLowerCase()}` : name, namespace);
  }

  /** The name, unless another policy has it, which would be overwritten. */
  free(name: string, namespace: string): string {
    return this.taken.has(`${namespace}/${name}`) ? this.free(`${name}-least`, namespace) : name;
  }
}

function nameOf({ name, kind, manifest }: Workload): string {
  return name || text(at(manifest.value, ['metadata', 'generateName'])).replace(/-$/, '') || kind.toLowerCase();
}
