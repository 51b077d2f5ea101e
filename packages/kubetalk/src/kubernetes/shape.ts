import { memo } from '../manifest/memo';
import { Kubernetes } from './version';

/**
 * What identifies the items of a list: fields of theirs, of which the first group counts that all items have; by what
 * they are, so that they have no place (`set`); or by their places.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export type ListType = 'set' | readonly (readonly string[])[];

/** What is known of a value before it is seen. */
export interface Shape {
  /** Its type as ./schema/table.ts spells it, undefined where it is not one of Kubernetes' own. */
  readonly type: string | undefined;
  /** What identifies its items, undefined where it is no list, or only their places do. */
  readonly listType: ListType | undefined;
  /** How kubectl apply --server-side merges its items, undefined where it replaces the list. */
  readonly mergedBy: ListType | undefined;
  field(name: string): Shape;
  item(): Shape;
}

/**
 * Lists in which no item has a place, though the definitions call them atomic: their order is kept, but has no meaning.
 * In custom resources they mean the same.
 */
const UNORDERED = new Set([
  'accessModes',
  'egress',
  'from',
  'ingress',
  'matchExpressions',
  'policyTypes',
  'subjects',
  'to',
  'values',
]);

/** A value of a type of Kubernetes' own, spelled as in ./schema/table.ts. */
class OfType implements Shape {
  private readonly fields = new Map<string, Shape>();
  private items: Shape | undefined;

  constructor(
    private readonly kubernetes: Kubernetes,
    readonly type: string,
    private readonly name: string,
  ) {}

  get listType(): ListType | undefined {
    return this.type.startsWith('[]') && UNORDERED.has(this.name) ? 'set' : this.mergedBy;
  }

  get mergedBy(): ListType | undefined {
    const [, keys] = /^\[(.*?)\]/.exec(this.type) ?? [];
    if (keys === '=') return 'set';
    return keys === undefined || keys === '' ? undefined : [keys.split(',')];
  }

  field(name: string): Shape {
    const found = this.fields.get(name) ?? this.into(this.typeOf(name), name);
    this.fields.set(name, found);
    return found;
  }

  item(): Shape {
    this.items ??= this.into(this.type.startsWith('[') ? this.type.slice(this.type.indexOf(']') + 1) : undefined, '');
    return this.items;
  }

  private typeOf(field: string): string | undefined {
    return this.type.startsWith('{}') ? this.type.slice(2) : this.kubernetes.typeNamed(this.type)?.get(field);
  }

  private into(type: string | undefined, name: string): Shape {
    return type === undefined ? guessed(name) : new OfType(this.kubernetes, type, name);
  }
}

/** What custom resources take over from Kubernetes' own. */
const TAKEN_OVER = ['core.v1.PodSpec', 'core.v1.Container', 'core.v1.ServiceSpec', 'meta.v1.ObjectMeta'];

let takenOver: ReadonlyMap<string, ListType> | undefined;

/** The lists that custom resources take over, by their names; where two have one name, the items say which it is. */
function listsTakenOver(): ReadonlyMap<string, ListType> {
  const found = new Map<string, ListType>([...UNORDERED].map((name) => [name, 'set']));
  for (const type of TAKEN_OVER)
    for (const [name, spelled] of Kubernetes.newest.typeNamed(type) ?? []) {
      const { listType } = new OfType(Kubernetes.newest, spelled, name);
      const other = found.get(name);
      if (listType === 'set') found.set(name, listType);
      else if (listType && other !== 'set') found.set(name, [...(other ?? []), ...listType]);
    }
  return found;
}

/** The shape of a value of which only the name is known; all objects have the same metadata. */
export function guessed(name: string): Shape {
  if (name === 'metadata') return METADATA;
  takenOver ??= listsTakenOver();
  return {
    type: undefined,
    listType: takenOver.get(name),
    mergedBy: undefined,
    field: guessed,
    item: () => guessed(''),
  };
}

const METADATA: Shape = new OfType(Kubernetes.newest, 'meta.v1.ObjectMeta', 'metadata');

const shapes = memo((_: Kubernetes) => new Map<string, Shape>());

/** The shape of the objects of a kind; of one that the version does not serve it is guessed. */
export function shapeOf(kubernetes: Kubernetes, apiVersion: string, kind: string): Shape {
  const type = `${apiVersion}/${kind}`;
  const known = shapes(kubernetes);
  const shape =
    known.get(type) ?? (kubernetes.serves(apiVersion, kind) ? new OfType(kubernetes, type, '') : guessed(''));
  known.set(type, shape);
  return shape;
}
