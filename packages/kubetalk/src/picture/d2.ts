import { printable } from '../text/printable';
import { edgeLines, faultLines, isBroken, nodeLines } from './labels';
import { type Edge, type Node, namespacesOf, type Picture } from './picture';

const BROKEN = 'style.stroke: "#cf222e"; style.stroke-width: 2';

/** A picture for D2: `d2 - topology.svg`. */
export function renderD2(picture: Picture): string {
  const namespaces = namespacesOf(picture);
  const names = new Map(
    picture.nodes.map(({ id, namespace }, index) => {
      const group = namespace === undefined ? '' : `g${namespaces.indexOf(namespace)}.`;
      return [id, `${group}n${index}`];
    }),
  );
  const notes = [...picture.notes, picture.remark ?? ''].filter(Boolean);
  return [
    ...notes.map((note, index) => `note${index}: ${d2String([note])} {shape: page}`),
    ...namespaces.map((namespace, index) => `g${index}: ${d2String([`namespace ${namespace}`])}`),
    ...picture.nodes.map((node) => `${names.get(node.id)}: ${box(node)}`),
    ...picture.edges.map((edge) => `${names.get(edge.from)} -> ${names.get(edge.to)}: ${arrow(edge)}`),
    '',
  ].join('\n');
}

const SHAPES: Readonly<Record<Node['kind'], string>> = {
  outside: 'shape: oval',
  Ingress: 'shape: hexagon',
  Service: 'style.border-radius: 14',
  workload: 'shape: rectangle',
  host: 'style.stroke-dash: 4',
  missing: 'style.stroke-dash: 4',
};

function box(node: Node): string {
  const label = d2String([...nodeLines(node), ...faultLines(node)]);
  return `${label} {${SHAPES[node.kind]}${isBroken(node) ? `; ${BROKEN}` : ''}}`;
}

function arrow(edge: Edge): string {
  const styles = [...(edge.kind === 'calls' ? ['style.stroke-dash: 4'] : []), ...(isBroken(edge) ? [BROKEN] : [])];
  return `${d2String([...edgeLines(edge), ...faultLines(edge)])} {${styles.join('; ')}}`;
}

/** Lines as a string of D2, which puts variables into it. */
export function d2String(lines: readonly string[]): string {
  return `"${lines.map((line) => printable(line).replace(/[\\"$]/g, '\\$&')).join('\\n')}"`;
}
