import { groupBy } from '../manifest/group-by';
import { InputError } from '../manifest/input-error';
import { type Edge, type Node, type Picture, shortened } from './picture';

/** More boxes than this are not taken in at a glance. */
export const MOST_BOXES = 40;
/** GitHub draws no Mermaid of more arrows; to place more takes minutes. */
const MOST_ARROWS = 500;
const MOST_NAMES = 6;

/**
 * A picture of many boxes with fewer of them: Services are drawn with their Pods, and those that play the same part are drawn
 * for each other, as finely as the number of boxes allows. What is broken stays by itself, or where that is too much, apart
 * from what is not.
 *
 * @param apart the ids of boxes that are not folded
 * @throws InputError where more arrows are left than anybody can follow
 */
export function fold(picture: Picture, most = MOST_BOXES, apart: ReadonlySet<string> = new Set()): Picture {
  const folded = picture.nodes.length <= most ? picture : fewer(picture, most, apart);
  const { length } = folded.edges;
  if (length > MOST_ARROWS)
    throw new InputError(`${length} arrows are too many for a picture: name fewer files, or use --format text`);
  return folded;
}

function fewer(picture: Picture, most: number, apart: ReadonlySet<string>): Picture {
  const paired = withPods(picture);
  const folded = paired.nodes.length <= most ? paired : stacked(paired, most + apart.size, apart);
  const broken = standsAlone(brokenEnds(picture), most) ? '; broken objects keep their own boxes' : '';
  const folding = `${picture.nodes.length} boxes are drawn as ${folded.nodes.length}${broken}. Name fewer files to see each, or use --format text.`;
  return { ...folded, remark: [picture.remark, folding].filter(Boolean).join(' ') };
}

/** A Service and the one workload behind it, where neither has another, become one box. */
export function withPods(picture: Picture): Picture {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]));
  const out = groupBy(
    picture.edges.filter(({ kind }) => kind === 'forwards'),
    ({ from }) => from,
  );
  const into = groupBy(picture.edges, ({ to }) => to);
  const bad = brokenEnds(picture);
  const pairs = new Map<string, Node>();
  const gone = new Map<string, string>();
  for (const { from, to, kind } of picture.edges) {
    const [service, workload] = [nodes.get(from), nodes.get(to)];
    if (kind !== 'forwards' || !service || !workload || bad.has(from) || bad.has(to)) continue;
    if (out.get(from)?.length !== 1 || into.get(to)?.length !== 1) continue;
    const amount = workload.details.find((detail) => detail.endsWith('replicas'));
    const details = [...service.details, `${workload.title}${amount ? `, ${amount}` : ''}`];
    pairs.set(from, { ...service, details, members: [from, to] });
    gone.set(to, from);
  }
  return redrawn(picture, gone, pairs);
}

/** The part that each box plays, by its id. */
type Parts = ReadonlyMap<string, string>;

/** One box for all that play the same part, by the finest division that is not too fine. */
function stacked(picture: Picture, most: number, apart: ReadonlySet<string>): Picture {
  const around = neighbours(picture);
  const parts = (keyOf: (node: Node) => unknown) => division(picture, most, apart, keyOf);
  const kinds = parts((node) => [node.kind, node.namespace, kindOf(node)]);
  const sameNeighbours = refined(new Map(picture.nodes.map(({ id }) => [id, id])), around, kinds);
  const divisions = [
    sameNeighbours,
    ...rounds(kinds, around, most),
    parts(({ kind, namespace }) => (namespace === undefined ? kind : [namespace])),
    parts(kindOf),
  ];
  const fits = divisions.find((some) => isClear(picture, some, most)) ?? (divisions.at(-1) as Parts);
  return drawn(
    picture,
    groupBy(picture.nodes, ({ id }) => fits.get(id) ?? id),
  );
}

/** More arrows between folded boxes than this cover each other. */
const MOST_LINES = 80;

function isClear({ edges }: Picture, parts: Parts, most: number): boolean {
  const lines = new Set(edges.map(({ from, to, kind }) => `${parts.get(from)} ${parts.get(to)} ${kind}`));
  return new Set(parts.values()).size <= most && lines.size <= MOST_LINES;
}

/** Divisions from fine to coarse: the last is the one given, each finer one is by the parts of callers and callees. */
function rounds(coarsest: Parts, around: Neighbours, most: number): Parts[] {
  const found = [coarsest];
  for (;;) {
    const last = found[0] as Parts;
    const next = refined(last, around, last);
    const size = new Set(next.values()).size;
    if (size === new Set(last.values()).size || size > most) return found;
    found.unshift(next);
  }
}

/** Boxes by what is asked of them; what an error touches plays a part of its own, unless that is too much. */
function division(picture: Picture, most: number, apart: ReadonlySet<string>, keyOf: (node: Node) => unknown): Parts {
  const bad = brokenEnds(picture);
  const alone = standsAlone(bad, most);
  return new Map(
    picture.nodes.map((node) => {
      const single = node.kind === 'outside' || (alone && bad.has(node.id)) || apart.has(node.id);
      return [node.id, JSON.stringify(single ? { id: node.id } : [keyOf(node), node.kind === 'missing', node.checks])];
    }),
  );
}

/** Whether there is room for all that is broken. */
function standsAlone(broken: ReadonlySet<string>, most: number): boolean {
  return broken.size <= most / 2;
}

type Neighbours = ReadonlyMap<string, readonly { readonly how: string; readonly id: string }[]>;

function neighbours({ edges }: Picture): Neighbours {
  const ends = edges.flatMap(({ from, to, kind, checks }) => [
    { of: from, how: `${kind} ${checks} to`, id: to },
    { of: to, how: `${kind} ${checks} from`, id: from },
  ]);
  return groupBy(ends, ({ of }) => of);
}

/** Divides by neighbours: boxes stay together where their neighbours play the same parts. */
function refined(parts: Parts, around: Neighbours, own: Parts): Parts {
  const numbers = new Map<string, string>();
  return new Map(
    [...own].map(([id, part]) => {
      const set = new Set((around.get(id) ?? []).map((other) => `${other.how} ${parts.get(other.id)}`));
      const key = JSON.stringify([part, ...[...set].sort()]);
      // Numbers instead of ever longer keys.
      if (!numbers.has(key)) numbers.set(key, `${numbers.size}`);
      return [id, numbers.get(key) as string];
    }),
  );
}

/** The boxes of errors, and the ends of broken arrows. */
function brokenEnds({ nodes, edges }: Picture): Set<string> {
  const own = nodes.filter(isBroken).map(({ id }) => id);
  return new Set([...own, ...edges.filter(isBroken).flatMap(({ from, to }) => [from, to])]);
}

/** `Service` of `Service web`. */
function kindOf({ kind, title }: Node): string {
  return kind === 'host' ? 'host' : (title.split(' ')[0] ?? '');
}

/** Draws one box for each group of several, with the first of their names. */
function drawn(picture: Picture, groups: ReadonlyMap<string, readonly Node[]>): Picture {
  const gone = new Map<string, string>();
  const stacks = new Map<string, Node>();
  for (const group of groups.values()) {
    const [first] = group as readonly [Node, ...Node[]];
    if (group.length === 1) continue;
    for (const { id } of group.slice(1)) gone.set(id, first.id);
    const kinds = groupBy(group, kindOf);
    const names = group.map(({ title }) => title.split(' ').at(-1) ?? '');
    const counts = [...kinds].map(([kind, { length }]) => `${length} × ${kind}`);
    const namespaces = new Set(group.map(({ namespace }) => namespace));
    stacks.set(first.id, {
      ...first,
      namespace: namespaces.size === 1 ? first.namespace : undefined,
      title: kinds.size === 1 ? (counts[0] as string) : `${group.length} objects`,
      details: [
        ...(namespaces.size > 1 ? [`in ${namespaces.size} namespaces`] : []),
        ...shortened(kinds.size === 1 ? names : counts, MOST_NAMES),
      ],
      members: group.flatMap((node) => node.members ?? [node.id]),
    });
  }
  return redrawn(picture, gone, stacks);
}

const isBroken = ({ checks }: { readonly checks: readonly string[] }) => checks.length > 0;

/** The picture with boxes that are gone into others, and these as they are now. */
function redrawn(picture: Picture, gone: ReadonlyMap<string, string>, changed: ReadonlyMap<string, Node>): Picture {
  const end = (id: string) => gone.get(id) ?? id;
  const moved = picture.edges
    .map((edge) => ({ ...edge, from: end(edge.from), to: end(edge.to), own: edge.from === edge.to }))
    // What leads from a box to itself says nothing more about it, unless a workload really calls itself, or can't.
    .filter(({ from, to, own, ...edge }) => from !== to || own || isBroken(edge));
  const edges = groupBy(moved, ({ from, to, kind }) => JSON.stringify([from, to, kind])).values();
  const nodes = picture.nodes.filter(({ id }) => !gone.has(id)).map((node) => changed.get(node.id) ?? node);
  return { ...picture, nodes, edges: [...edges].map(oneOf) };
}

/** One arrow for several of a kind between the same boxes. */
function oneOf(several: readonly Edge[]): Edge {
  const [{ from, to, kind }] = several as readonly [Edge, ...Edge[]];
  return {
    from,
    to,
    kind,
    labels: [...new Set(several.flatMap(({ labels }) => labels))].sort(),
    checks: [...new Set(several.flatMap(({ checks }) => checks))].sort(),
    problems: several.flatMap(({ problems }) => problems),
    statements: several.flatMap(({ statements }) => statements),
  };
}
