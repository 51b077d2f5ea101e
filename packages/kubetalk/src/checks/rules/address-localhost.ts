import { type FieldPath, list, type Manifest, record, text } from '../../manifest/manifest';
import { LONGEST_VALUE, MOST_KNOWN } from '../../text/budget';
import { hint } from '../../text/nearest';
import { mounted } from '../../topology/calls';
import { COMMON_PORTS } from '../../topology/directory';
import type { Service } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { type Container, type Workload, workloadTitle } from '../../topology/workloads';
import { describe, onceEach } from '../address';
import type { Check } from '../check';
import { listenersOf } from '../listening';

export const addressLocalhost: Check = {
  id: 'address-localhost',
  outcome: 'risky',
  title: 'a container that calls localhost, alone in its Pod, or the machine of who develops it',
  why:
    'localhost is the Pod itself. It reaches a database only as long as the two share a Pod; once they are split, the address ' +
    'must be the name of a Service. host.docker.internal and its like are names on the machine of a developer only.',
  remedy: "use the name of the database's Service, or run the database in the same Pod",
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', ports: [{containerPort: 8080}], env: [{name: DB, value: localhost}]}
`,
  *find(topology) {
    for (const call of onceEach(topology.calls))
      if (OF_A_DEVELOPER.test(call.address.host)) {
        const { where, what, by } = describe(call);
        yield {
          ...where,
          message: `${by}: ${what}, a name that only the machine of a developer has`,
          remedy: 'use the name of a Service, or of a host that the cluster finds',
        };
      }
    for (const workload of topology.workloads) {
      const running = workload.containers.filter(({ init }) => !init);
      const [only] = running;
      if (!only || running.length > 1 || workload.podSpec.hostNetwork === true) continue;
      for (const { manifest = workload.manifest, name, value, port, path } of localAddresses(
        workload,
        only,
        topology,
      )) {
        if (port !== undefined && isOwnPort(port, only)) continue;
        const meant = serviceWith(port, workload, topology);
        if (
          !DEPENDENCY.test(name) &&
          !(port !== undefined && REMOTE.test(name)) &&
          (!meant || COMMON_PORTS.includes(port ?? 0))
        )
          continue;
        const by = manifest === workload.manifest ? '' : ` of ${workloadTitle(workload)}`;
        yield {
          manifest,
          path,
          message: `container ${only.name}${by}: ${name} says ${value}, where nothing else runs${hint(meant && `${meant.name}:${portOf(meant, port)}`)}`,
        };
      }
    }
  },
};

/** What container programs on a developer's machine call that machine. */
const OF_A_DEVELOPER =
  /^(?:(?:host|gateway)\.docker|host\.(?:containers|lima|minikube|orb|rancher-desktop))\.internal$/;

/** Variables and flags that hold the address of something else; HOST and its like may be where the container itself listens. */
const DEPENDENCY =
  /(^|[-_.])(DB|DATABASE|MONGO|MONGODB|MYSQL|POSTGRES|POSTGRESQL|PG|REDIS|RABBITMQ|AMQP|KAFKA|NATS|BROKER|BACKEND|UPSTREAM)([-_.]|$)/i;

/** Variables and flags that hold one as well where they have a port: others may say where the container itself listens. */
const REMOTE = /(^|[-_.])(API|GATEWAY)([-_.]|$)/i;

interface Local {
  /** @default - the workload's own */
  readonly manifest?: Manifest;
  readonly name: string;
  readonly value: string;
  readonly port: number | undefined;
  readonly path: FieldPath;
}

const NONE: readonly Local[] = [];

const LOCAL = /(?:^|[/@=:,"'\s])((?:localhost|127\.0\.0\.1)(?::(\d{1,5}))?)(?![\w.-])/i;

/** The addresses of the Pod itself that a container is given, without those that it listens on. */
function localAddresses(workload: Workload, container: Container, topology: Topology): readonly Local[] {
  const { value, path } = container;
  if (!value.env && !value.args && !value.volumeMounts) return NONE;
  const listening = new Set<string>();
  const found: Local[] = [];
  const add = (name: string, says: string, at: FieldPath, manifest?: Manifest) => {
    const [, local = '', port] = LOCAL.exec(says.slice(0, LONGEST_VALUE)) ?? [];
    if (local === '') return;
    for (const one of listenersOf(workload, container, topology)) listening.add(one.path.join());
    const of = { name, value: local.toLowerCase(), path: at, ...(manifest && { manifest }) };
    if (!listening.has(at.join())) found.push({ ...of, port: port === undefined ? undefined : Number(port) });
  };
  for (const [index, item] of list(value.env).entries())
    add(text(record(item).name), text(record(item).value), [...path, 'env', index, 'value']);
  for (const [index, word] of list(value.args).entries()) {
    const [, flag = ''] = /^(-{1,2}[\w.-]{1,60})=/.exec(text(word)) ?? [];
    add(flag || text(list(value.args)[index - 1]), text(word), [...path, 'args', index]);
  }
  for (const { name, shows } of mounted(workload, value, 'ConfigMap')) {
    const manifest = topology.find('ConfigMap', workload.namespace, name);
    for (const [file, content] of Object.entries(record(manifest?.value.data)))
      if (manifest && shows(file))
        for (const line of ofClients(text(content))) add(`file ${file}`, line, ['data', file], manifest);
  }
  return found;
}

/** The URLs of a file: of a host and port alone it may be where the program listens. */
function ofClients(content: string): readonly string[] {
  const urls =
    content
      .slice(0, LONGEST_VALUE)
      .match(/^(?![ \t]{0,40}[#;]).*:\/\/(?:[^\s/@]{0,99}@)?(?:localhost|127\.0\.0\.1):\d{1,5}.*$/gim) ?? [];
  return urls.filter((line) => !/listen|bind|origin|redirect|callback|public|external|root/i.test(line));
}

/** Whether the container may answer there itself. */
function isOwnPort(port: number, { ports, probes }: Container): boolean {
  return ports.some(({ number }) => number === port) || probes.some((probe) => probe.port === port);
}

/** The only Service of the namespace in front of others that has a port, or forwards to it. */
function serviceWith(port: number | undefined, caller: Workload, topology: Topology): Service | undefined {
  if (port === undefined) return undefined;
  const names = topology.serviceNamesIn(caller.namespace);
  const all =
    names.length > MOST_KNOWN ? [] : names.flatMap((name) => topology.findService(caller.namespace, name) ?? []);
  const [only, ...others] = all.filter(
    ({ ports, workloads }) =>
      !workloads.includes(caller) && ports.some(({ number, targetPort }) => number === port || targetPort === port),
  );
  return others.length === 0 ? only : undefined;
}

function portOf({ ports }: Service, port: number | undefined): number | undefined {
  return (ports.find(({ number }) => number === port) ?? ports.find(({ targetPort }) => targetPort === port))?.number;
}
