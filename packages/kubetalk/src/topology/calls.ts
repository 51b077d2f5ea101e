import { identity, type JsonObject, list, type Manifest, type Path, record, text } from '../manifest/manifest';
import { type Address, isLocal, readAddresses, type ServiceName, serviceNames, words } from './addresses';
import type { Service, ServicePort } from './services';
import type { Workload } from './workloads';

/** A text that a container is given, and where it is written down. */
interface Statement {
  /** The variable's name, empty for a word of the command line. */
  readonly variable: string;
  readonly value: string;
  /** Whether it comes from a Secret, so that nothing of it may be shown. */
  readonly secret: boolean;
  readonly manifest: Manifest;
  readonly path: Path;
}

/** A workload's word for what it talks to. */
export interface Call {
  readonly caller: Workload;
  readonly container: string;
  readonly address: Address;
  /** The variable that states it, empty where it is part of the command line. */
  readonly variable: string;
  readonly secret: boolean;
  /** Where it is written down: in the workload, or in a ConfigMap or Secret that it takes its environment from. */
  readonly manifest: Manifest;
  readonly path: Path;
  /** The Service that answers to the address, undefined where none of the set does. */
  readonly service: Service | undefined;
  /** The one Pod of a StatefulSet that is meant. */
  readonly pod: string | undefined;
  /** The Service's port, undefined where the address names none and the Service has several, or names a wrong one. */
  readonly port: ServicePort | undefined;
}

/** Finds objects of the set by kind, namespace and name. */
export type Find = (kind: string, namespace: string, name: string) => Manifest | undefined;
/** Finds Services, those declared to be outside of the set among them. */
export type FindService = (namespace: string, name: string) => Service | undefined;

/** Everything that a workload's containers say they talk to. What may be an address but need not be is left out. */
export function readCalls(caller: Workload, find: Find, findService: FindService): Call[] {
  return caller.containers.flatMap((container) =>
    statements(caller, container.value, container.path, find).flatMap((statement) =>
      readAddresses(statement.value).flatMap((address) => {
        const call = resolve(caller, container.name, statement, address, findService);
        return isCall(call) ? [call] : [];
      }),
    ),
  );
}

function resolve(caller: Workload, container: string, said: Statement, address: Address, find: FindService): Call {
  const found = lookUp(address.host, caller.namespace, find);
  const service = found && find(found.namespace, found.name);
  const { variable, secret, manifest, path } = said;
  const port = service && portOf(service, address.port);
  return { caller, container, address, variable, secret, manifest, path, service, pod: found?.pod, port };
}

function lookUp(host: string, namespace: string, find: FindService): ServiceName | undefined {
  return serviceNames(host, namespace).find(({ name, namespace, pod }) => {
    const service = find(namespace, name);
    // The name of one Pod is there only behind the headless Service that governs its StatefulSet.
    return service && (pod === undefined || (service.headless && hasPod(service, pod)));
  });
}

function hasPod(service: Service, pod: string): boolean {
  const [, name, ordinal] = /^(.*)-(\d+)$/.exec(pod) ?? [];
  return service.workloads.some((workload) => {
    if (workload.kind !== 'StatefulSet') return text(workload.podSpec.hostname) === pod;
    return workload.name === name && Number(ordinal) < (workload.replicas ?? 1);
  });
}

function portOf({ ports }: Service, number: number | undefined): ServicePort | undefined {
  if (number === undefined) return ports.length === 1 ? ports[0] : undefined;
  return ports.find((port) => port.number === number);
}

/** Variables whose value is a host, by their names. */
const HOST_VARIABLE =
  /(^|_)(HOST|HOSTS|ADDR|ADDRESS|ADDRESSES|URL|URI|ENDPOINT|ENDPOINTS|SERVER|SERVERS|UPSTREAM)$|^DB$/i;
/** Variables whose value looks like `host:port` and is something else. */
const NO_HOST_VARIABLE = /(IMAGE|TAG|VERSION|NAME|USER|PASSWORD|LISTEN|BIND)/i;

/**
 * Whether an address is meant as one. A word alone is, where it is the name of a Service that is not the caller's own, or its
 * variable is called as one that holds a host.
 */
function isCall({ address, variable, service, caller }: Call): boolean {
  if (isLocal(address.host)) return false;
  if (address.form === 'url') return true;
  if (NO_HOST_VARIABLE.test(variable)) return false;
  const own = service?.workloads.includes(caller) ?? false;
  if (address.form === 'host:port') return service !== undefined || variable !== '' || address.host.includes('.svc');
  if (HOST_VARIABLE.test(variable)) return true;
  return service !== undefined && !own && (variable !== '' || service.namespace === caller.namespace);
}

/** What a container is told: its environment, of which the last statement of a variable counts, and its command line. */
function statements(caller: Workload, container: JsonObject, path: Path, find: Find): Statement[] {
  const known = new Map<string, Statement>();
  for (const statement of environment(caller, container, path, find))
    known.set(statement.variable, expand(statement, known));
  const own = { secret: false, manifest: caller.manifest, variable: '' };
  const line = (['command', 'args'] as const).flatMap((field) =>
    list(container[field]).flatMap((argument, index) => {
      const said = expand({ ...own, value: text(argument), path: [...path, field, index] }, known);
      return words(said.value).map((value) => ({ ...said, value }));
    }),
  );
  return [...known.values(), ...line];
}

function environment(caller: Workload, container: JsonObject, path: Path, find: Find): Statement[] {
  return [
    ...list(container.envFrom).flatMap((source) => envFrom(caller, record(source), find)),
    ...list(container.env).flatMap((item, index) => env(caller, record(item), [...path, 'env', index], find)),
  ];
}

/** Puts in the variables stated before, as Kubernetes does: `http://$(HOST):$(PORT)/`. Others stay as they are written. */
function expand(statement: Statement, known: ReadonlyMap<string, Statement>): Statement {
  let { secret } = statement;
  const value = statement.value.replace(/\$\(([-._a-zA-Z0-9]+)\)/g, (reference, name: string) => {
    const other = known.get(name);
    if (!other) return reference;
    secret ||= other.secret;
    return other.value;
  });
  return { ...statement, value, secret };
}

function env(caller: Workload, item: JsonObject, path: Path, find: Find): Statement[] {
  const variable = text(item.name);
  if (typeof item.value === 'string')
    return [{ variable, value: item.value, secret: false, manifest: caller.manifest, path: [...path, 'value'] }];
  const { configMapKeyRef, secretKeyRef } = record(item.valueFrom);
  const kind = configMapKeyRef ? 'ConfigMap' : secretKeyRef ? 'Secret' : undefined;
  const { name, key } = record(configMapKeyRef ?? secretKeyRef);
  const source = kind && find(kind, caller.namespace, text(name));
  return source
    ? entries(source)
        .filter((entry) => entry.variable === key)
        .map((entry) => ({ ...entry, variable }))
    : [];
}

function envFrom(caller: Workload, { configMapRef, secretRef, prefix }: JsonObject, find: Find): Statement[] {
  const { name } = record(configMapRef ?? secretRef);
  const source = find(configMapRef ? 'ConfigMap' : 'Secret', caller.namespace, text(name));
  if (!source) return [];
  return entries(source).map((entry) => ({ ...entry, variable: text(prefix) + entry.variable }));
}

/** The keys of a ConfigMap or Secret with their values. */
function entries(manifest: Manifest): Statement[] {
  const secret = identity(manifest).kind === 'Secret';
  return (['data', 'stringData'] as const).flatMap((field) =>
    Object.entries(record(manifest.value[field])).flatMap(([variable, raw]) => {
      if (typeof raw !== 'string') return [];
      const value = secret && field === 'data' ? Buffer.from(raw, 'base64').toString() : raw;
      return [{ variable, value, secret, manifest, path: [field, variable] }];
    }),
  );
}
