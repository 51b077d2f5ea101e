import type { PathImpact } from '../../diff/path-changes';
import type { ShownStage } from '../../diff/shown-stages';
import { diffAsText } from '../../diff/terminal';
import type { Section } from '../../diff/values';
import { kindOf, namespaceOf } from '../../kubernetes/objects';
import { identity, type Manifest } from '../../manifest/manifest';
import { idOf, marked, OUTSIDE } from '../arrows';
import { pictureOf } from '../model';
import type { Edge, PictureError } from '../picture';
import { xml } from '../xml';
import { renderPage, type Side } from './page';

/** Pictures of a change, stage by stage, in which the paths that it closes are red; below them the report as text. */
export function diffAsHtml(sections: readonly WithStages[]): Promise<string> {
  const [first = NOTHING, ...others] = sections.flatMap(({ name, stages }) =>
    stages().map((stage) => side(stage, name)),
  );
  const lines = diffAsText(sections, false).split('\n').map(line);
  return renderPage([first, ...others], { title: 'What changes', report: `<pre>${lines.join('\n')}</pre>` });
}

const NOTHING: Side = { name: 'nothing', picture: { nodes: [], edges: [], notes: [] } };

export interface WithStages extends Section {
  readonly stages: () => readonly ShownStage[];
}

function side({ name, topology, closed }: ShownStage, section: string | undefined): Side {
  const picture = pictureOf(topology);
  return {
    name: section === undefined ? name : `${section}: ${name}`,
    picture: { ...picture, edges: picture.edges.map(closing(closed)) },
  };
}

/** The report below the picture has all of them. */
const MOST_PROBLEMS = 10;

/** Marks the arrows of closed paths. */
function closing(closed: readonly PathImpact[]): (edge: Edge) => Edge {
  const ways = new Map<string, PictureError[]>();
  const add = (way: string, error: PictureError) => {
    const others = ways.get(way) ?? [];
    if (others.length < MOST_PROBLEMS) others.push(error);
    ways.set(way, others);
  };
  for (const { impact, over } of closed) {
    const ids = new Set([OUTSIDE, ...over.map(idOfManifest)]);
    const error = { check: impact.id, message: impact.message, remedy: '' };
    for (const from of ids) for (const to of ids) add(wayOf(from, to), error);
  }
  return (edge) => {
    const found = ways.get(wayOf(edge.from, edge.to)) ?? [];
    return found.length === 0 ? edge : { ...edge, ...marked([...edge.problems, ...found]) };
  };
}

const wayOf = (from: string, to: string) => JSON.stringify([from, to]);

function idOfManifest(manifest: Manifest): string {
  return idOf(kindOf(manifest), namespaceOf(manifest), identity(manifest).name);
}

function line(text: string): string {
  const kind = /^\s*(\+|gained) /.test(text) ? 'good' : /^\s*(-|lost|interrupted) /.test(text) ? 'bad' : '';
  return kind === '' ? xml(text) : `<span class="${kind}">${xml(text)}</span>`;
}
