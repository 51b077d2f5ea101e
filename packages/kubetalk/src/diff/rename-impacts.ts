import { namespaceOf, objectKey } from '../kubernetes/objects';
import { identity, type Manifest, title } from '../manifest/manifest';
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
  const pointers =
    still.length > 0 ? `; ${still.join(', ')} still ${still.length === 1 ? 'names' : 'name'} ${old}` : '';
  return impacts.map(({ id, message }) => {
    if (id === 'left-behind' || id === 'deleted-when-pruned') return { id, message: `${old}: ${message}` };
    return { id, message: id === 'created' ? `${meaning}${pointers}` : message };
  });
}

/** What a new name means, by kind. */
const MEANINGS: Readonly<Record<string, string>> = {
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
};

function nameFor(before: Manifest, after: Manifest): string {
  const [one, other] = [before, after].map(namespaceOf);
  return one === other ? title(before) : `${title(before)} in namespace ${one}`;
}

/** Who names the old object all the same, once all is applied. */
function pointingAt(before: Manifest, stages: Stages): readonly string[] {
  const key = objectKey(before);
  // Whom a Secret names is not told.
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
