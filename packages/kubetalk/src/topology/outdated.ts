import { at, type JsonObject, list, type Manifest, record, strings, text } from '../manifest/manifest';
import type { Live } from './live';
import type { Workload } from './workloads';

/** What a Pod runs that its workload says otherwise; undefined where it runs just that. */
export function outdated(workload: Workload, pod: Manifest, live: Live): string | undefined {
  return difference(workload, templateOf(pod, live));
}

/** What a Pod was made from: what its ReplicaSet says, as the cluster may add to a Pod. */
function templateOf(pod: Manifest, live: Live): JsonObject {
  const maker = live.controllerOf(pod);
  const isReplicas = maker?.value.kind === 'ReplicaSet' && live.controllerOf(maker) !== undefined;
  return record(isReplicas ? at(maker.value, ['spec', 'template']) : pod.value);
}

/** The first thing that a workload says otherwise; values of variables may be secrets. */
function difference({ containers, labels }: Workload, template: JsonObject): string | undefined {
  const { initContainers, containers: own } = record(template.spec);
  const running = new Map([...list(initContainers), ...list(own)].map(record).map((one) => [text(one.name), one]));
  for (const { name, value, image } of containers) {
    const one = running.get(name);
    if (!one) return `they have no container ${name}`;
    if (text(one.image) !== image) return `container ${name} has image ${text(one.image)}, not ${image}`;
    const field = ['command', 'args', 'ports'].find((key) => !isSame(one[key], value[key]));
    if (field) return `container ${name} has other ${field}`;
    const env = new Map(list(one.env).map((entry) => [text(record(entry).name), entry]));
    const variable = list(value.env).find((entry) => !isSame(env.get(text(record(entry).name)), entry));
    if (variable) return `container ${name} has another ${text(record(variable).name)}`;
  }
  const found = strings(record(template.metadata).labels);
  const label = Object.entries(labels).find(([key, value]) => found[key] !== value);
  return label && `they have no label ${label.join('=')}`;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
