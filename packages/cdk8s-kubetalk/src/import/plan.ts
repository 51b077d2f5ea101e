import {
  applicationOf,
  type Call,
  check,
  type FieldPath,
  groupBy,
  identity,
  type Json,
  type Manifest,
  references,
  type Topology,
  topologyOf,
} from 'kubetalk';
import { PROBES } from '../probe';
import { addressCode, portMember, type ServiceAddress, type ServiceHandle } from './addresses';
import {
  atomCode,
  type Code,
  callCode,
  listCode,
  literalCode,
  type ReferenceCode,
  referenceCode,
  replacedCode,
  type TemplateCode,
  templateCode,
  textCode,
  type Variable,
  variablesOf,
  type WrittenCode,
  writtenCode,
} from './code';
import { CONSTRUCT, type Pod } from './container';
import { canonicalObject } from './equal';
import { type KindConstant, Kinds } from './kinds';
import { type Made, made } from './made';
import { commonPrefix, Ids, Names } from './names';
import { apiObject, type BackendAt, configMap, httpRoute, ingress } from './others';
import { Place, Replacements, Unfit } from './place';
import { externalName, service as serviceProps } from './service';
import type { Statement } from './statement';
import { Trial } from './trial';
import { component, isWorkload, podBehindService, program, workload } from './workload';

/** What helm template writes above each object. */
const BY_HELM = /^Source: \S+\/templates\/\S+$/;

/** An import that is not made, and why. */
export class Refusal extends Error {}

/** An address that manifests name, and whether it is a reference in the code. */
export interface NamedAddress {
  readonly call: Call;
  /** Why it is left as text; undefined where it is a reference. */
  readonly leftBecause: string | undefined;
}

export interface Plan {
  readonly manifests: readonly Manifest[];
  /** What makes the objects, each behind what it refers to. */
  readonly statements: readonly Statement[];
  /** The namespace of the chart. */
  readonly namespace: string;
  readonly addresses: readonly NamedAddress[];
  readonly kinds: readonly KindConstant[];
  /** The Secrets that the code refers to and does not make, so that no value of theirs is in it. */
  readonly secrets: readonly Manifest[];
}

/** Manifests that are written together where they can be. */
interface Unit {
  readonly manifests: readonly Manifest[];
  state: 'open' | 'under way' | 'settled';
}

/** What other objects refer to an object by. */
interface Handle {
  readonly variable: Variable;
  /** The way from the variable to its name. */
  readonly name: string;
  /** The way from the variable to the construct, where it is one that others take whole. */
  readonly construct?: string;
  /** What a Service has to know of its Pods, where it is a workload. */
  readonly pods?: Pick<Pod, 'ports' | 'matched'>;
}

/**
 * How to write manifests as constructs. Each construct has been run: it makes its objects and nothing else.
 *
 * @param chart what its class is called
 * @throws Refusal where cdk8s can't write an object
 */
export function plan(manifests: readonly Manifest[], chart: string): Plan {
  return new Planner(manifests, chart).plan();
}

class Planner {
  private readonly topology: Topology;
  private readonly namespace: string;
  /** The common prefix of the names of all workloads and Services, which distinguishes none. */
  private readonly prefix: string;
  private readonly trial: Trial;
  private readonly names: Names;
  private readonly kinds: Kinds;
  private readonly ids = new Map<Variable | undefined, Ids>();
  private readonly scopes = new Map<string, Variable>();
  private readonly unitOf = new Map<Manifest, Unit>();
  private readonly units: readonly Unit[];
  private readonly handles = new Map<Manifest, Handle>();
  private readonly services = new Map<Manifest, ServiceHandle>();
  private readonly callsOf: ReadonlyMap<Manifest, readonly Call[]>;
  private readonly workloadNames: ReadonlySet<string>;
  private readonly workloadKinds: ReadonlySet<string>;
  private readonly serviceNames: ReadonlySet<string>;
  private readonly statements: Statement[] = [];
  private readonly secrets: Manifest[] = [];
  /** Those above the objects that are written. */
  private readonly comments = new Set<string>();
  /** Texts with the addresses of Services that are not made yet. */
  private readonly later = new Map<
    Code,
    { readonly manifest: Manifest; readonly value: string; readonly calls: readonly Call[] }
  >();
  /** What the API server refuses, which no type can say. */
  private readonly rejected: ReadonlySet<string>;

  private readonly manifests: readonly Manifest[];

  constructor(
    private readonly read: readonly Manifest[],
    chart: string,
  ) {
    this.names = new Names([chart]);
    this.kinds = new Kinds(this.names);
    for (const manifest of read) assertWritable(manifest);
    const application = applicationOf(read, { complete: true });
    this.manifests = application.manifests;
    this.topology = topologyOf(application);
    this.rejected = new Set(
      check(application)
        .filter(({ outcome }) => outcome === 'rejected')
        .map(({ object }) => JSON.stringify(object)),
    );
    this.callsOf = groupBy(this.topology.calls, (one) => one.manifest);
    this.workloadNames = new Set(this.topology.workloads.map(({ name }) => name));
    this.workloadKinds = new Set(this.topology.workloads.map(({ kind }) => kind));
    this.serviceNames = new Set(this.topology.services.map(({ name }) => name));
    this.namespace = mainNamespace(this.manifests);
    this.prefix = commonPrefix([...this.topology.workloads, ...this.topology.services].map(({ name }) => name));
    this.trial = new Trial(this.namespace || undefined, this.kinds);
    this.units = this.unite();
  }

  plan(): Plan {
    for (const unit of this.units) this.settle(unit);
    const { namespace } = this;
    const statements = this.statements.map((statement) => this.completed(statement));
    const manifests = this.read.filter((one) => !this.secrets.includes(one));
    return {
      manifests,
      statements,
      namespace,
      addresses: this.addresses(statements),
      secrets: this.secrets,
      kinds: this.kinds.all,
    };
  }

  /** Each workload with the Service of its name, or that governs it; all others alone. */
  private unite(): readonly Unit[] {
    const partner = new Map<Manifest, Manifest>();
    for (const service of this.topology.services) {
      const [workload, ...others] = service.workloads;
      if (!service.manifest || !workload || others.length > 0 || !isWorkload(this.place(workload.manifest))) continue;
      if (service.name === workload.name) partner.set(workload.manifest, service.manifest);
    }
    const taken = new Set(partner.values());
    const units = this.manifests.flatMap((manifest): Unit[] => {
      if (taken.has(manifest)) return [];
      const service = partner.get(manifest);
      return [{ manifests: service ? [manifest, service] : [manifest], state: 'open' }];
    });
    for (const unit of units) for (const manifest of unit.manifests) this.unitOf.set(manifest, unit);
    return units;
  }

  /** Writes a unit behind all that it refers to, as far as these do not refer to it. */
  private settle(unit: Unit): void {
    if (unit.state !== 'open') return;
    unit.state = 'under way';
    for (const manifest of unit.manifests)
      for (const other of this.needs(manifest)) {
        const needed = this.unitOf.get(other);
        if (needed) this.settle(needed);
      }
    const [first, second] = unit.manifests as readonly [Manifest, Manifest?];
    if (!second || !this.settlePair(first, second)) for (const manifest of unit.manifests) this.settleOne(manifest);
    unit.state = 'settled';
  }

  /** The manifests that one refers to. */
  private needs(manifest: Manifest): readonly Manifest[] {
    const workloads = this.workloadsOf(manifest);
    const calls = [...(this.callsOf.get(manifest) ?? [])];
    const service = this.topology.services.find((one) => one.manifest === manifest);
    return [
      ...calls.flatMap((one) => one.service?.manifest ?? []),
      ...workloads.flatMap((one) =>
        references(one).flatMap(({ kind, name }) => this.topology.find(kind, one.namespace, name) ?? []),
      ),
      ...(service?.workloads ?? []).map((one) => one.manifest),
      ...this.backendsOf(manifest).flatMap(
        ({ namespace, service: name }) => this.topology.findService(namespace, name)?.manifest ?? [],
      ),
    ].filter((other) => other !== manifest);
  }

  private workloadsOf(manifest: Manifest) {
    return this.topology.workloads.filter((one) => one.manifest === manifest);
  }

  private backendsOf(manifest: Manifest) {
    return this.topology.backends.filter((one) => one.manifest === manifest);
  }

  private settlePair(object: Manifest, service: Manifest): boolean {
    const [one, other] = [this.place(object), this.place(service)];
    const pods = () => podBehindService(one);
    const forms: readonly (() => Made)[] = isStatefulSet(object)
      ? [() => workload(one, 'by its own')]
      : [() => program(one, other), () => component(one, other)];
    for (const form of forms) {
      const statement = this.attempt(isStatefulSet(object) ? [service, object] : [object, service], form);
      if (!statement) continue;
      const { variable } = statement;
      const isOne = isStatefulSet(object);
      this.handles.set(object, {
        variable,
        name: isOne ? '.name' : '.workload.name',
        construct: isOne ? '' : '.workload',
        pods: pods(),
      });
      this.serve(service, variable, isOne ? '.governing' : '', isOne ? '.governing' : '.service');
      return true;
    }
    return false;
  }

  private settleOne(manifest: Manifest): void {
    const place = this.place(manifest);
    const { kind } = identity(manifest);
    if (isWorkload(place)) {
      const statement = this.attempt([manifest], () => workload(place, 'apart'));
      if (statement) {
        this.handles.set(manifest, {
          variable: statement.variable,
          name: '.name',
          construct: '',
          pods: podBehindService(place),
        });
        return;
      }
    }
    if (kind === 'Secret' && keysOf(manifest).length > 0) {
      this.referTo(manifest);
      return;
    }
    const form = this.formOf(kind, place);
    const statement = form && this.attempt([manifest], form);
    if (statement) {
      this.handles.set(manifest, { variable: statement.variable, name: '.name', construct: '' });
      if (kind === 'Service') this.serve(manifest, statement.variable, '', '');
      return;
    }
    const { variable } = this.asApiObject(manifest);
    this.handles.set(manifest, { variable, name: '.name' });
    if (kind === 'Service') this.serve(manifest, variable, '', undefined);
  }

  /** @throws Refusal where there is no reference to it: its values are never written instead */
  private referTo(secret: Manifest): void {
    const { name, namespace } = identity(secret);
    const scope = this.scopeOf(namespace);
    const props = [{ key: 'keys', value: listCode(keysOf(secret).map(textCode)) }];
    const statement = this.named([], scope, name, 'Secret', (id) =>
      made({ className: 'SecretReference', name, props }, this.scopeCode(scope), id),
    );
    if (!this.taken(statement)) throw new Refusal(`Secret ${name}: Kubernetes has no Secret of such a name`);
    this.handles.set(secret, { variable: statement.variable, name: '.name', construct: '' });
    this.secrets.push(secret);
  }

  private formOf(kind: string, place: Place): (() => Made) | undefined {
    if (kind === 'Service') return () => this.service(place);
    if (kind === 'ConfigMap') return () => configMap(place);
    if (kind === 'Ingress' && place.get('apiVersion').value === 'networking.k8s.io/v1')
      return () => ingress(place, (backend) => this.backendAt(backend));
    if (kind === 'HTTPRoute' && place.get('apiVersion').value === 'gateway.networking.k8s.io/v1')
      return () => httpRoute(place, (backend) => this.backendAt(backend));
    return undefined;
  }

  private service(place: Place): Made {
    if (place.get('spec', 'type').value === 'ExternalName') return externalName(place);
    const service = this.topology.services.find((one) => one.manifest === place.manifest);
    const [pods] = service?.workloads ?? [];
    const handle = pods && this.handles.get(pods.manifest);
    if (!handle || handle.construct === undefined || !handle.pods)
      throw new Unfit('it selects no Pods that have a construct');
    return serviceProps(place, referenceCode(handle.variable, handle.construct), handle.pods);
  }

  private backendAt(backend: Place): ReturnType<BackendAt> {
    const found = this.backendsOf(backend.manifest).find(({ path }) => path.join() === backend.path.join());
    const service = found && this.topology.findService(found.namespace, found.service);
    const handle = service?.manifest && this.services.get(service.manifest);
    if (!service || handle?.service === undefined || found.port === undefined) return undefined;
    const { ports } = service;
    const port = ports.find(({ number, name }) => (typeof found.port === 'number' ? number : name) === found.port);
    const named = port !== undefined && port.name !== '';
    if (!port || (ports.length > 1 && !named)) return undefined;
    const { variable, member } = handle;
    const whole = handle.service === '.service' ? '' : handle.service;
    return { named, code: referenceCode(variable, ports.length === 1 ? whole : member + portMember(port.name)) };
  }

  /** @param service the way from the variable to the Service; undefined where it has no construct */
  private serve(manifest: Manifest, variable: Variable, member: string, service: string | undefined): void {
    const { name, namespace } = identity(manifest);
    const ports = this.topology.services.find((one) => one.manifest === manifest)?.ports ?? [];
    const through = service === undefined ? 'serviceOf' : undefined;
    this.services.set(manifest, { variable, member, service, through, name, namespace, ports });
    if (service !== undefined && !this.handles.has(manifest))
      this.handles.set(manifest, { variable, name: `${service}.name`, construct: service });
  }

  /** A construct that makes the manifests and nothing else; undefined where the form can't. */
  private attempt(manifests: readonly Manifest[], form: () => Made): Statement | undefined {
    const [manifest] = manifests as readonly [Manifest];
    const { namespace } = identity(manifest);
    const { kind } = identity(manifests.find((one) => this.workloadsOf(one).length > 0) ?? manifest);
    if (manifests.some((one) => this.rejected.has(JSON.stringify(identity(one))))) return undefined;
    try {
      const construct = form();
      const scope = this.scopeOf(namespace);
      const statement = this.named(manifests, scope, construct.name, kind, (id) =>
        made(construct, this.scopeCode(scope), id),
      );
      return this.taken(statement) ? statement : undefined;
    } catch (error) {
      if (error instanceof Unfit) return undefined;
      throw error;
    }
  }

  private named(
    manifests: readonly Manifest[],
    scope: Variable | undefined,
    name: string,
    kind: string,
    code: (id: string) => Code,
  ): Statement {
    const ids = this.ids.get(scope) ?? new Ids();
    this.ids.set(scope, ids);
    const own = name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name;
    const id = ids.peek(own, kind, this.isOfOther(name, kind));
    return { variable: { name: '' }, scope, id, manifests, comments: this.commentsOf(manifests), code: code(id) };
  }

  /** Whether a name is one of a workload, or else of a Service, which others that have it too leave to that. */
  private isOfOther(name: string, kind: string): boolean {
    if (this.workloadKinds.has(kind)) return false;
    return this.workloadNames.has(name) || (kind !== 'Service' && this.serviceNames.has(name));
  }

  /** The comments above objects, each once: a license stands above every file. */
  private commentsOf(manifests: readonly Manifest[]): readonly string[] {
    return manifests.flatMap(({ source }) => {
      const lines = (source.comments?.([]) ?? []).filter((line) => !BY_HELM.test(line));
      return this.comments.has(lines.join('\n')) ? [] : lines;
    });
  }

  /** Takes a statement where it makes its manifests, in their order or the other. */
  private taken(statement: Statement): boolean {
    let objects: readonly Json[];
    this.nameAll(statement);
    try {
      objects = this.trial.run(statement);
    } catch {
      return false;
    }
    const expected = statement.manifests.map(({ value }) => canonicalObject(value));
    const isEqual =
      objects.length === expected.length &&
      objects.every((object, index) => canonicalObject(object) === expected[index]);
    if (!isEqual) {
      this.trial.undo(statement);
      return false;
    }
    this.keep(statement);
    return true;
  }

  private nameAll({ variable, id }: Statement): void {
    variable.name = this.names.peek(id);
  }

  private keep(statement: Statement): void {
    this.names.take(statement.variable.name);
    this.ids.get(statement.scope)?.take(statement.id);
    for (const { source } of statement.manifests) this.comments.add((source.comments?.([]) ?? []).join('\n'));
    this.statements.push(statement);
  }

  private asApiObject(manifest: Manifest): Statement {
    const { kind, name, namespace } = identity(manifest);
    const scope = this.scopes.get(namespace);
    const place = Place.of(manifest, this.nameReplacements(manifest));
    // A construct takes an address itself, an object the text of it.
    this.replaceAddresses(manifest, place.replacements, scope ? referenceCode(scope) : atomCode('this'));
    const construct = apiObject(place, scope ? namespace : this.namespace, this.kinds);
    const statement = this.named([manifest], scope, name, kind, (id) => made(construct, this.scopeCode(scope), id));
    if (this.taken(statement)) return statement;
    throw new Refusal(`${kind} ${name}: cdk8s can't write it as it is`);
  }

  private scopeCode(scope: Variable | undefined): Code {
    return scope ? referenceCode(scope) : atomCode('this');
  }

  /** The chart of a namespace: undefined for the one that is written. */
  private scopeOf(namespace: string): Variable | undefined {
    if (namespace === this.namespace) return undefined;
    const known = this.scopes.get(namespace);
    if (known) return known;
    const statement = this.named([], undefined, namespace || 'any-namespace', 'Chart', (id) =>
      namespace === ''
        ? callCode('new Chart', atomCode('this'), textCode(id))
        : callCode('new Chart', atomCode('this'), textCode(id), literalCode({ namespace: textCode(namespace) })),
    );
    this.nameAll(statement);
    this.trial.run(statement);
    this.keep(statement);
    this.scopes.set(namespace, statement.variable);
    return statement.variable;
  }

  private place(manifest: Manifest): Place {
    const replacements = this.nameReplacements(manifest);
    this.replaceAddresses(manifest, replacements);
    return Place.of(manifest, replacements);
  }

  /** References to what is named, which any construct takes: names are texts. */
  private nameReplacements(manifest: Manifest): Replacements {
    const replacements = new Replacements();
    for (const workload of this.workloadsOf(manifest))
      for (const { kind, name, path } of references(workload)) {
        const found = this.topology.find(kind, workload.namespace, name);
        const handle = found && this.handles.get(found);
        if (!handle || path.at(-1) === 'key') continue;
        replacements.set(path, referenceCode(handle.variable, handle.name));
        if (
          handle.construct !== undefined &&
          (kind === 'ConfigMap' || kind === 'Secret') &&
          identity(found).namespace === identity(manifest).namespace
        )
          replacements.set([...path.slice(0, -1), CONSTRUCT], referenceCode(handle.variable, handle.construct));
      }
    for (const { namespace, service: name, path } of this.backendsOf(manifest)) {
      const found = this.topology.findService(namespace, name)?.manifest;
      const handle = found && this.handles.get(found);
      if (handle && typeof Place.of(manifest, replacements).get(...(path as string[]), 'name').value === 'string')
        replacements.set([...path, 'name'], referenceCode(handle.variable, handle.name));
    }
    return replacements;
  }

  /** @param chart who writes the addresses as texts. @default - a construct takes them as they are */
  private replaceAddresses(manifest: Manifest, replacements: Replacements, chart?: WrittenCode['chart']): void {
    for (const [, calls] of groupBy(this.callsOf.get(manifest) ?? [], ({ path }) => path.join('\n'))) {
      const { path } = calls[0] as Call;
      const value = valueAt(manifest.value, path);
      if (identity(manifest).kind === 'Secret' || typeof value !== 'string') continue;
      if (!chart && isOfAction(path)) continue;
      const isLater = calls.some(({ service }) => service?.manifest && !this.services.has(service.manifest));
      const text = textCode(value);
      if (isLater && !chart) this.later.set(text, { manifest, value, calls });
      const address = this.addressIn(manifest, value, calls);
      const code = isLater && !chart ? text : address && chart ? writtenCode(address, chart) : address;
      if (code) replacements.set(path, code);
    }
  }

  /** A statement with the addresses of Services that are made behind it. */
  private completed(statement: Statement): Statement {
    const before = new Set(
      this.statements.slice(0, this.statements.indexOf(statement)).map(({ variable }) => variable),
    );
    const timed = (one: ReferenceCode): ReferenceCode => (before.has(one.to) ? one : { ...one, late: 'typed' });
    const code = replacedCode(statement.code, (part) => {
      const later = part.type === 'text' ? this.later.get(part) : undefined;
      const address = later && this.addressIn(later.manifest, later.value, later.calls);
      if (address?.type !== 'template') return address && timed(address);
      return templateCode(address.parts.map((one) => (typeof one === 'string' ? one : timed(one))));
    });
    return { ...statement, code };
  }

  private addressIn(
    manifest: Manifest,
    value: string,
    calls: readonly Call[],
  ): ReferenceCode | TemplateCode | undefined {
    const { namespace } = identity(manifest);
    const named = new Map(
      calls.flatMap(({ address, service }): [string, ServiceAddress][] => {
        const handle = service?.manifest && this.services.get(service.manifest);
        // A caller in a namespace can't write the address of a Service whose namespace is not known.
        if (!handle || (handle.namespace === '' && namespace !== '')) return [];
        return [[address.host, { host: address.host, isWord: address.form === 'word', service: handle }]];
      }),
    );
    const longestFirst = [...named.values()].sort((one, other) => other.host.length - one.host.length);
    return addressCode(value, longestFirst, namespace);
  }

  private addresses(statements: readonly Statement[]): readonly NamedAddress[] {
    const made = new Map(
      statements.flatMap((statement) => statement.manifests.map((one) => [one, statement] as const)),
    );
    const seen = new Set<string>();
    return this.topology.calls
      .filter(({ service, may, secret }) => !may && !secret && (!service || service.manifest !== undefined))
      .flatMap((one): NamedAddress[] => {
        const key = `${this.manifests.indexOf(one.manifest)} ${one.path.join('\n')} ${one.address.host}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ call: one, leftBecause: this.leftBecause(one, made.get(one.manifest)) }];
      });
  }

  private leftBecause(
    { service, manifest, path, address }: Call,
    statement: Statement | undefined,
  ): string | undefined {
    if (!service?.manifest) return 'its Service is not in the manifests';
    if (isOfAction(path)) return 'a probe and a lifecycle hook take texts';
    const handle = this.services.get(service.manifest);
    const value = String(valueAt(manifest.value, path));
    const own = this.callsOf.get(manifest)?.filter((one) => one.path.join('\n') === path.join('\n')) ?? [];
    const isThere = handle && statement && variablesOf(statement.code).has(handle.variable);
    // The text itself, or another variable that Kubernetes puts into it: `http://$(HOST)/`.
    if (isThere && (this.addressIn(manifest, value, own) || (!value.includes(address.host) && value.includes('$('))))
      return undefined;
    return `no address of Service ${service.name} is written so`;
  }
}

function assertWritable(manifest: Manifest): void {
  const { apiVersion, kind, name } = identity(manifest);
  const at = `${manifest.source.file ?? ''}${manifest.source.line ? `:${manifest.source.line([])}` : ''}`;
  if (manifest.source.notAnObject)
    throw new Refusal(`${at}: ${manifest.source.notAnObject}, where an object is expected`);
  if (!apiVersion || !kind)
    throw new Refusal(`${at}: it has no ${apiVersion ? 'kind' : 'apiVersion'}: it is no Kubernetes object`);
  if (!name) throw new Refusal(`${at}: ${kind} has no name: cdk8s would make one`);
  const metadata = Place.of(manifest, new Replacements()).get('metadata');
  for (const field of ['labels', 'annotations'])
    for (const [key, { value }] of metadata.get(field).fields)
      if (typeof value !== 'string')
        throw new Refusal(`${at}: ${kind} ${name}: ${field} ${key} is ${JSON.stringify(value)}, no text: quote it`);
}

/** Whether it leads to what the kubelet does, which constructs take as it is. */
function isOfAction(path: FieldPath): boolean {
  return path.some((key) => key === 'lifecycle' || PROBES.some((probe) => probe === key));
}

/** The namespace of most objects that constructs make. */
function mainNamespace(manifests: readonly Manifest[]): string {
  const kinds = [
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
    'DaemonSet',
    'Job',
    'CronJob',
    'Service',
    'ConfigMap',
    'Ingress',
  ];
  const all = manifests.map(identity);
  const some = all.filter(({ kind }) => kinds.includes(kind));
  const counts = new Map<string, number>();
  for (const { namespace } of some.length > 0 ? some : all) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const [[namespace] = ['']] = [...counts].sort(([, one], [, other]) => other - one);
  return namespace;
}

/** The keys of a Secret. */
function keysOf({ value }: Manifest): readonly string[] {
  const fields = [value.data, value.stringData].map((field) => Object.keys(Object(field)));
  return [...new Set(fields.flat())];
}

function isStatefulSet(manifest: Manifest): boolean {
  return identity(manifest).kind === 'StatefulSet';
}

function valueAt(value: Json, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined),
    value,
  );
}
