import type { Config, Level } from '../application/config';
import { InputError } from '../manifest/input-error';
import { didYouMean } from '../text/nearest';
import type { Topology } from '../topology/topology';
import { checks } from '.';
import { type CheckedFault, withoutAcknowledged } from './acknowledged';
import { callUndeclared } from './call-undeclared';
import type { CustomCheck, Outcome } from './check';
import { otherNamespace } from './other-namespace';
import { type Finding, faultsIn, outcomeOf, severityOf } from './run';
import { unreadable } from './unreadable';

type Severity = Finding['severity'];

/** Every check that a finding may be of, with what the tool itself finds. */
export const reported = [...checks, unreadable, otherNamespace, callUndeclared];

/** The level of a check's findings, by its id. */
export type Levels = ReadonlyMap<string, Level>;

/** The levels that the settings give. @throws InputError where they name no check */
export function levelsOf({ checks: levels, file }: Config): Levels {
  const known = reported.map(({ id }) => id);
  for (const id of levels.keys())
    if (!known.includes(id))
      throw new InputError(`${file}: checks.${id}: no check is called that${didYouMean(id, known)}`);
  return levels;
}

const quiet = new Set(checks.filter((check) => check.quiet).map(({ id }) => id));

/** The severity of a finding: from the settings, else from its outcome; undefined where it is off. */
export function severityAt(check: string, severity: Severity, levels: Levels = NONE): Severity | undefined {
  const level = levels.get(check) ?? (quiet.has(check) ? 'off' : severity);
  return level === 'off' ? undefined : level;
}

/** Whether the settings turn a finding off, or lower its level. */
export function isSilenced(check: string, severity: Severity, levels: Levels): boolean {
  const level = levels.get(check);
  return level === 'off' ? !quiet.has(check) : level === 'warning' && severity === 'error';
}

const NONE: Levels = new Map();

/** The faults that are errors, but for those that are acknowledged. No fault is worse than its check says. */
export function errorsIn(topology: Topology, levels?: Levels): readonly CheckedFault[] {
  const isError = (check: CustomCheck, outcome: Outcome) =>
    severityAt(check.id, severityOf(outcome), levels) === 'error';
  const able = checks.filter((check) => isError(check, check.outcome));
  const open = withoutAcknowledged(faultsIn(topology, undefined, able), topology.manifests, checks);
  return open.filter(({ check, fault }) => isError(check, outcomeOf(check, fault)));
}
