import { keyOf, kindOf, namespaceOf, objectKey } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import { identity, type Manifest } from '../manifest/manifest';
import { MOST_KNOWN } from '../text/budget';

/** The objects of manifests, by kind and name; kinds that are not Kubernetes' own end in their group. */
export class Objects {
  /** In an order that does not depend on that of the manifests. */
  readonly all: readonly Manifest[];
  readonly namespaces: ReadonlySet<string>;
  private readonly byKey: ReadonlyMap<string, Manifest>;
  private readonly byKind: ReadonlyMap<string, readonly Manifest[]>;
  private readonly byKindAndNamespace: ReadonlyMap<string, readonly Manifest[]>;

  constructor(manifests: readonly Manifest[]) {
    const named = manifests.map((manifest) => [objectKey(manifest), manifest] as const).sort(byName);
    this.all = named.map(([, manifest]) => manifest);
    this.byKey = new Map(named);
    this.byKind = groupBy(this.all, kindOf);
    this.byKindAndNamespace = groupBy(this.all, (manifest) => keyOf(kindOf(manifest), namespaceOf(manifest), ''));
    this.namespaces = new Set(this.all.map(namespaceOf).filter(Boolean));
  }

  /** The last one, where several have the name. */
  readonly find = (kind: string, namespace: string, name: string): Manifest | undefined =>
    this.byKey.get(keyOf(kind, namespace, name));

  readonly ofKind = (kind: string): readonly Manifest[] => this.byKind.get(kind) ?? [];

  /** The names of a kind's objects in a namespace, one more than a misspelt one is compared with at most. */
  readonly namesOf = (kind: string, namespace: string): readonly string[] => {
    const some = (this.byKindAndNamespace.get(keyOf(kind, namespace, '')) ?? []).slice(0, MOST_KNOWN + 1);
    return some.map((manifest) => identity(manifest).name);
  };
}

/** By what the objects are called; what is called the same, by what it says. */
function byName([one, { value }]: readonly [string, Manifest], [other, rival]: readonly [string, Manifest]): number {
  return compare(one, other) || compare(JSON.stringify(value), JSON.stringify(rival.value));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
