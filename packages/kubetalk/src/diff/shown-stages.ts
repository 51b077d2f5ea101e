import type { Topology } from '../topology/topology';
import type { PathImpact } from './path-changes';
import type { When } from './report';
import type { Stages } from './stages';

/** What a cluster holds at a stage of a change. */
export interface ShownStage {
  readonly name: string;
  readonly topology: Topology;
  /** The paths that are closed then; before the change, those that it closes. */
  readonly closed: readonly PathImpact[];
}

/** The stages of a change that differ, from the first to the last. */
export function shownStages(stages: Stages, closed: readonly PathImpact[]): readonly ShownStage[] {
  const during = (...times: readonly When[]) => closed.filter(({ change }) => times.includes(change.when));
  const all: readonly ShownStage[] = [
    { name: 'before', topology: stages.before(), closed },
    {
      name: 'right after it is applied',
      topology: stages.now(),
      closed: during('now', 'until the new Pods are ready', 'until all that it needs is in place'),
    },
    {
      name: 'once the new Pods are ready',
      topology: stages.rolled(),
      closed: during('now', 'once the new Pods are ready', 'until all that it needs is in place'),
    },
    {
      name: 'after all of it',
      topology: stages.after(),
      closed: closed.filter(({ impact }) => impact.id === 'path-lost'),
    },
  ];
  return all.filter(({ topology }, index) => all.findIndex((other) => other.topology === topology) === index);
}
