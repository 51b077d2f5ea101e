import type { Edge, PictureError, StatedText } from '../../picture';
import { element, link } from './elements';
import type { Graph } from './graph';

/** Lists are this long; what is longer is found by its name. */
const MOST = 60;
/** To place more boxes takes many seconds. */
const MOST_EACH = 100;

type Choose = (id: string) => void;

const WAYS: Readonly<Record<Edge['kind'], string>> = {
  enters: 'leads to',
  routes: 'routes requests to',
  forwards: 'forwards to',
  calls: 'calls',
};

/** What is known of a box: its lines, its findings, who calls it and whom it calls, and the way to it from outside. */
export function detailsOf(graph: Graph, id: string, choose: Choose): HTMLElement[] {
  const node = graph.nodes.get(id);
  if (!node) return [];
  return [
    element('h2', {}, graph.title(id)),
    ...listed(node.details.map((detail) => element('li', {}, detail))),
    ...statements(node.statements),
    ...node.problems.map(problem),
    ...arrows('What leads here', graph.into.get(id) ?? [], ({ from }) => from, graph, choose),
    ...arrows('Where it leads', graph.out.get(id) ?? [], ({ to }) => to, graph, choose),
    ...way(graph, id, choose),
  ];
}

/** The boxes that one represents. */
export function membersOf(
  graph: Graph,
  title: string,
  members: readonly string[],
  choose: Choose,
  unfold: () => void,
): HTMLElement[] {
  const button = element('button', { type: 'button' }, 'Draw each');
  button.addEventListener('click', unfold);
  const tooMany = element('p', { class: 'dim' }, 'Too many to draw each: choose one, or find another by its name.');
  const items = members.map((id) =>
    element(
      'li',
      {},
      link(graph.title(id), () => choose(id)),
    ),
  );
  return [element('h2', {}, title), members.length > MOST_EACH ? tooMany : button, ...listed(items)];
}

function arrows(
  title: string,
  edges: readonly Edge[],
  end: (edge: Edge) => string,
  graph: Graph,
  choose: Choose,
): HTMLElement[] {
  if (edges.length === 0) return [];
  const items = edges.map((edge) => {
    const other = end(edge);
    return element(
      'li',
      {},
      link(graph.title(other), () => choose(other)),
      element('span', { class: 'dim' }, ` (${[WAYS[edge.kind], ...edge.labels].join('; ')})`),
      ...edge.problems.map(problem),
      ...statements(edge.statements),
    );
  });
  return [element('h3', {}, title), ...listed(items)];
}

function way(graph: Graph, id: string, choose: Choose): HTMLElement[] {
  const edges = graph.wayTo(id);
  if (edges.length === 0) return [];
  const hops = edges.map((edge) =>
    element(
      'li',
      {},
      `${graph.title(edge.from)} ${WAYS[edge.kind]} `,
      link(graph.title(edge.to), () => choose(edge.to)),
      ...(graph.nodes.get(edge.to)?.details.length
        ? [element('span', { class: 'dim' }, ` (${graph.nodes.get(edge.to)?.details.join('; ')})`)]
        : []),
      ...edge.problems.map(problem),
      ...statements(edge.statements),
    ),
  );
  return [element('h3', {}, 'The way from outside'), element('ol', {}, ...hops)];
}

export function problem({ check, message, remedy, ...place }: PictureError): HTMLElement {
  return element(
    'p',
    { class: 'bad' },
    `✗ ${message} (${check})`,
    element('br'),
    // A path that a change closes has no fix of its own.
    ...(remedy === '' ? [] : [`fix: ${remedy} `]),
    element('code', {}, placeText(place)),
  );
}

function statements(all: readonly StatedText[]): HTMLElement[] {
  return listed(
    all.map(({ text, ...place }) =>
      element('li', {}, element('code', {}, [placeText(place), text].filter(Boolean).join(' '))),
    ),
  );
}

function placeText({ file, line }: { readonly file?: string; readonly line?: number }): string {
  return [file, line].filter((part) => part !== undefined).join(':');
}

function listed(items: readonly HTMLElement[]): HTMLElement[] {
  if (items.length === 0) return [];
  const more = items.length > MOST ? [element('li', {}, `and ${items.length - MOST} more`)] : [];
  return [element('ul', {}, ...items.slice(0, MOST), ...more)];
}

/** All arrows, as a table, which shows the first of them at first. */
export function arrowTable(graph: Graph, choose: Choose): HTMLElement[] {
  const rows = element('tbody');
  const { edges } = graph.picture;
  const more = element('button', { type: 'button' });
  const show = (most: number) => {
    for (const edge of edges.slice(rows.children.length, rows.children.length + most))
      rows.append(row(graph, edge, choose));
    more.textContent = `Show ${edges.length - rows.children.length} more`;
    more.hidden = rows.children.length === edges.length;
  };
  more.addEventListener('click', () => show(MOST * 5));
  show(MOST * 3);
  const heads = ['From', 'How', 'To', 'By', 'State'].map((head) => element('th', { scope: 'col' }, head));
  return [element('table', {}, element('thead', {}, element('tr', {}, ...heads)), rows), more];
}

function row(graph: Graph, edge: Edge, choose: Choose): HTMLElement {
  const state = edge.checks.length > 0 ? element('span', { class: 'bad' }, `✗ ${edge.checks.join(', ')}`) : 'works';
  return element(
    'tr',
    {},
    element(
      'td',
      {},
      link(graph.title(edge.from), () => choose(edge.from)),
    ),
    element('td', {}, WAYS[edge.kind]),
    element(
      'td',
      {},
      link(graph.title(edge.to), () => choose(edge.to)),
    ),
    element('td', {}, edge.labels.join('; ')),
    element('td', {}, state),
  );
}
