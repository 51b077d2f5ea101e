import { namespaceOf } from '../kubernetes/objects';
import { identity, type Manifest, title } from '../manifest/manifest';
import { type Service, targetNumber } from '../topology/services';
import type { Topology } from '../topology/topology';
import type { Workload } from '../topology/workloads';
import type { Impact } from './report';
import type { Stages } from './stages';

/** The impact on a Service that Pods answer before the change, and the objects that show it. */
export interface Unanswered {
  readonly impact: Impact;
  readonly over: readonly Manifest[];
}

/** The Services that no Pod answers any more, or not until new Pods are ready. */
export function unanswered(stages: Stages): readonly Unanswered[] {
  return stages.before().services.flatMap((service) => {
    const { manifest } = service;
    if (!manifest || !isAnswered(service)) return [];
    const isAnsweredIn = (stage: Topology) => {
      const found = find(manifest, stage);
      return found === undefined || isAnswered(found, stages);
    };
    const now = find(manifest, stages.now());
    const isAnsweredNow = now === undefined || isAnswered(now, stages, (workload) => !stages.isMade(workload));
    if (isAnsweredNow && isAnsweredIn(stages.rolled())) return [];
    const isChanged = now?.manifest !== manifest;
    const own = [manifest, ...(now?.manifest ? [now.manifest] : [])];
    const workloads = [service, now, find(manifest, stages.rolled())].flatMap((one) => one?.workloads ?? []);
    const over = isChanged ? own : workloads.map((workload) => workload.manifest);
    const end = ENDS.find(([, stage]) => isAnsweredIn(stages[stage]()))?.[0] ?? 'any more';
    const id = isAnsweredIn(stages.rolled()) ? 'interrupted' : 'unanswered';
    return [{ impact: { id, message: `no Pod answers ${title(manifest)} ${end}` }, over: [...new Set(over)] }];
  });
}

/** When it is answered again, the first that fits. */
const ENDS = [
  ['until the new Pods are ready', 'rolled'],
  ['until what is refused is accepted', 'accepted'],
  ['until its Pods are replaced', 'after'],
] as const;

/**
 * Whether some Pod listens where one of its ports leads.
 *
 * @param isThere whether a workload's Pods run @default - all do
 */
function isAnswered(
  { workloads, endpoints, type, ports }: Service,
  stages?: Stages,
  isThere: (workload: Workload) => boolean = () => true,
): boolean {
  if (type === 'ExternalName' || endpoints.length > 0) return true;
  return workloads.some(
    (workload) =>
      workload.replicas !== 0 &&
      isThere(workload) &&
      (ports.length === 0 ||
        ports.some((port) => {
          const number = targetNumber(port, workload);
          return number !== undefined && !stages?.opensLater(workload, number);
        })),
  );
}

function find(manifest: Manifest, topology: Topology): Service | undefined {
  return topology.findService(namespaceOf(manifest), identity(manifest).name);
}
