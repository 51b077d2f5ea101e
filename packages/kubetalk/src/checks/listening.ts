import { type FieldPath, list, type Manifest, record, text } from '../manifest/manifest';
import { LONGEST_VALUE } from '../text/budget';
import { mounted } from '../topology/calls';
import { targetNumber } from '../topology/services';
import type { Topology } from '../topology/topology';
import type { Container, Workload } from '../topology/workloads';

/** Where something in the manifests has a container listen. */
export interface Listener {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** The flag, the variable or the line of a file. */
  readonly name: string;
  readonly value: string;
  /** Whether only the Pod itself reaches it. */
  readonly local: boolean;
  /** Undefined where it is stated elsewhere. */
  readonly port: number | undefined;
  /** Whether nothing but the own listener can be meant. */
  readonly sure: boolean;
}

/** All that a container's arguments, environment and mounted files say of where it listens. */
export function listenersOf(workload: Workload, container: Container, topology: Topology): readonly Listener[] {
  const { manifest } = workload;
  const { command, args, env, volumeMounts } = container.value;
  // Many say nothing.
  if (!command && !args && !env && !volumeMounts) return NONE;
  const stated = [...ofArguments(container), ...ofEnvironment(container)].map((one) => ({ manifest, ...one }));
  return [...stated, ...ofFiles(workload, container, topology)];
}

const NONE: readonly Listener[] = [];

/** An address to listen on: of an interface or all of them, a port, or both, also as a URL. */
const ADDRESS =
  /^(?:(?:https?|tcp|grpc):\/\/)?(\d{1,3}(?:\.\d{1,3}){3}|localhost|\d{1,5}|[*+]|\[[\da-f:]{2,40}\])?(?::(\d{1,5}))?\/?$/i;
const LOCAL = /^(?:127\.0\.0\.\d{1,3}|localhost|\[::1\])$/i;
const NUMBER = /^\d{1,5}$/;

function readAddress(value: string): Pick<Listener, 'value' | 'local' | 'port'> | undefined {
  const [, host = '', port] = ADDRESS.exec(value) ?? [];
  const number = NUMBER.test(host) ? host : port;
  if (host === '' && port === undefined) return undefined;
  return { value, local: LOCAL.test(host), port: number === undefined ? undefined : Number(number) };
}

/** Flags that say where a program listens. */
const LISTENS =
  /^-{1,2}(?:[a-z]{1,20}[-._])?(?:bind|listen)(?:[-_.]?(?:addr|address|addresses|host|ip|on|urls?))?$|^-b$|^runserver$/i;
/** Flags that say so if their port is one that the Pod serves: others connect by them. */
const MAY_LISTEN = /^-{1,2}(?:[a-z]{1,20}[-._])?(?:addr|address|host|hostname|http-host)$|^-[hHS]$/i;
const PORT = /^-{1,2}(?:p|P|port|http-port|server\.port)$/;
/** Programs that only listen, so that their host is never another's. */
const SERVERS = /^(?:daphne|flask|gunicorn|http-server|hypercorn|jupyter|next|ng|puma|rails|streamlit|uvicorn|vite)$/;
/** Of a part that is the Pod's own affair. */
const INNER = /admin|cluster|debug|health|metric|peer|pprof|probe|status/i;

type Stated = Omit<Listener, 'manifest'>;

function ofArguments({ value, path }: Container): Stated[] {
  const line = (['command', 'args'] as const).flatMap((field) =>
    list(value[field]).flatMap((argument, index) =>
      wordsOf(text(argument)).map((word) => ({ word, path: [...path, field, index] })),
    ),
  );
  if (line.length < 2) return [];
  const serves = line.some(({ word }) => SERVERS.test(word.slice(word.lastIndexOf('/') + 1)));
  const ports = line.filter(({ word }, index) => PORT.test(line[index - 1]?.word ?? '') && NUMBER.test(word));
  const usual = ports.length === 1 ? Number(ports[0]?.word) : undefined;
  return line.flatMap(({ word, path: at }, index): Stated[] => {
    const name = line[index - 1]?.word ?? '';
    const isPort = PORT.test(name) && NUMBER.test(word);
    const sure = LISTENS.test(name) || (serves && MAY_LISTEN.test(name));
    if (INNER.test(name) || !(sure || isPort || MAY_LISTEN.test(name))) return [];
    const read = readAddress(word);
    const port = read?.port ?? usual;
    return read && (sure || port !== undefined) ? [{ path: at, name, ...read, port, sure }] : [];
  });
}

/** The words of an argument, a flag and its value each one. */
function wordsOf(argument: string): readonly string[] {
  if (argument.length > LONGEST_VALUE) return [];
  return argument
    .split(/[\s'"]+/)
    .flatMap((word) => (/^-{1,2}[\w.-]{1,60}=/.test(word) ? word.split(/=(.*)/s).slice(0, 2) : [word]))
    .filter((word) => word !== '');
}

/** Variables that say where a program listens. */
const LISTENING_VARIABLE =
  /^(?:[A-Z0-9]{1,20}_){0,5}(?:BIND|LISTEN)(?:_?(?:ADDR|ADDRESS|HOST|IP|ON|PORT))?$|^(?:PORT|HTTP_PORT|SERVER_PORT|ASPNETCORE_HTTP_PORTS)$|^(?:HOST|SERVER_ADDRESS|OLLAMA_HOST|ASPNETCORE_URLS)$|^[A-Z]{1,20}_(?:RUN_HOST|SERVER_ADDRESS|SERVER_NAME)$/;

function ofEnvironment({ value, path }: Container): Stated[] {
  return list(value.env).flatMap((item, index): Stated[] => {
    const { name, value: says } = record(item);
    const variable = text(name);
    if (!LISTENING_VARIABLE.test(variable) || INNER.test(variable)) return [];
    const read = readAddress(text(says));
    return read ? [{ path: [...path, 'env', index, 'value'], name: variable, ...read, sure: false }] : [];
  });
}

/** Lines of configuration files that say where a program listens: of redis, nginx, MySQL, PostgreSQL, MongoDB, Elasticsearch, Kibana, Spring. */
const LINE =
  /^[ \t]{0,40}(bind|bind-address|bind_ip|bindIp|listen|listen_addresses|server\.(?:host|address)|(?:network|http)\.host|http_addr)[ \t]{0,20}[:= ][ \t]{0,20}["']?([\w.:*[\]]{1,60})["']?[ \t]{0,20};?/gm;

function ofFiles(workload: Workload, { value }: Container, topology: Topology): readonly Listener[] {
  if (!value.volumeMounts) return NONE;
  return mounted(workload, value, 'ConfigMap').flatMap(({ name, shows }) => {
    const manifest = topology.find('ConfigMap', workload.namespace, name);
    return Object.entries(record(manifest?.value.data)).flatMap(([file, content]): Listener[] => {
      if (!manifest || !shows(file) || text(content).length > LONGEST_VALUE) return [];
      const found = [...text(content).matchAll(LINE)].flatMap(([, line = '', says = '']): Listener[] => {
        const read = readAddress(says);
        return read ? [{ manifest, path: ['data', file], name: `${line} in file ${file}`, ...read, sure: false }] : [];
      });
      // Who listens elsewhere as well is reached there.
      return found.every(({ local }) => local) ? found.slice(0, 1) : [];
    });
  });
}

/** Who asks a container from outside of its Pod, by the port. */
export function askersOf(workload: Workload, container: Container, topology: Topology): ReadonlyMap<number, string> {
  const alone = workload.containers.filter(({ init }) => !init).length === 1;
  const found = new Map<number, string>();
  for (const { kind, port, path } of container.probes) {
    const { host } = record(record(container.value[kind])[String(path.at(-2))]);
    const number = typeof port === 'number' ? port : container.ports.find(({ name }) => name === port)?.number;
    // The kubelet asks the address of the Pod, unless the probe names another.
    if (number !== undefined && host === undefined) found.set(number, `its ${kind}`);
  }
  for (const service of topology.servicesOf(workload))
    for (const port of service.ports) {
      const number = targetNumber(port, workload);
      const isOwn = alone || container.ports.some((declared) => declared.number === number);
      if (number !== undefined && isOwn) found.set(number, `Service ${service.name}`);
    }
  return found;
}
