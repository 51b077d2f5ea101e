import { namespaceOf } from '../kubernetes/objects';
import { type FieldPath, identity, type Json, list, type Manifest, record } from '../manifest/manifest';
import { references } from '../topology/references';
import type { Workload } from '../topology/workloads';

/** How Pods read a ConfigMap or Secret: files follow within about a minute, the others are read once, at the start. */
export type ConsumedAs = 'files' | 'subPath' | 'environment';

/** A workload that reads an object, and how. */
export interface Reader {
  readonly workload: Workload;
  readonly reading: ConsumedAs;
}

/** Who reads each ConfigMap and Secret, each workload at its slowest. */
export class Readers {
  private readonly known = new Map<string, Map<Workload, ConsumedAs>>();

  constructor(workloads: readonly Workload[]) {
    for (const workload of workloads)
      for (const { kind, name, path } of references(workload))
        if (kind === 'ConfigMap' || kind === 'Secret')
          this.add(`${kind}/${workload.namespace}/${name}`, workload, readingAt(workload, path));
  }

  of(manifest: Manifest): readonly Reader[] {
    const { kind, name } = identity(manifest);
    const found = this.known.get(`${kind}/${namespaceOf(manifest)}/${name}`) ?? [];
    return [...found].map(([workload, reading]) => ({ workload, reading }));
  }

  private add(object: string, workload: Workload, reading: ConsumedAs | undefined): void {
    if (reading === undefined) return;
    const readers = this.known.get(object) ?? new Map<Workload, ConsumedAs>();
    this.known.set(object, readers);
    const before = readers.get(workload);
    if (before === undefined || SLOWNESS.indexOf(reading) > SLOWNESS.indexOf(before)) readers.set(workload, reading);
  }
}

const SLOWNESS: readonly ConsumedAs[] = ['files', 'subPath', 'environment'];

/** How the reference at a path of the manifest is read; undefined where it is not read by programs, such as a pull secret. */
function readingAt({ podSpec, podSpecPath, containers }: Workload, path: FieldPath): ConsumedAs | undefined {
  const [field, index] = path.slice(podSpecPath.length);
  if (field === 'imagePullSecrets') return undefined;
  if (field !== 'volumes' || typeof index !== 'number') return 'environment';
  const { name } = record(list(podSpec.volumes)[index]);
  const mounts = containers.flatMap(({ value }) => list(value.volumeMounts).map(record));
  return mounts.some((mount) => mount.name === name && isGiven(mount.subPath ?? mount.subPathExpr))
    ? 'subPath'
    : 'files';
}

const isGiven = (value: Json | undefined) => typeof value === 'string' && value !== '';
