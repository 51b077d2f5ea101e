import { namespaceOf, objectKey } from '../kubernetes/objects';
import { identity, type Manifest, title } from '../manifest/manifest';
import { table } from '../manifest/table';
import { references } from '../topology/references';
import type { Topology } from '../topology/topology';
import { workloadTitle } from '../topology/workloads';
import type { Impact } from './report';
import type { Stages } from './stages';

/** What it means that an object goes under one name and comes under another, beside what each of the two means. */
export function renameImpacts(
  before: Manifest,
  after: Manifest,
  impacts: readonly Impact[],
  stages: Stages,
): readonly Impact[] {
  const old = nameFor(before, after);
  const meaning = MEANINGS[identity(after).kind] ?? 'new in the cluster under this name';
  const still = pointingAt(before, stages);
  if (still.length === 0 && isContentNamed(before, after)) return contentImpacts(impacts);
  const pointers =
    still.length > 0 ? `; ${still.join(', ')} still ${still.length === 1 ? 'names' : 'name'} ${old}` : '';
  const both = behindOneService(before, after, stages);
  return impacts.map((impact) => {
    const { id, message } = impact;
    if (id === 'left-behind' || id === 'deleted-when-pruned') return { ...impact, message: `${old}: ${message}` };
    return id === 'created' ? { ...impact, message: `${meaning}${both}${pointers}` } : impact;
  });
}

/** What a new name means, by kind. */
const MEANINGS: Readonly<Record<string, string>> = table({
  ...Object.fromEntries(
    ['DaemonSet', 'Deployment', 'ReplicaSet', 'Job', 'Pod'].map((kind) => [
      kind,
      'new Pods, beside those of the old one',
    ]),
  ),
  StatefulSet: 'new Pods with other names and addresses, and new empty volumes where it has claims of its own',
  Service: 'a new address and name',
  PersistentVolumeClaim: 'a new empty volume: what is in the old one stays there',
  Namespace: 'a new empty namespace',
});

/** Whether the name of a ConfigMap or Secret ends in a hash of what is in it, as generators write it. */
function isContentNamed(before: Manifest, after: Manifest): boolean {
  const [one, other] = [before, after].map((manifest) => /^(.+)-[a-z0-9]{8,10}$/.exec(identity(manifest).name)?.[1]);
  return /^(ConfigMap|Secret)$/.test(identity(after).kind) && one !== undefined && one === other;
}

/** Another content under another name: the Pods that read it are replaced, and the old object is for those that are not yet. */
function contentImpacts(impacts: readonly Impact[]): readonly Impact[] {
  return impacts.flatMap((impact): Impact[] => {
    if (impact.id === 'created')
      return [
        {
          id: 'updated',
          message: 'other content under another name: workloads that name it roll, and read it from their start',
        },
      ];
    return impact.id === 'left-behind' ? [] : [impact];
  });
}

/** The Services that forward to the Pods of both, as long as the old object is there. */
function behindOneService(before: Manifest, after: Manifest, stages: Stages): string {
  const names = stages
    .now()
    .services.filter(({ workloads }) =>
      [before, after].every((one) => workloads.some(({ manifest, replicas }) => manifest === one && replicas !== 0)),
    )
    .map(({ name }) => `Service ${name}`);
  if (names.length === 0) return '';
  return `; ${names.join(', ')} ${names.length === 1 ? 'forwards' : 'forward'} to both until the old one is deleted`;
}

function nameFor(before: Manifest, after: Manifest): string {
  const [one, other] = [before, after].map(namespaceOf);
  return one === other ? title(before) : `${title(before)} in namespace ${one}`;
}

/** What still refers to the old object once all is applied. */
function pointingAt(before: Manifest, stages: Stages): readonly string[] {
  const key = objectKey(before);
  // What a Secret names is not shown.
  const callers = stages.before().calls.filter(({ service, secret }) => service?.manifest === before && !secret);
  const after = stages.after();
  const asking = callers.filter(({ caller, address }) => {
    const now = after.calls.filter((call) => objectKey(call.caller.manifest) === objectKey(caller.manifest));
    return now.some((call) => call.address.host === address.host);
  });
  const { kind, name } = identity(before);
  return [...new Set([...asking.map(({ caller }) => workloadTitle(caller)), ...referrers(after, kind, name, key)])];
}

function referrers({ workloads }: Topology, kind: string, name: string, key: string): readonly string[] {
  const namespace = key.split('/')[1];
  return workloads
    .filter((workload) => workload.namespace === namespace)
    .filter((workload) => references(workload).some((one) => one.kind === kind && one.name === name))
    .map(workloadTitle);
}
