import { InputError } from '../manifest/input-error';
import { didYouMean } from '../text/nearest';
import { type Edge, namespacesOf, type Picture } from './picture';
import { plainNamespace } from './side-by-side';

/** The part of a picture that is asked for. */
export interface Focus {
  /** An object: `web`, `Service web`, `Service/web`. @default - all */
  readonly name?: string;
  /** How many calls away from it. @default - all that reach it, and all that it reaches */
  readonly depth?: number;
  /** What is in a namespace, and what it has to do with directly. @default - all namespaces */
  readonly namespace?: string;
}

/**
 * The part of a picture that is asked for; it says how much that is.
 *
 * @throws InputError where it has no such object or namespace
 */
export function focused(picture: Picture, { name, depth, namespace }: Focus): Picture {
  const inside = namespace === undefined ? picture : within(picture, namespace);
  if (name === undefined) return inside;
  const ids = inside.nodes.filter(({ title }) => isNamed(title, name)).map(({ id }) => id);
  if (ids.length === 0) {
    const names = inside.nodes.map(({ title }) => title.slice(title.indexOf(' ') + 1));
    throw new InputError(`no object is called ${name}${didYouMean(name, names)}`);
  }
  return around(inside, ids, depth);
}

/** Whether a title (`Service web`) is meant by a name: `web`, `Service web` or `Service/web`. */
export function isNamed(title: string, name: string): boolean {
  const wanted = name.replace('/', ' ');
  return title === wanted || title.slice(title.indexOf(' ') + 1) === wanted;
}

function within(picture: Picture, namespace: string): Picture {
  const known = [...new Set(namespacesOf(picture).flatMap((one) => plainNamespace(one) ?? []))];
  if (!known.includes(namespace))
    throw new InputError(
      `no object is in namespace ${namespace}${didYouMean(namespace, known, `: there is ${known.join(', ')}`)}`,
    );
  const own = new Set(picture.nodes.filter((node) => plainNamespace(node.namespace) === namespace).map(({ id }) => id));
  const edges = picture.edges.filter(({ from, to }) => own.has(from) || own.has(to));
  return part(
    picture,
    new Set([...own, ...edges.flatMap(({ from, to }) => [from, to])]),
    edges,
    `namespace ${namespace}`,
  );
}

/** What reaches some boxes, and what these reach, so many calls away. */
export function around(picture: Picture, ids: readonly string[], depth = Number.POSITIVE_INFINITY): Picture {
  const callers = reached(ids, picture.edges, ({ from, to }) => [to, from], depth);
  const callees = reached(ids, picture.edges, ({ from, to }) => [from, to], depth);
  // What lies between is drawn where the way leads on from one to the other: not from a caller to another of its callees.
  const edges = picture.edges.filter(
    ({ from, to }) => (callers.has(from) && callers.has(to)) || (callees.has(from) && callees.has(to)),
  );
  const first = picture.nodes.find(({ id }) => id === ids[0])?.title ?? '';
  return part(picture, new Set([...callers, ...callees]), edges, first);
}

/** What a search along arrows comes to; from a Service to its Pods is no call. */
function reached(
  start: readonly string[],
  edges: readonly Edge[],
  ends: (edge: Edge) => [string, string],
  depth: number,
) {
  const next = new Map<string, Edge[]>();
  for (const edge of edges) {
    const [before] = ends(edge);
    const others = next.get(before);
    if (others) others.push(edge);
    else next.set(before, [edge]);
  }
  const steps = new Map(start.map((id) => [id, 0]));
  const open = [...start];
  for (let id = open.shift(); id !== undefined; id = open.shift())
    for (const edge of next.get(id) ?? []) {
      const [, after] = ends(edge);
      const away = (steps.get(id) as number) + (edge.kind === 'forwards' ? 0 : 1);
      if (away > depth || away >= (steps.get(after) ?? Number.POSITIVE_INFINITY)) continue;
      steps.set(after, away);
      open.push(after);
    }
  return new Set(steps.keys());
}

function part(picture: Picture, ids: ReadonlySet<string>, edges: readonly Edge[], what: string): Picture {
  const nodes = picture.nodes.filter(({ id }) => ids.has(id));
  const remark = [
    `${nodes.length} of ${picture.nodes.length} boxes: ${what}, and what it has to do with.`,
    picture.remark,
  ];
  return { ...picture, nodes, edges, remark: remark.filter(Boolean).join(' ') };
}
