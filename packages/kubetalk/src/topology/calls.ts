import { namespaceOf } from '../kubernetes/objects';
import { type ServiceName, serviceNames } from '../kubernetes/service-names';
import { groupBy } from '../manifest/group-by';
import { at, type FieldPath, identity, type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';
import { LONGEST_VALUE, MOST_CALLS } from '../text/budget';
import { type Address, addressesIn, asked, isLocal, readAddresses, words } from './addresses';
import { pieces } from './expansion';
import { type Service, type ServicePort, selects } from './services';
import { hasPodNamed, ordinals, type Workload } from './workloads';

/** A text that a container is given, and where it is written down. */
export interface ContainerText {
  /** The variable's name, empty for a word of the command line. */
  readonly variable: string;
  readonly value: string;
  /** Whether it comes from a Secret, so that nothing of it may be shown. */
  readonly secret: boolean;
  readonly manifest: Manifest;
  readonly path: FieldPath;
}

/** A statement of a workload that it calls an address. */
export interface Call {
  readonly caller: Workload;
  readonly container: string;
  readonly address: Address;
  /** The variable that states it, empty where it is part of the command line or of a file. */
  readonly variable: string;
  /** The file that names it, which is a key of a ConfigMap that the caller mounts. @default - no file */
  readonly file?: string;
  /** Whether the caller takes the whole object that it is in, and not this entry of it. @default false */
  readonly whole?: boolean;
  /** Whether it only may call: several workloads take the same addresses as a whole, and need not use each. */
  readonly may: boolean;
  readonly secret: boolean;
  /** Where it is written down: in the workload, or in a ConfigMap or Secret that it takes its environment or files from. */
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** The Service that answers to the address, undefined where none of the manifests does. */
  readonly service: Service | undefined;
  /** The one Pod of a StatefulSet that is meant. */
  readonly pod: string | undefined;
  /** The Service's port, undefined where the address names none and the Service has several, or names a wrong one. */
  readonly port: ServicePort | undefined;
}

/** Finds objects of the manifests by kind, namespace and name. */
export type Find = (kind: string, namespace: string, name: string) => Manifest | undefined;
/** Finds Services, those declared to be outside of the manifests among them. */
export interface Services {
  find(namespace: string, name: string): Service | undefined;
  /** The Service of a namespace whose name is so near that it may be meant. */
  near(namespace: string, name: string): string | undefined;
  /** The namespaces of the manifests' Services. */
  isNamespace(name: string): boolean;
  /** The ports that any of them has. */
  readonly ports: ReadonlySet<number>;
  /** Whether a Service of the namespace has a port that says which program is behind it. */
  hasOwnPort(namespace: string, port: number): boolean;
}

/** What may be a call, seen from a namespace: who makes it is still open. */
type Candidate = Omit<Call, 'caller' | 'container' | 'may'>;

/** What a run reads of calls. */
export interface Calls {
  readonly calls: readonly Call[];
  /** Variables and arguments that grow too long for any program once `$(…)` is put in, at most one for each container. */
  readonly overlong: readonly Overlong[];
  /** The first workload whose calls are not read, since there are too many of them. */
  readonly passedOver: Workload | undefined;
}

export interface Overlong extends Pick<ContainerText, 'variable' | 'path'> {
  readonly workload: Workload;
  readonly container: string;
}

/** Everything that the workloads' containers say they talk to. What may be an address but need not be is left out. */
export function readCalls(workloads: readonly Workload[], find: Find, services: Services): Calls {
  const sources = new Sources(find, services);
  const calls: Call[] = [];
  const overlong: Overlong[] = [];
  for (const caller of workloads)
    for (const container of caller.containers) {
      if (calls.length > MOST_CALLS) return { calls, overlong, passedOver: caller };
      const environment = new Environment(caller, container.value, container.path, sources);
      const { name, value, path } = container;
      const commands = [commandLine(value, path), ...execCommands(value, path)];
      for (const candidate of environment.candidates(commands))
        if (!isOwn(candidate, caller)) calls.push({ caller, container: name, may: false, ...candidate });
      const [first] = environment.overlong;
      if (first) overlong.push({ workload: caller, container: name, ...first });
      for (const candidate of sources.filesOf(caller, value))
        if (!candidate.service || !selects(candidate.service, caller))
          calls.push({ caller, container: name, may: false, ...candidate });
    }
  return { calls: withDoubts(calls), overlong, passedOver: undefined };
}

/** Where several workloads take addresses of more than one Service from the same object as a whole, each may call any. */
function withDoubts(calls: readonly Call[]): Call[] {
  const takers = new Map<Manifest, { readonly callers: Set<Workload>; readonly hosts: Set<string> }>();
  for (const { manifest, caller, address } of calls.filter(isTaken)) {
    const known = takers.get(manifest) ?? { callers: new Set(), hosts: new Set() };
    takers.set(manifest, known);
    known.callers.add(caller);
    known.hosts.add(address.host);
  }
  return calls.map((call) => {
    const { callers, hosts } = (isTaken(call) && takers.get(call.manifest)) || {};
    return callers && hosts && callers.size > 1 && hosts.size > 1 ? { ...call, may: true } : call;
  });
}

/** Whether it comes with all else that a ConfigMap or Secret holds. */
function isTaken({ manifest, caller, whole }: Call): boolean {
  return manifest !== caller.manifest && whole === true;
}

/** What states it: a variable, a file, or the command line. */
export function sayerOf({ variable, file }: Pick<Call, 'variable' | 'file'>): string {
  return variable || (file === undefined ? 'command line' : `file ${file}`);
}

function candidates(
  statement: ContainerText,
  namespace: string,
  services: Services,
  textOf: (name: string) => string | undefined = () => undefined,
  name = statement.variable,
): Candidate[] {
  return readAddresses(statement.value).flatMap((read) => {
    const address = withPort(read, name, textOf);
    const candidate = resolve(statement, address, namespace, services);
    return isCall(candidate, namespace, services) ? [candidate] : [];
  });
}

function addressKey({ host, port }: Address): string {
  return `${host}:${port ?? ''}`;
}

/** The host of a variable, with the port that another one of its name states: `DB_PORT` beside `DB_HOST`. */
function withPort(address: Address, variable: string, textOf: (variable: string) => string | undefined): Address {
  const [, base = '', word = ''] = /^(.{1,250}?)(HOST|HOSTNAME|ADDR|ADDRESS|SERVER|ENDPOINT)$/i.exec(variable) ?? [];
  if (address.port !== undefined || base === '') return address;
  const port = word === word.toUpperCase() ? 'PORT' : word === word.toLowerCase() ? 'port' : 'Port';
  const beside = [`${base}${port}`, `${variable}_${port}`].find((name) => /^\d{1,5}$/.test(textOf(name) ?? ''));
  const number = Number(beside && textOf(beside));
  return beside !== undefined && number > 0 && number < 65_536 ? { ...address, port: number, beside } : address;
}

function resolve(statement: ContainerText, address: Address, namespace: string, services: Services): Candidate {
  const found = lookUp(address.host, namespace, services);
  const service = found && services.find(found.namespace, found.name);
  const { variable, secret, manifest, path } = statement;
  const port = service && portOf(service, address.port);
  return { address, variable, secret, manifest, path, service, pod: found?.pod, port };
}

function lookUp(host: string, namespace: string, services: Services): ServiceName | undefined {
  return serviceNames(host, namespace).find(({ name, namespace, pod }) => {
    const service = services.find(namespace, name);
    // The name of one Pod is there only behind the headless Service that governs its StatefulSet.
    return service && (pod === undefined || (service.headless && hasPod(service, pod)));
  });
}

function hasPod(service: Service, pod: string): boolean {
  return service.workloads.some((workload) => {
    const { hostname, subdomain } = workload.podSpec;
    if (workload.kind !== 'StatefulSet') return text(hostname) === pod && text(subdomain) === service.name;
    return isGoverned(workload, service) && hasPodNamed(workload, pod);
  });
}

/** Whether a StatefulSet's Pods have names behind a Service. */
export function isGoverned({ manifest }: Workload, { name }: Service): boolean {
  return text(record(manifest.value.spec).serviceName) === name;
}

function portOf({ ports }: Service, number: number | undefined): ServicePort | undefined {
  if (number === undefined) return ports.length === 1 ? ports[0] : undefined;
  return ports.find((port) => port.number === number);
}

/** Variables whose value is a host, by their names. */
const HOST_VARIABLE =
  /(^|_)(HOST|HOSTS|HOSTNAME|HOSTNAMES|ADDR|ADDRS|ADDRESS|ADDRESSES|URL|URLS|URI|URIS|ENDPOINT|ENDPOINTS|SERVER|SERVERS|UPSTREAM|UPSTREAMS)$|^DB$/i;
/** Variables whose value is a host and its port, by their names. */
const HOST_PORT_VARIABLE =
  /(^|_)(AMQP|BACKENDS?|BROKERS?|CACHE|CONNECT|DATABASE|DB|ELASTICSEARCH|HOSTPORT|KAFKA|MEMCACHED|MONGO|MONGODB|MYSQL|NATS|NODES|PEERS|POSTGRES|QUEUE|RABBITMQ|REDIS|SEEDS|SERVICE|STORE|TARGETS?)$/i;
/** Variables whose value looks like an address and is something else: an image, or where the container itself listens. */
const NO_ADDRESS_VARIABLE =
  /(^|_)(IMAGES?|TAG|VERSION|DIGEST)$|(^|_)(?<!ADVERTISED_)(LISTEN(ERS?|ING)?|BIND(ING)?)(_|$)/i;
/** Words that are no host where a host may be. */
const NO_HOST = /^(n\.?a|none|nil|null|true|false|yes|no|on|off|auto|all|any|default|disabled?|enabled?|undefined)$/;
/** Variables whose value is something else unless they are called as ones that hold an address too: USER_HOST. */
const NO_HOST_VARIABLE = /NAME|USER|PASS|PWD|LOGIN|AUTH|SECRET|TOKEN|CRED|ACCOUNT|KEY/i;

/** Variables whose value has a meaning of the program's own: a kind of storage, a database with the name of its Service. */
const NO_WORD_VARIABLE =
  /(^|_)(TYPE|KIND|MODE|DRIVER|ENGINE|DIALECT)$|^(POSTGRES|POSTGRESQL|MYSQL|MARIADB|PG).*(DB|DATABASE)$/i;

/**
 * Whether a text is meant as an address, if it is not the caller's own. A word alone is, where it is the name of a Service, or its
 * variable is called as one that holds a host. `word:digits` may as well be a user and a password: it is an address where the
 * variable is called as one that holds it, or where some Service has the port.
 */
function isCall(
  { address, variable, service, port, manifest }: Candidate,
  namespace: string,
  services: Services,
): boolean {
  if (isLocal(address.host)) return false;
  // No name of the cluster's has an underscore, and few of the world's: who is meant has to be there.
  const dashed = address.host.replaceAll('_', '-');
  if (dashed !== address.host && address.form === 'word' && !HOST_VARIABLE.test(variable)) return false;
  if (dashed !== address.host)
    return (services.find(namespace, dashed) ?? services.near(namespace, dashed)) !== undefined;
  if (address.form === 'url') return true;
  if (NO_ADDRESS_VARIABLE.test(variable)) return false;
  // The bare name of a Pod or a node, as in a list of members, does not resolve.
  if (HOST_VARIABLE.test(variable))
    return (
      service !== undefined || address.form !== 'word' || !(NO_HOST.test(address.host) || /-\d+$/.test(address.host))
    );
  if (NO_HOST_VARIABLE.test(variable)) return false;
  if (address.form === 'word' && NO_WORD_VARIABLE.test(variable)) return false;
  if (address.form === 'word')
    return service !== undefined && (variable !== '' || service.namespace === namespaceOf(manifest));
  if (port || HOST_PORT_VARIABLE.test(variable) || address.host.includes('.svc')) return true;
  if (service) return address.host.includes('.');
  return (
    services.ports.has(address.port ?? 0) && (variable !== '' || services.near(namespace, address.host) !== undefined)
  );
}

/** A workload's own name is no call, unless it is written as an address. */
function isOwn({ address, variable, service }: Candidate, caller: Workload): boolean {
  if (address.form !== 'word' || HOST_VARIABLE.test(variable)) return false;
  return service !== undefined && selects(service, caller);
}

/** The texts that a container gets: its environment, of which the last statement of a variable counts, and its command line. */
class Environment {
  readonly overlong: ContainerText[] = [];
  /** What the container says itself. */
  private readonly own = new Map<string, ContainerText>();
  /** What it takes from its Pod: name and namespace. */
  private readonly ofPod = new Map<string, string>();
  /** What it takes from others as a whole, each once. */
  private readonly taken: readonly Taken[];

  constructor(
    private readonly caller: Workload,
    container: JsonObject,
    path: FieldPath,
    private readonly sources: Sources,
  ) {
    const taken = list(container.envFrom).flatMap((source) => sources.taken(caller.namespace, record(source)) ?? []);
    this.taken = [...new Set(taken.toReversed())].toReversed();
    list(container.env).forEach((item, index) => {
      const statement = this.read(record(item), [...path, 'env', index]);
      if (statement) this.own.set(statement.variable, statement);
      const { fieldPath } = record(record(record(item).valueFrom).fieldRef);
      const { podName } = this;
      if (fieldPath === 'metadata.namespace') this.ofPod.set(text(record(item).name), caller.namespace);
      if (fieldPath === 'metadata.name' && podName !== undefined) this.ofPod.set(text(record(item).name), podName);
    });
  }

  /** The name of the first of its Pods, where it has a name of its own. */
  private get podName(): string | undefined {
    const { kind, name, manifest } = this.caller;
    return kind === 'StatefulSet' ? `${name}-${ordinals({ manifest }).first}` : kind === 'Pod' ? name : undefined;
  }

  /** What it may call; of a variable that is there several times the last one counts. */
  candidates(commands: readonly CommandLine[]): Candidate[] {
    const { namespace, manifest } = this.caller;
    const textOf = (variable: string) => this.known(variable)?.value;
    const read = (statement: ContainerText) => candidates(statement, namespace, this.sources.services, textOf);
    const ofFlag = (statement: ContainerText, flag: string, line: CommandLine) =>
      candidates(statement, namespace, this.sources.services, (other) => valueOfFlag(line, other), flag);
    const fromOthers = this.taken.flatMap((taken, index) =>
      taken.candidates.filter(
        ({ variable }) =>
          !this.own.has(variable) && !this.taken.slice(index + 1).some((later) => later.value(variable) !== undefined),
      ),
    );
    const variables = [...fromOthers, ...[...this.own.values()].flatMap(read)];
    const stated = new Set(variables.map(({ address }) => addressKey(address)));
    const line = commands.flatMap((commandLine) =>
      commandLine.flatMap(({ value, path }, index) => {
        const said = this.podName === undefined ? value : value.replace(OWN_NAME, this.podName);
        const written = this.expanded({ variable: '', value: said, path, secret: false, manifest });
        const statement = this.inShell(written);
        const flag = flagOf(commandLine, index);
        const found = words(statement.value, commandLine[index - 1]?.value).flatMap((word) =>
          flag === '' ? read({ ...statement, value: word }) : ofFlag({ ...statement, value: word }, flag, commandLine),
        );
        // What a shell puts in for a variable is stated there already.
        return found.filter(({ address }) => written.value.includes(address.host) || !stated.has(addressKey(address)));
      }),
    );
    return [...variables, ...line];
  }

  private read(item: JsonObject, path: FieldPath): ContainerText | undefined {
    const variable = text(item.name);
    if (typeof item.value === 'string') {
      const { manifest } = this.caller;
      return this.expanded({ variable, value: item.value, path: [...path, 'value'], secret: false, manifest });
    }
    const { configMapKeyRef, secretKeyRef } = record(item.valueFrom);
    const { name, key } = record(configMapKeyRef ?? secretKeyRef);
    const kind = configMapKeyRef ? 'ConfigMap' : secretKeyRef ? 'Secret' : undefined;
    const source = kind && this.sources.named(kind, this.caller.namespace, text(name));
    const statement = source && typeof key === 'string' ? valueAt(source, key) : undefined;
    return statement && { ...statement, variable };
  }

  /** Expands the variables that are set before, as Kubernetes does: `http://$(HOST):$(PORT)/`. Others stay as they are written. */
  private expanded(statement: ContainerText): ContainerText {
    let { secret } = statement;
    let value = '';
    for (const piece of pieces(statement.value)) {
      const other = 'name' in piece ? this.known(piece.name) : undefined;
      secret ||= other?.secret ?? false;
      value += 'text' in piece ? piece.text : (other?.value ?? `$(${piece.name})`);
      if (value.length < LONGEST_VALUE) continue;
      this.overlong.push(statement);
      // The beginning of it is no address for the variable that uses it.
      return { ...statement, value: '', secret };
    }
    return { ...statement, value, secret };
  }

  /** Expands what a shell does: `$HOST`, `${HOST}`, `${HOST:-db}`. */
  private inShell(statement: ContainerText): ContainerText {
    let { secret } = statement;
    const value = statement.value.replace(SHELL_VARIABLE, (whole, bare, braced, usual) => {
      const other = this.known(bare ?? braced);
      secret ||= other?.secret ?? false;
      return other?.value ?? usual ?? whole;
    });
    return value.length < LONGEST_VALUE ? { ...statement, value, secret } : statement;
  }

  private known(name: string): { readonly value: string; readonly secret: boolean } | undefined {
    const ofPod = this.ofPod.get(name);
    if (ofPod !== undefined) return { value: ofPod, secret: false };
    return this.own.get(name) ?? this.taken.findLast((taken) => taken.value(name) !== undefined)?.value(name);
  }
}

const SHELL_VARIABLE = /\$(?:([A-Za-z_]\w{0,99})|\{([A-Za-z_]\w{0,99})(?::?-([^${}]{0,253}))?\})/g;

/** How a script says the name of its own Pod. */
const OWN_NAME = /\$\{(?:HOSTNAME|POD_NAME)\}|\$(?:HOSTNAME|POD_NAME)(?!\w)|\$\(hostname(?: -s)?\)|`hostname(?: -s)?`/g;

type CommandLine = readonly Pick<ContainerText, 'value' | 'path'>[];

/** The flag whose value an argument is, or has behind its `=`; empty where it is of none. */
function flagOf(line: CommandLine, index: number): string {
  const [, own] = /^(-{1,2}[\w.-]{1,99})=\S+$/.exec(line[index]?.value ?? '') ?? [];
  const before = line[index - 1]?.value ?? '';
  return own ?? (/^-{1,2}[\w.-]{1,99}$/.test(before) ? before : '');
}

function valueOfFlag(line: CommandLine, flag: string): string | undefined {
  const at = line.findIndex(({ value }) => value === flag || value.startsWith(`${flag}=`));
  const value = line[at]?.value ?? '';
  return at < 0 ? undefined : value === flag ? line[at + 1]?.value : value.slice(flag.length + 1);
}

/** What a container runs beside its own program: probes, and hooks of its life. */
function execCommands(container: JsonObject, path: FieldPath): readonly CommandLine[] {
  const found: CommandLine[] = [];
  for (const way of EXEC) {
    if (container[way[0]] === undefined) continue;
    const { exec } = record(at(container, way));
    if (exec) found.push(commandLine(record(exec), [...path, ...way, 'exec']));
  }
  return found;
}

const EXEC: readonly (readonly [string, ...string[]])[] = [
  ['readinessProbe'],
  ['livenessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

function commandLine(container: JsonObject, path: FieldPath): Pick<ContainerText, 'value' | 'path'>[] {
  const line = (['command', 'args'] as const).flatMap((field) =>
    list(container[field]).map((argument, index) => ({ value: text(argument), path: [...path, field, index] })),
  );
  // A program without a shell around it, each of whose words is an item.
  const asking = asked(line.map(({ value }) => value));
  const [host] = asking?.words ?? [];
  return line.map(({ value, path: at }, index) => {
    if (asking?.words.includes(value)) return { value: value === host ? asking.url : '', path: at };
    // The command's own first word is the program.
    return { value: index === 0 && at.includes('command') ? '' : value, path: at };
  });
}

/** A ConfigMap or Secret whose every key becomes a variable. */
interface Taken {
  value(variable: string): ContainerText | undefined;
  readonly candidates: readonly Candidate[];
}

/** The ConfigMaps and Secrets that environments are taken from, each read once for all who take from it. */
class Sources {
  private readonly known = new Map<string, Taken>();
  private readonly files = new Map<Manifest, readonly Candidate[]>();

  constructor(
    private readonly find: Find,
    readonly services: Services,
  ) {}

  named(kind: 'ConfigMap' | 'Secret', namespace: string, name: string): Manifest | undefined {
    return this.find(kind, namespace, name);
  }

  taken(namespace: string, { configMapRef, secretRef, prefix }: JsonObject): Taken | undefined {
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const name = text(record(configMapRef ?? secretRef).name);
    const manifest = this.named(kind, namespace, name);
    if (!manifest) return undefined;
    const key = JSON.stringify([kind, namespace, name, prefix]);
    const known = this.known.get(key) ?? this.read(manifest, namespace, text(prefix));
    this.known.set(key, known);
    return known;
  }

  private read(manifest: Manifest, namespace: string, prefix: string): Taken {
    const value = (variable: string) =>
      variable.startsWith(prefix) ? valueAt(manifest, variable.slice(prefix.length)) : undefined;
    const keys = ['data', 'stringData'].flatMap((field) => Object.keys(record(manifest.value[field])));
    const statements = [...new Set(keys)].flatMap((each) => value(prefix + each) ?? []);
    const named = statements.map((statement) => ({ ...statement, variable: prefix + statement.variable }));
    const textOf = (variable: string) => value(variable)?.value;
    const all = named.flatMap((each) => candidates(each, namespace, this.services, textOf));
    return { value, candidates: all.map((candidate) => ({ whole: true, ...candidate })) };
  }

  /** The Services of the manifests that the ConfigMaps name which a container mounts. */
  filesOf(caller: Workload, container: JsonObject): readonly Candidate[] {
    const { namespace } = caller;
    return mounted(caller, container, 'ConfigMap').flatMap(({ name, shows }) =>
      this.inFiles(this.named('ConfigMap', namespace, name), namespace).filter(({ file = '' }) => shows(file)),
    );
  }

  private inFiles(manifest: Manifest | undefined, namespace: string): readonly Candidate[] {
    if (!manifest) return [];
    const known =
      this.files.get(manifest) ??
      Object.entries(record(manifest.value.data)).flatMap(([file, value]) =>
        addressesIn(text(value)).flatMap((address) => {
          const statement = { variable: '', value: '', secret: false, manifest, path: ['data', file] };
          const candidate = resolve(statement, address, namespace, this.services);
          return candidate.service?.manifest || isMeant(candidate, namespace, this.services)
            ? [{ file, whole: true, ...candidate }]
            : [];
        }),
      );
    this.files.set(manifest, known);
    return known;
  }
}

/** A ConfigMap or Secret that a container mounts, and whether it sees a key of it as a file. */
export interface Mounted {
  readonly name: string;
  readonly shows: (key: string) => boolean;
}

const VOLUMES = { ConfigMap: ['configMap', 'name'], Secret: ['secret', 'secretName'] } as const;

export function mounted(
  { podSpec }: Workload,
  container: JsonObject,
  kind: 'ConfigMap' | 'Secret',
): readonly Mounted[] {
  const [field, nameField] = VOLUMES[kind];
  const mounts = groupBy(list(container.volumeMounts).map(record), ({ name }) => text(name));
  return list(podSpec.volumes)
    .map(record)
    .flatMap((volume) => {
      const seen = mounts.get(text(volume.name)) ?? [];
      if (seen.length === 0) return [];
      const own = record(volume[field]);
      const projected = list(record(volume.projected).sources).map((source) => record(record(source)[field]));
      return [{ ...own, name: own[nameField] }, ...projected].map(({ name, items }: JsonObject) => {
        const paths = new Map(list(items).map((item) => [text(record(item).key), text(record(item).path)]));
        const isThere = (key: string) => paths.size === 0 || paths.has(key);
        return {
          name: text(name),
          shows: (key: string) => isThere(key) && seen.some((mount) => shows(mount, paths.get(key) ?? key)),
        };
      });
    });
}

/** Whether a mount shows a file of its volume, and not another one alone. */
function shows({ subPath }: JsonObject, file: string): boolean {
  const part = text(subPath);
  return part === '' || file === part || file.startsWith(`${part}/`);
}

/**
 * Whether an address in a file that is no Service's is meant for one: a full name in a namespace of the manifests' Services, a name
 * near to a Service's, with a port that some Service has, or one word with a port by which a program of the namespace is known. Any
 * other text with a colon may mean anything.
 */
function isMeant({ address, service }: Candidate, namespace: string, services: Services): boolean {
  if (service || isLocal(address.host)) return false;
  const full = /^(?:[-a-z0-9]+\.)?[-a-z0-9]+\.([-a-z0-9]+)\.svc(?:\.cluster\.local)?$/.exec(address.host);
  if (full) return services.isNamespace(full[1] ?? '');
  // At a key that holds a host a word needs no port.
  if (address.form === 'word') return services.near(namespace, address.host) !== undefined;
  const { host, port = 0, usual } = address;
  if (usual || !services.ports.has(port)) return false;
  return services.near(namespace, host) !== undefined || (!host.includes('.') && services.hasOwnPort(namespace, port));
}

/** The value of a key of a ConfigMap or Secret. stringData overrides data. */
export function valueAt(manifest: Manifest, key: string): ContainerText | undefined {
  const secret = identity(manifest).kind === 'Secret';
  const field = ['stringData', 'data'].find((some) => typeof at(manifest.value, [some, key]) === 'string');
  if (field === undefined) return undefined;
  const raw = text(at(manifest.value, [field, key]));
  const value = secret && field === 'data' ? Buffer.from(raw, 'base64').toString() : raw;
  return { variable: key, value, secret, manifest, path: [field, key] };
}
