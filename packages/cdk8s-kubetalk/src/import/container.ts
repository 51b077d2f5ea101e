import { table } from 'kubetalk/kubernetes';
import { PROBES } from '../probe';
import {
  atomCode,
  type Code,
  callCode,
  hasNoProperties,
  type LiteralCode,
  listCode,
  literalCode,
  type Property,
  propertiesCode,
  type ReferenceCode,
  referenceCode,
  textCode,
} from './code';
import { type Place, Unfit } from './place';
import { stringLiteral } from './print';

/** What containers of one Pod have in common: what they declare, and the volumes that they mount. */
export interface Pod {
  /** The labels that only its Pods have. */
  readonly matched: Readonly<Record<string, string>>;
  readonly spec: Place;
  /** The numbers and names of the ports that they declare. */
  readonly ports: ReadonlySet<number | string>;
  /** What is written for a volume where it is mounted, by its name; undefined where the Pod has it. */
  readonly volumes: ReadonlyMap<string, Place> | undefined;
  /** Whether a Pod of the next template may wait for the claim of the last: a Deployment without a strategy for it. */
  readonly waits: boolean;
}

/** @throws Unfit where no construct can express the Pod */
export function podOf(spec: Place, matched: Pod['matched'], waits: boolean): Pod {
  const containers = [...spec.get('containers').items, ...spec.get('initContainers').items];
  const declared = containers.flatMap((container) => container.get('ports').items);
  const ports = new Set(
    declared.flatMap((port) => [port.get('containerPort'), port.get('name')].map(({ value }) => value)),
  );
  return { spec, ports: ports as Set<number | string>, volumes: mountedInOrder(spec, containers), matched, waits };
}

/** The volumes that containers mount, where they are in the order in which they are mounted first, and all others behind them. */
function mountedInOrder(spec: Place, containers: readonly Place[]): ReadonlyMap<string, Place> | undefined {
  const mounted = [
    ...new Set(containers.flatMap((one) => one.get('volumeMounts').items.map((mount) => mount.get('name').text))),
  ];
  const volumes = new Map(spec.get('volumes').items.map((volume) => [volume.get('name').text, volume]));
  const here = mounted.filter((name) => volumes.has(name));
  const isInOrder = [...volumes.keys()].slice(0, here.length).every((name, index) => name === here[index]);
  return isInOrder && volumes.size === spec.get('volumes').items.length ? volumes : undefined;
}

/** The volumes that no container mounts, or all where their order is another than that of the mounts. */
export function volumesOfPod({ spec, volumes }: Pod): Code | undefined {
  if (!volumes) return spec.get('volumes').code;
  const containers = [...spec.get('containers').items, ...spec.get('initContainers').items];
  const mounted = new Set(
    containers.flatMap((one) => one.get('volumeMounts').items.map((mount) => mount.get('name').text)),
  );
  const rest = [...volumes].filter(([name]) => !mounted.has(name));
  return rest.length > 0 ? { type: 'list', items: rest.map(([, volume]) => volume.code as Code) } : undefined;
}

const KNOWN = ['name', 'image', 'command', 'args', 'ports', 'env', 'envFrom', 'resources', 'volumeMounts', ...PROBES];

/** A container's props, without its name and ports. @throws Unfit where they can't express it */
export function containerProps(container: Place, pod: Pod): readonly Property[] {
  const given = (key: string, code: Code | undefined) => (code ? [container.get(key).entry(key, code)] : []);
  for (const key of ['command', 'args']) for (const item of container.get(key).items) item.text;
  return [
    container.get('image').entry('image', textCode(container.get('image').text)),
    ...given('command', container.get('command').code),
    ...given('args', container.get('args').code),
    ...given('env', environment(container.get('env'))),
    ...given('envFrom', variablesFrom(container.get('envFrom'))),
    ...PROBES.flatMap((kind) => given(kind, probe(container.get(kind), pod))),
    ...given('resources', resources(container.get('resources'))),
    ...volumes(container, pod),
    ...container.without(...KNOWN).entries,
  ];
}

export function portsOf(container: Place): Code | undefined {
  for (const port of container.get('ports').items) {
    port.only('name', 'containerPort', 'protocol', 'hostPort', 'hostIP');
    port.get('protocol').oneOf('TCP', 'UDP', 'SCTP');
    if (typeof port.get('containerPort').value !== 'number') throw new Unfit('a port without a number');
  }
  return container.get('ports').code;
}

function environment(env: Place): Code | undefined {
  if (!env.isThere) return undefined;
  const names = env.items.map((item) => item.get('name').text);
  if (new Set(names).size < names.length) throw new Unfit('a variable is there twice');
  return propertiesCode(env.items.map((item, index) => item.entry(names[index] as string, variable(item))));
}

function variable(item: Place): Code {
  const from = item.get('valueFrom');
  if (!from.isThere) {
    item.only('name', 'value');
    return item.get('value').isText ? (item.get('value').code as Code) : textCode('');
  }
  item.only('name', 'valueFrom');
  const [[kind, reference] = ['', from], ...others] = [...from.fields];
  if (others.length === 0 && kind === 'secretKeyRef') return keyed('secret', reference);
  if (others.length === 0 && kind === 'configMapKeyRef') return keyed('configMap', reference);
  return from.code as Code;
}

function keyed(kind: string, from: Place): Code {
  from.only('name', 'key', 'optional');
  const [object, key] = [constructAt(from), from.get('key').text];
  if (object && !from.get('optional').isThere) return member(object, key);
  return literalCode({
    [kind]: object ?? from.get('name').code,
    key: textCode(key),
    optional: from.get('optional').code,
  });
}

function variablesFrom(sources: Place): Code | undefined {
  if (!sources.isThere) return undefined;
  return listCode(
    sources.items.map((source) => {
      const [from, ...others] = [...source.fields.values()];
      const object = from && others.length === 0 && from.fields.size === 1 ? constructAt(from) : undefined;
      return object ?? (source.code as Code);
    }),
  );
}

/** The construct of a ConfigMap or Secret that a workload takes values or files from: it is noted beside the name. */
export const CONSTRUCT = '@construct';

function constructAt(from: Place): ReferenceCode | undefined {
  return from.get(CONSTRUCT).replacement as ReferenceCode | undefined;
}

function member({ to, member: before }: ReferenceCode, key: string): Code {
  return referenceCode(to, `${before}.key(${stringLiteral(key)})`);
}

const QUANTITIES: Readonly<Record<string, RegExp>> = table({
  cpu: /^\d+(\.\d+)?m?$/,
  memory: /^\d+(\.\d+)?([KMGTPE]i|[kMGTPE])$/,
  'ephemeral-storage': /^\d+(\.\d+)?([KMGTPE]i|[kMGTPE])$/,
});

function resources(place: Place): Code | undefined {
  for (const kind of ['requests', 'limits'])
    for (const [name, amount] of place.get(kind).fields) {
      const isNumber = typeof amount.value === 'number' && name !== 'memory' && name !== 'ephemeral-storage';
      const pattern = QUANTITIES[name] ?? (name.startsWith('hugepages-') ? QUANTITIES.memory : /^\d+$/);
      if (!isNumber && !(typeof amount.value === 'string' && pattern?.test(amount.value)))
        throw new Unfit(`${name} ${amount.value}`);
      if (!QUANTITIES[name] && !name.startsWith('hugepages-') && !name.includes('/')) throw new Unfit(name);
    }
  return place.code;
}

const TIMES: readonly (readonly [string, string])[] = [
  ['initialDelaySeconds', 'initialDelay'],
  ['periodSeconds', 'period'],
  ['timeoutSeconds', 'timeout'],
];
const TIMES_AND_COUNTS = [
  ...TIMES.map(([field]) => field),
  'failureThreshold',
  'successThreshold',
  'terminationGracePeriodSeconds',
];

function probe(place: Place, pod: Pod): LiteralCode | undefined {
  if (!place.isThere) return undefined;
  const kinds = [...place.fields.keys()].filter((key) => !TIMES_AND_COUNTS.includes(key));
  const [kind = '', ...others] = kinds;
  const action = place.get(kind);
  const known = others.length === 0 ? ACTIONS[kind]?.(action, pod) : undefined;
  const asked = known ?? literalCode({ spec: place.without(...TIMES_AND_COUNTS) });
  const seconds = (field: string, key: string) => {
    const { value } = place.get(field);
    return value === undefined || value === null
      ? []
      : [place.get(field).entry(key, callCode('Duration.seconds', atomCode(value as number)))];
  };
  const count = (key: string) => (place.get(key).isThere ? [place.get(key).entry(key)] : []);
  return propertiesCode([
    ...asked.entries,
    ...TIMES.flatMap(([field, key]) => seconds(field, key)),
    ...count('failureThreshold'),
    ...count('successThreshold'),
    ...seconds('terminationGracePeriodSeconds', 'terminationGracePeriod'),
  ]);
}

const ACTIONS: Readonly<Record<string, (action: Place, pod: Pod) => LiteralCode | undefined>> = table({
  httpGet: (action, pod) => {
    if (action.get('host').isThere) return undefined;
    action.only('path', 'port', 'httpHeaders', 'scheme');
    const headers = action.get('httpHeaders').items.map((header) => {
      header.only('name', 'value');
      return header.entry(header.get('name').text, textCode(header.get('value').text));
    });
    const path = action.get('path').code;
    const scheme = action.get('scheme').oneOf('HTTP', 'HTTPS');
    if (!path && !scheme && headers.length === 0) return undefined;
    return literalCode({
      path,
      port: declared(action.get('port'), pod),
      headers: headers.length > 0 ? propertiesCode(headers) : undefined,
      scheme,
    });
  },
  tcpSocket: (action, pod) => literalCode({ port: declared(action.only('port').get('port'), pod) }),
  grpc: (action, pod) => {
    action.only('port', 'service');
    return literalCode({ grpc: declared(action.get('port'), pod), service: action.get('service').code });
  },
  exec: (action) => {
    for (const word of action.only('command').get('command').items) word.text;
    return literalCode({ command: action.get('command').code });
  },
});

/** Why a port is used although no container declares it, as far as manifests say. */
const UNDECLARED = 'no container declares it';

/** A port that containers declare, or with the reason why none does. @throws Unfit where it is a name that none declares */
export function declared(port: Place, { ports }: Pick<Pod, 'ports'>): Code | undefined {
  const { value } = port;
  if (!port.isThere || ports.has(value as number | string)) return port.code;
  if (typeof value !== 'number') throw new Unfit(`port ${value} is declared by no container`);
  return callCode('undeclared', atomCode(value), textCode(UNDECLARED));
}

function volumes(container: Place, pod: Pod): readonly Property[] {
  const mounts = container.get('volumeMounts');
  if (!mounts.isThere) return [];
  return [
    mounts.entry(
      'volumes',
      mounts.list((mount) => volume(mount, pod)),
    ),
  ];
}

function volume(mount: Place, pod: Pod): Code {
  mount.only('name', 'mountPath', 'subPath', 'readOnly', 'subPathExpr', 'mountPropagation', 'recursiveReadOnly');
  const found = pod.volumes?.get(mount.get('name').text);
  if (!found) return mount.without();
  const source = found.without('name');
  const file = fileOf(mount, found);
  if (file) return propertiesCode([...mount.without('subPath').entries, { key: 'file', value: file }]);
  return propertiesCode([...mount.without().entries, ...sourceOf(found, pod, source)]);
}

/** The key of a ConfigMap or Secret that is mounted alone, where the volume has no other fields. */
function fileOf(mount: Place, volume: Place): Code | undefined {
  const key = mount.get('subPath');
  const [[kind, from] = ['', volume], ...others] = [...volume.fields].filter(([name]) => name !== 'name');
  const name = kind === 'configMap' ? 'name' : 'secretName';
  if (!key.isThere || others.length > 0 || !['configMap', 'secret'].includes(kind)) return undefined;
  if ([...from.fields.keys()].some((field) => field !== name)) return undefined;
  const object = constructAt(from);
  return object ? member(object, key.text) : literalCode({ [kind]: from.get(name).code, key: key.code });
}

function sourceOf(volume: Place, pod: Pod, source: LiteralCode): readonly Property[] {
  const [[kind, from] = ['', volume], ...others] = [...volume.fields].filter(([name]) => name !== 'name');
  const fields = [...from.fields.keys()];
  const isOnly = (field: string) => others.length === 0 && fields.length === 1 && fields[0] === field;
  if (kind === 'emptyDir' && others.length === 0 && fields.length === 0) return [];
  if (kind === 'persistentVolumeClaim' && isOnly('claimName') && !pod.waits)
    return [{ key: 'claim', value: from.get('claimName').code as Code }];
  if (kind === 'configMap' && isOnly('name'))
    return [{ key: 'configMap', value: constructAt(from) ?? (from.get('name').code as Code) }];
  if (kind === 'secret' && isOnly('secretName'))
    return [{ key: 'secret', value: constructAt(from) ?? (from.get('secretName').code as Code) }];
  return hasNoProperties(source) ? [] : [{ key: 'source', value: source }];
}
