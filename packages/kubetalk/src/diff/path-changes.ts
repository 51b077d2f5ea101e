import { groupBy } from '../manifest/group-by';
import type { Manifest } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import type { Topology } from '../topology/topology';
import { crowdedIn, paths, placedTitle, type Reached, type StagePaths, underNewNames } from './paths';
import {
  endsOf,
  type Impact,
  type ImpactId,
  NOT_CALLED,
  type Path,
  type PathChange,
  type PathChanges,
  takenOver,
  type When,
} from './report';
import type { Pairing, Stages } from './stages';
import { unanswered } from './unanswered';

export interface PathComparison {
  readonly paths: PathChanges;
  /** The paths that are lost or interrupted. */
  readonly closed: readonly PathImpact[];
  /** Whether not all paths were compared with the policies. */
  readonly passedOver: boolean;
  /** What the paths that lead over an object say of it. */
  impactsOf(pairing: Pairing): readonly Impact[];
}

/**
 * Who reached whom before and does not after, and the other way round.
 *
 * @param renamed the objects that are there under other names after: what they reach is the same path
 */
export function comparePaths(stages: Stages, renamed: ReadonlyMap<Manifest, Manifest> = new Map()): PathComparison {
  // What one stage reports as one, all stages report as one: else it would seem to change.
  const all = [stages.before(), stages.now(), stages.rolled(), stages.after()];
  const crowded = new Set(all.flatMap((stage) => [...crowdedIn(stage)]));
  const before = pathsOf(stages.before(), crowded);
  const now = pathsOf(stages.now(), crowded, stages);
  const rolled = pathsOf(stages.rolled(), crowded, stages);
  const after = pathsOf(stages.after(), crowded);
  const names = new Map([...renamed].map(([one, other]) => [placedTitle(one), placedTitle(other)]));
  const [gone, come] = [without(before, after), without(after, before)];
  const same = sameUnderNewNames(gone, come, names);
  const isOther = ([, path]: Found[number]) => !same.has(path);
  const [lost, gained] = [gone.filter(isOther), come.filter(isOther)];
  const interrupted = [...before.open].filter(([key]) => after.open.has(key) && !now.open.has(key));
  const when = (key: string, there: boolean) => whenIs(stages, crowded, key, there);
  const until = (key: string) =>
    rolled.open.has(key) ? 'until the new Pods are ready' : 'until all that it needs is in place';
  const whyClosed = (key: string) => [now, rolled, after].find(({ closed }) => closed.has(key))?.closed.get(key);
  const isCalled = ({ from, stated }: Reached) =>
    stated === undefined || after.stated.has(stated) || !after.callers.has(from);
  const why = (key: string, path: Reached) => whyClosed(key) ?? (isCalled(path) ? undefined : NOT_CALLED);
  const ends = takenOver({ lost: lost.map(([, path]) => path), gained: gained.map(([, path]) => path) });
  const idOf = (path: Path) => (ends.has(endsOf(path)) ? 'endpoints-changed' : 'path-lost');
  const found: PathImpact[] = [
    ...lost.map(([key, path]) => pathImpact(idOf(path), { ...path, because: why(key, path) }, when(key, false))),
    ...gained.map(([key, path]) => pathImpact('path-gained', path, when(key, true))),
    ...interrupted.map(([key, path]) =>
      pathImpact('interrupted', { ...path, because: now.closed.get(key) }, until(key), 'now, '),
    ),
  ];
  const byManifest = groupByManifest([...found, ...unanswered(stages)]);
  const changes = (some: readonly PathImpact[]) => unique(some.map(({ change }) => change));
  return {
    paths: {
      gained: changes(found.slice(lost.length, lost.length + gained.length)),
      lost: changes(found.slice(0, lost.length)),
      interrupted: changes(found.slice(lost.length + gained.length)),
    },
    passedOver: [before, now, rolled, after].some((stage) => stage.passedOver),
    closed: found.filter(({ impact }) => impact.id === 'path-lost' || impact.id === 'interrupted'),
    impactsOf: ({ before: one, after: other }) => {
      const impacts = [one, other].flatMap((manifest) => (manifest && byManifest.get(manifest)) ?? []);
      return [...new Map(impacts.map((impact) => [`${impact.id} ${impact.message}`, impact])).values()];
    },
  };
}

type Found = readonly (readonly [key: string, path: Reached])[];

const without = (one: StagePaths, other: StagePaths): Found => [...one.open].filter(([key]) => !other.open.has(key));

/** The paths of both sides whose ends have other names alone. */
function sameUnderNewNames(gone: Found, come: Found, names: ReadonlyMap<string, string>): ReadonlySet<Reached> {
  if (names.size === 0) return new Set();
  const after = groupBy(come, ([, path]) => endsOf(path));
  return new Set(
    gone.flatMap(([, path]) => {
      const ends = endsOf(underNewNames(path, names));
      const others = ends === endsOf(path) ? undefined : after.get(ends);
      return others ? [path, ...others.map(([, other]) => other)] : [];
    }),
  );
}

export interface PathImpact {
  readonly change: PathChange;
  readonly impact: Impact;
  /** The objects that it leads over. */
  readonly over: readonly Manifest[];
}

function pathImpact(id: ImpactId, reached: Reached & Pick<PathChange, 'because'>, when: When, start = ''): PathImpact {
  const { from, through, to, over, because } = reached;
  const message = `${pathText({ from, through, to })} (${start}${when}${because ? `: ${because}` : ''})`;
  return {
    change: { from, through, to, when, ...(because !== undefined && { because }) },
    impact: { id, message, ofPath: true },
    over,
  };
}

/** A path in one line. */
export function pathText({ from, through, to }: Path): string {
  return `${from} → ${through} → ${to}`;
}

/** After which step a path is there, or not there any more. */
function whenIs(stages: Stages, crowded: ReadonlySet<string>, key: string, there: boolean): When {
  if (pathsOf(stages.now(), crowded, stages).open.has(key) === there) return 'now';
  if (pathsOf(stages.rolled(), crowded, stages).open.has(key) === there) return 'once the new Pods are ready';
  if (pathsOf(stages.deleted(), crowded).open.has(key) === there) return 'once it is deleted';
  if (pathsOf(stages.accepted(), crowded).open.has(key) === there) return 'once it is accepted';
  return 'once Pods are replaced';
}

const pathsOf = memo(
  (stage: Topology, crowded: ReadonlySet<string>, stages?: Stages): StagePaths =>
    paths(stage, crowded, stages && ((to, port) => stages.opensLater(to, port))),
);

function groupByManifest(
  found: readonly Pick<PathImpact, 'impact' | 'over'>[],
): ReadonlyMap<Manifest, readonly Impact[]> {
  const groups = new Map<Manifest, Impact[]>();
  for (const { impact, over } of found)
    for (const manifest of over) {
      const group = groups.get(manifest);
      if (group) group.push(impact);
      else groups.set(manifest, [impact]);
    }
  return groups;
}

/** All that a Secret names has the same title, so that the title shows nothing of it. */
function unique(changes: readonly PathChange[]): readonly PathChange[] {
  const found = new Map(changes.map((change) => [JSON.stringify(change), change]));
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change);
}
