import { namespaceOf } from '../kubernetes/objects';
import { identity, type Manifest, record, text, title } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { listed } from '../text/budget';
import { forPort, isStranger, type Service, targetNumber } from '../topology/services';
import type { Topology } from '../topology/topology';
import { type Workload, workloadTitle } from '../topology/workloads';
import type { Stages } from './stages';

/** The Pods behind a Service, as text for people. */
interface Endpoints {
  /** `2 Pods (ReplicaSet web)` */
  readonly pods: string;
  /** What distinguishes them from others: workloads, numbers of Pods, their ports. */
  readonly key: string;
}

/** What a Service's endpoints become; undefined where they stay what they are. Found once for all of its ports that change. */
export function endpointsChange(manifest: Manifest, stages: Stages): string | undefined {
  return changesIn(stages)(manifest);
}

const changesIn = memo((stages: Stages) => memo((manifest: Manifest) => changeOf(manifest, stages)));

function changeOf(manifest: Manifest, stages: Stages): string | undefined {
  const all = [stages.before(), stages.now(), stages.rolled(), stages.after()].map((some) => endpoints(manifest, some));
  const [before, now, rolled, after] = all;
  // An interruption is reported for the Service as a whole.
  if (!before || !now || !rolled || !after || (rolled.key === before.key && after.key === before.key)) return undefined;
  // Endpoints that differ only in their port show it.
  const shown = ({ pods, key }: Endpoints) => (all.every((one) => one?.pods === pods) ? key : pods);
  const steps = [
    ...(now.key === before.key ? [] : [shown(now)]),
    ...(rolled.key === now.key ? [] : [`${shown(rolled)} once the new Pods are ready`]),
    ...(after.key === rolled.key ? [] : [`later ${shown(after)}`]),
  ];
  return `from ${shown(before)} to ${steps.join(', ')}${strangers(manifest, stages.after())}`;
}

function endpoints(manifest: Manifest, topology: Topology): Endpoints | undefined {
  const service = find(manifest, topology);
  if (!service) return undefined;
  const { ports, workloads } = service;
  const { count, names } = runningIn(workloads);
  const numbers = ports.flatMap((port) => numbersOf(workloads, port));
  const others = elsewhere(service);
  if (names === '' && others !== '') return { pods: others, key: others };
  const found = names ? `${count} (${names})` : `${count} of these manifests`;
  const pods = others === '' ? found : `${found} and ${others}`;
  return { pods, key: `${pods}, port ${listed([...new Set(numbers)]) || '(none)'}` };
}

/** What runs of a list of workloads, in words; Services of one selector share the list. */
const runningIn = memo((workloads: readonly Workload[]) => {
  const running = workloads.filter(isRunning);
  const counts = running.map(({ replicas }) => replicas);
  const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0);
  const count = counts.includes(undefined)
    ? `${sum > 0 ? `${sum} and ` : ''}some Pods`
    : `${sum} Pod${sum === 1 ? '' : 's'}`;
  return { count, names: listed([...new Set(running.map(workloadTitle))]) };
});

const isRunning = ({ replicas }: Workload) => replicas !== 0;

/** Where a port of a Service leads in what runs, each number once. */
const numbersOf = forPort((workloads, port): readonly (number | string)[] => [
  ...new Set(workloads.filter(isRunning).map((workload) => targetNumber(port, workload) ?? port.targetPort)),
]);

/** What answers that is no Pod of the manifests. */
function elsewhere({ type, manifest, endpoints: some }: Service): string {
  if (type === 'ExternalName') return `host ${text(record(manifest?.value.spec).externalName)}`;
  return some.length === 0 ? '' : `what ${listed(some, title)} ${some.length === 1 ? 'names' : 'name'}`;
}

function find(manifest: Manifest, topology: Topology): Service | undefined {
  return topology.findService(namespaceOf(manifest), identity(manifest).name);
}

function strangers(manifest: Manifest, topology: Topology): string {
  const { ports, workloads } = find(manifest, topology) ?? { ports: [], workloads: [] };
  const [port] = ports;
  if (!port || workloads.length < 2) return '';
  const { count, names } = strangersTo(workloads, port);
  if (count === 0 || count === workloads.length) return '';
  return `; requests that land at ${names} fail: port ${port.targetPort} is not served there`;
}

const strangersTo = forPort((workloads, port) => {
  const found = workloads.filter((workload) => isStranger(workload, port));
  return { count: found.length, names: listed(found, workloadTitle) };
});
