import { listed } from '../text/budget';
import type { Edge, Node, Picture } from './picture';

/**
 * The pictures of several applications as one, in which each has its own namespaces: `shop (staging)`. What is outside of the cluster
 * is the same for all.
 *
 * @param pictures by the names of the applications
 */
export function sideBySide(pictures: ReadonlyMap<string, Picture>): Picture {
  if (pictures.size <= 1) return pictures.values().next().value ?? { nodes: [], edges: [], notes: [] };
  const nodes = new Map<string, Node>();
  const edges: Edge[] = [];
  for (const [variant, picture] of pictures) {
    const name = shortName(variant);
    const ids = new Map(
      picture.nodes.map(({ id, namespace }) => [id, namespace === undefined ? id : `${id} (${variant})`]),
    );
    const idOf = (id: string) => ids.get(id) ?? id;
    for (const node of picture.nodes) {
      const own = { ...node, id: idOf(node.id) };
      nodes.set(own.id, node.namespace === undefined ? own : { ...own, namespace: `${node.namespace} (${name})` });
    }
    for (const edge of picture.edges) edges.push({ ...edge, from: idOf(edge.from), to: idOf(edge.to) });
  }
  const remarks = [...pictures.values()].flatMap(({ remark }) => remark ?? []);
  const remark =
    nodes.size === 0
      ? remarks[0]
      : `${pictures.size} applications, each by itself: ${listed([...pictures.keys()], shortName)}.`;
  return {
    ...(remark !== undefined && { remark }),
    nodes: [...nodes.values()],
    edges,
    notes: [...new Set([...pictures.values()].flatMap(({ notes }) => notes))],
  };
}

/** Variants that go together, of which one is enough to know the application by. */
function shortName(variant: string): string {
  const [first, ...others] = variant.split(', ');
  return `${first || 'all others'}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}

/** A namespace as its cluster knows it. */
export function plainNamespace(namespace: string | undefined): string | undefined {
  return namespace?.replace(/ \(.*$/, '');
}
