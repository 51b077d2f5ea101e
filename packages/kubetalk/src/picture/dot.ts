import { printable } from '../text/printable';
import { edgeLines, faultLines, isBroken, nodeLines } from './labels';
import { type Edge, type Node, namespacesOf, type Picture } from './picture';

const BROKEN = 'color="#cf222e", penwidth=2';

/** A picture for Graphviz: `dot -Tsvg`. */
export function renderDot(picture: Picture): string {
  const names = new Map(picture.nodes.map(({ id }, index) => [id, `n${index}`]));
  const nodes = (namespace: string | undefined) =>
    picture.nodes.filter((node) => node.namespace === namespace).map((node) => box(names.get(node.id) as string, node));
  return [
    'digraph kubetalk {',
    'node [shape=box, fontname=monospace]',
    'edge [fontname=monospace]',
    ...[...picture.notes, picture.remark ?? '']
      .filter(Boolean)
      .map((note, index) => `note${index} [shape=note, label=${dotString([note])}]`),
    ...nodes(undefined),
    ...namespacesOf(picture).flatMap((namespace, index) => [
      `subgraph cluster_${index} {`,
      `label=${dotString([`namespace ${namespace}`])}`,
      ...nodes(namespace),
      '}',
    ]),
    ...picture.edges.map((edge) => `${names.get(edge.from)} -> ${names.get(edge.to)} [${arrow(edge)}]`),
    '}',
    '',
  ].join('\n');
}

const SHAPES: Readonly<Record<Node['kind'], string>> = {
  outside: 'shape=ellipse',
  Ingress: 'shape=hexagon',
  Service: 'style=rounded',
  workload: 'shape=box',
  host: 'style=dashed',
  missing: 'style=dashed',
};

function box(name: string, node: Node): string {
  const label = dotString([...nodeLines(node), ...faultLines(node)]);
  return `${name} [${SHAPES[node.kind]}, label=${label}${isBroken(node) ? `, ${BROKEN}` : ''}]`;
}

function arrow(edge: Edge): string {
  const label = dotString([...edgeLines(edge), ...faultLines(edge)]);
  return `label=${label}${edge.kind === 'calls' ? ', style=dashed' : ''}${isBroken(edge) ? `, ${BROKEN}` : ''}`;
}

/** Lines as a string of DOT, which reads escapes in it, and entities of HTML. */
export function dotString(lines: readonly string[]): string {
  const escaped = lines.map((line) => printable(line).replace(/[\\"]/g, '\\$&').replaceAll('&', '&amp;'));
  return `"${escaped.join('\\n')}"`;
}
