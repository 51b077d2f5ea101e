import { printable } from '../text/printable';
import { edgeLines, faultLines, isBroken, nodeLines } from './labels';
import { type Edge, type Node, namespacesOf, type Picture } from './picture';

/** A picture as a Mermaid flowchart, which GitHub draws in any Markdown. */
export function renderMermaid(picture: Picture): string {
  const names = new Map(picture.nodes.map(({ id }, index) => [id, `n${index}`]));
  const nameOf = (id: string) => names.get(id) as string;
  const nodes = (namespace: string | undefined, indent: string) =>
    picture.nodes
      .filter((node) => node.namespace === namespace)
      .map((node) => `${indent}${box(nameOf(node.id), node)}`);
  const groups = namespacesOf(picture).flatMap((namespace, index) => [
    `  subgraph g${index}["${escaped(`namespace ${namespace}`)}"]`,
    ...nodes(namespace, '    '),
    '  end',
  ]);
  const broken = picture.edges.flatMap((edge, index) => (isBroken(edge) ? [index] : []));
  return [
    'flowchart TB',
    ...picture.notes.map((note, index) => `  note${index}["${escaped(printable(note))}"]:::broken`),
    ...(picture.remark ? [`  remark["${escaped(picture.remark)}"]`] : []),
    ...nodes(undefined, '  '),
    ...groups,
    ...picture.edges.map((edge) => `  ${nameOf(edge.from)} ${arrow(edge)} ${nameOf(edge.to)}`),
    '  classDef broken stroke:#cf222e,stroke-width:2px',
    ...(broken.length > 0 ? [`  linkStyle ${broken.join(',')} stroke:#cf222e,stroke-width:2px`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** A kind's shape, as the text before and after its label. */
const SHAPES: Readonly<Record<Node['kind'], readonly [string, string]>> = {
  outside: ['((', '))'],
  Ingress: ['{{', '}}'],
  Service: ['([', '])'],
  workload: ['[', ']'],
  host: ['[/', '/]'],
  missing: ['[', ']'],
};

function box(name: string, node: Node): string {
  const [open, close] = SHAPES[node.kind];
  const label = [...nodeLines(node), ...faultLines(node)].map(escaped).join('<br/>');
  return `${name}${open}"${label}"${close}${isBroken(node) ? ':::broken' : ''}`;
}

function arrow(edge: Edge): string {
  const line = edge.kind === 'calls' ? '-.->' : '-->';
  const lines = [...edgeLines(edge), ...faultLines(edge)];
  return lines.length > 0 ? `${line}|"${lines.map(escaped).join('<br/>')}"|` : line;
}

/**
 * Text that Mermaid reads as text: all but letters, digits and harmless marks is written as the number
 * of its character, so that quotes, brackets, `%%`, HTML and Markdown stay text.
 */
export function escaped(text: string): string {
  return text.replace(
    /[^\p{L}\p{N} .,/\u00d7\u2717\u2026-]|[.-](?= |$)/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
}
