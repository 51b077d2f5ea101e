import { mayBeNamespace, type ServiceName, serviceNames } from '../../kubernetes/service-names';
import { list, record, text } from '../../manifest/manifest';
import { FEWER, MOST_CALLS, MOST_KNOWN } from '../../text/budget';
import { hint, meantName, misspelt, nearestName } from '../../text/nearest';
import { type Call, isGoverned } from '../../topology/calls';
import { COMMON_PORTS } from '../../topology/directory';
import type { Service, ServicePort } from '../../topology/services';
import type { Topology } from '../../topology/topology';
import { ordinals, programOf, type Workload } from '../../topology/workloads';
import { describe, onceEach, suggestion } from '../address';
import type { Check, Fault } from '../check';
import { missing } from '../missing';

export const addressUnknown: Check = {
  id: 'address-unknown',
  outcome: 'broken',
  title: 'an address whose host is no Service',
  why:
    "The cluster's DNS knows the names of Services. A name that differs by a letter does not resolve, and the caller " +
    'fails when it first connects, or when its Pods are next replaced.',
  remedy: 'use the name of a Service of the manifests, or declare the Service that is outside of them',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DB_HOST, value: go-demo-2-bd}]}
---
apiVersion: v1
kind: Service
metadata: {name: go-demo-2-db}
spec:
  selector: {type: db}
  ports: [{port: 27017}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {type: db}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0', ports: [{containerPort: 27017}], readinessProbe: {tcpSocket: {port: 27017}}}
`,
  *find(topology) {
    if (topology.passedOver)
      yield {
        manifest: topology.passedOver.manifest,
        message: `there are more than ${MOST_CALLS} calls: this workload and those after it are not checked in full`,
        outcome: 'risky',
        remedy: FEWER,
      };
    for (const call of onceEach(topology.calls)) {
      const fault = call.service ? undefined : (podFault(call, topology) ?? faultOf(call, topology));
      if (fault) yield fault;
    }
  },
};

function faultOf(call: Call, topology: Topology): Fault | undefined {
  const { caller, address } = call;
  const [meant] = serviceNames(address.host, caller.namespace);
  // A bare name whose Service is in another namespace is what address-other-namespace finds.
  if (meant && !meant.pod && meant.namespace === caller.namespace && topology.namespacesOf(meant.name).length > 0)
    return undefined;
  const known: readonly string[] = meant ? topology.serviceNamesIn(meant.namespace) : [];
  const inSet =
    meant !== undefined && (meant.namespace === caller.namespace || topology.namespaces.has(meant.namespace));
  const bare = meant !== undefined && !address.host.includes('.');
  if (isAlias(call)) return undefined;
  const sure = bare ? misspelt(meant.name, known) : dotted(call, topology);
  const near =
    sure ??
    (bare && topology.complete ? another(nearestName(meant.name, known), meant, call, topology) : undefined) ??
    (meant && inSet
      ? withPlace(another(meantName(meant.name, known), meant, call, topology), meant, caller)
      : undefined) ??
    (bare ? undefined : elsewhere(call, topology)) ??
    (bare ? byProgram(call, topology) : undefined);
  // A name with dots that is not of this cluster is the world's DNS' to answer, unless it is nearly one of the manifests.
  if (!near && !(meant?.certain || inSet)) return undefined;
  const { where, what, by } = describe(call);
  const place =
    inSet && meant?.namespace !== caller.namespace && !call.secret ? ` in namespace ${meant?.namespace}` : '';
  return {
    ...where,
    message: `${by}: ${what}: no Service is called that${place}${hint(call.secret ? undefined : near)}`,
    ...(!near && !call.secret && { absent: `Service ${address.host}` }),
    // Where no manifest is in that namespace, what it holds is not known; a file may hold more than is used.
    ...((inSet || sure) && call.file === undefined
      ? missing(topology, sure !== undefined, 'Service')
      : { outcome: 'risky' as const }),
  };
}

/** A Service that may be meant: that of the caller itself seldom is. */
function another(
  name: string | undefined,
  { namespace }: ServiceName,
  { caller }: Call,
  topology: Topology,
): string | undefined {
  const service = name === undefined ? undefined : topology.findService(namespace, name);
  return service?.workloads.includes(caller) ? undefined : name;
}

/** Whether the Pod's own file of hosts answers for it. */
function isAlias({ address, caller }: Call): boolean {
  return list(caller.podSpec.hostAliases).some((alias) => list(record(alias).hostnames).includes(address.host));
}

/** The only Service of the namespace whose Pods run the program of that name, or the only one with that port. */
function byProgram({ address, caller }: Call, topology: Topology): string | undefined {
  const names = topology.serviceNamesIn(caller.namespace);
  if (names.length > MOST_KNOWN) return undefined;
  const all = names.flatMap((name) => topology.findService(caller.namespace, name) ?? []);
  const services = all.filter(({ workloads }) => !workloads.includes(caller));
  const runs = ({ workloads }: Service) =>
    workloads.some(({ containers }) => containers.some(({ image }) => isProgram(address.host, image)));
  const [first, ...others] =
    [services.filter(runs), services.filter(({ ports }) => ports.some(isPort))].find((found) => found.length > 0) ?? [];
  return others.length === 0 ? first?.name : undefined;

  function isPort({ number }: ServicePort): boolean {
    return number === address.port && !COMMON_PORTS.includes(number);
  }
}

function isProgram(host: string, image: string): boolean {
  const program = programOf(image);
  return program === host || meantName(host, [program]) === program;
}

/** Why a Service of the manifests has no Pod of a name that is asked for. */
function podFault(call: Call, topology: Topology): Fault | undefined {
  for (const { pod, name, namespace } of serviceNames(call.address.host, call.caller.namespace)) {
    const service = pod === undefined ? undefined : topology.findService(namespace, name);
    if (!service?.manifest || pod === undefined) continue;
    const [, base = ''] = ORDINAL.exec(pod) ?? [];
    const set = topology.workloadNamed('StatefulSet', namespace, base);
    // What makes other Pods may give them any name.
    if (service.headless && !set && !service.workloads.every(({ kind }) => kind === 'StatefulSet')) continue;
    const { where, what, by } = describe(call);
    const why = topology.namespacesOf(name).includes(pod)
      ? `did you mean ${name}.${pod}?`
      : podProblem(pod, set, service);
    if (why) return { ...where, message: `${by}: ${what}: no Pod is called that${call.secret ? '' : `: ${why}`}` };
  }
  return undefined;
}

/** The name of a StatefulSet's Pod: that of the set, and its number. */
const ORDINAL = /^(.{1,253})-(\d{1,9})$/;

function podProblem(pod: string, set: Workload | undefined, service: Service): string | undefined {
  const { name, headless, workloads } = service;
  if (!headless) return `Service ${name} is not headless, so that it has no names for its Pods`;
  if (!set) {
    const [, base = '', ordinal = '0'] = ORDINAL.exec(pod) ?? [];
    const names = workloads.map((each) => each.name);
    const near = misspelt(base, names) ?? (names.length === 1 ? names[0] : undefined);
    return near && `did you mean ${near}-${ordinal}.${name}?`;
  }
  if (!isGoverned(set, service)) {
    const { serviceName } = record(set.manifest.value.spec);
    return `StatefulSet ${set.name} has serviceName ${text(serviceName) || '""'}: did you mean ${name} there?`;
  }
  const { first, end } = ordinals(set);
  const from = first > 0 ? `, from ${set.name}-${first} on` : '';
  return `StatefulSet ${set.name} keeps ${set.replicas}${from}: did you mean ${set.name}-${end - 1}.${name}?`;
}

/** The name by which the caller finds it. */
function withPlace(
  name: string | undefined,
  { namespace }: Pick<ServiceName, 'namespace'>,
  caller: Workload,
): string | undefined {
  return name === undefined || namespace === caller.namespace ? name : `${name}.${namespace}`;
}

function dotted({ address, caller }: Call, topology: Topology): string | undefined {
  if (!address.host.includes('.')) return undefined;
  const [name = '', namespace = ''] = address.host.split('.');
  const near = misspelt(name, topology.serviceNamesIn(namespace));
  const unplaced = withoutNamespace(address.host, caller, topology);
  if (unplaced) return unplaced;
  return near ? `${near}.${namespace}` : suggestion(address.host, caller.namespace, topology);
}

/** A full name from which the namespace was left out: `web.svc.cluster.local`. */
function withoutNamespace(host: string, { namespace }: Workload, topology: Topology): string | undefined {
  const [, name = ''] = /^([^.]+)\.svc(?:\.cluster\.local)?$/.exec(host) ?? [];
  if (topology.namespaces.has('svc') || name === '') return undefined;
  if (topology.findService(namespace, name)) return `${name}.${namespace}.svc`;
  const [only, ...others] = topology.namespacesOf(name);
  return only === undefined || others.length > 0 ? undefined : `${name}.${only}.svc`;
}

/** The Service of that name is in another namespace: one that is only in this cluster's DNS, and no name of the world. */
function elsewhere({ address }: Call, topology: Topology): string | undefined {
  const [name = '', namespace = '', ...rest] = address.host.replace(/\.cluster\.local$/, '').split('.');
  if (rest.join('.') !== 'svc' && (rest.length > 0 || !mayBeNamespace(namespace))) return undefined;
  const all = topology.namespacesOf(name);
  const [only, ...others] = all.length > 1 ? [nearestName(namespace, all)] : all;
  return only !== undefined && others.length === 0 && only !== namespace
    ? `${name}.${only}${rest.length > 0 ? '.svc' : ''}`
    : undefined;
}
