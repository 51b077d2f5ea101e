import type { Manifest } from '../manifest/manifest';
import type { Topology } from '../topology/topology';
import { crowdedIn, type PathMap, paths, type Reached } from './paths';
import type { Impact, Path, PathChange, Paths, When } from './report';
import type { Pairing, Stages } from './stages';

export interface PathComparison {
  readonly paths: Paths;
  /** What the paths that lead over an object say of it. */
  impactsOf(pairing: Pairing): readonly Impact[];
}

/** Who reached whom before and does not after, and the other way round. */
export function comparePaths(stages: Stages): PathComparison {
  // What is told at once at one stage is told at once at all: else it would seem to change.
  const crowded = new Set([stages.before(), stages.now(), stages.after()].flatMap((stage) => [...crowdedIn(stage)]));
  const before = pathsOf(stages.before(), crowded);
  const now = pathsOf(stages.now(), crowded);
  const after = pathsOf(stages.after(), crowded);
  const lost = [...before].filter(([key]) => !after.has(key));
  const gained = [...after].filter(([key]) => !before.has(key));
  const interrupted = [...before].filter(([key]) => after.has(key) && !now.has(key));
  const when = (key: string, there: boolean) => whenIs(stages, crowded, now, key, there);
  const found: PathImpact[] = [
    ...lost.map(([key, path]) => pathImpact('path-lost', path, when(key, false))),
    ...gained.map(([key, path]) => pathImpact('path-gained', path, when(key, true))),
    ...interrupted.map(([, path]) => pathImpact('path-lost', path, 'now', ', until all that it needs is in place')),
  ];
  const byManifest = groupByManifest(found);
  const changes = (some: readonly PathImpact[]) => unique(some.map(({ change }) => change));
  return {
    paths: {
      gained: changes(found.slice(lost.length, lost.length + gained.length)),
      lost: changes(found.slice(0, lost.length)),
      interrupted: changes(found.slice(lost.length + gained.length)),
    },
    impactsOf: ({ before: one, after: other }) => {
      const impacts = [one, other].flatMap((manifest) => (manifest && byManifest.get(manifest)) ?? []);
      return [...new Map(impacts.map((impact) => [`${impact.id} ${impact.message}`, impact])).values()];
    },
  };
}

interface PathImpact {
  readonly change: PathChange;
  readonly impact: Impact;
  readonly over: readonly Manifest[];
}

function pathImpact(
  id: 'path-lost' | 'path-gained',
  { from, through, to, over }: Reached,
  when: When,
  more = '',
): PathImpact {
  const message = `${pathText({ from, through, to })} (${when}${more})`;
  return { change: { from, through, to, when }, impact: { id, message }, over };
}

/** A path in one line. */
export function pathText({ from, through, to }: Path): string {
  return `${from} → ${through} → ${to}`;
}

/** After which step a path is there, or not there any more. */
function whenIs(stages: Stages, crowded: ReadonlySet<string>, now: PathMap, key: string, there: boolean): When {
  if (now.has(key) === there) return 'now';
  if (pathsOf(stages.deleted(), crowded).has(key) === there) return 'once it is deleted';
  if (pathsOf(stages.accepted(), crowded).has(key) === there) return 'once it is accepted';
  return 'once Pods are replaced';
}

const known = new WeakMap<Topology, PathMap>();

function pathsOf(stage: Topology, crowded: ReadonlySet<string>): PathMap {
  const found = known.get(stage) ?? paths(stage, crowded);
  known.set(stage, found);
  return found;
}

function groupByManifest(found: readonly PathImpact[]): ReadonlyMap<Manifest, readonly Impact[]> {
  const groups = new Map<Manifest, Impact[]>();
  for (const { impact, over } of found)
    for (const manifest of over) {
      const group = groups.get(manifest);
      if (group) group.push(impact);
      else groups.set(manifest, [impact]);
    }
  return groups;
}

/** What a Secret names is called the same, whatever it is. */
function unique(changes: readonly PathChange[]): readonly PathChange[] {
  const found = new Map(changes.map((change) => [JSON.stringify(change), change]));
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change);
}
