import { applicationOf, type Surroundings, sidesOf } from '../src/application/application';
import { servicesAt } from '../src/application/outside';
import type { FoundApplications } from '../src/application/reading';
import { type ReportOptions, report as reportOn } from '../src/checks/report';
import { type CheckOptions, check as checkOf } from '../src/checks/run';
import { type DiffOptions, diff as diffOf } from '../src/diff/diff';
import type { Manifest } from '../src/manifest/manifest';
import { topologyOf as topologyIn } from '../src/topology/topology';

// What the sources ask of applications, for tests that have manifests.

const NONE = { applications: [], unreadable: [], leftOut: [] };

type Manifests = readonly Manifest[];

export const topologyOf = (manifests: Manifests, surroundings?: Surroundings) =>
  topologyIn(applicationOf(manifests, surroundings));

export const check = (manifests: Manifests, options: CheckOptions & Surroundings = {}) =>
  checkOf(applicationOf(manifests, options), options);

export type Options = ReportOptions & Omit<Surroundings, 'outside'>;

export const report = (
  groups: readonly Manifests[],
  options: Options = {},
  beside: Partial<FoundApplications> = {},
) => {
  const surroundings = { ...options, outside: (options.outside ?? []).flatMap(servicesAt) };
  const applications = groups.map((manifests) => applicationOf(manifests, surroundings));
  return reportOn({ applications, unreadable: [], leftOut: [], excluded: NONE, ...beside }, options);
};

export const diff = (before: Manifests, after: Manifests, options: DiffOptions & Surroundings = {}) =>
  diffOf(...sidesOf(before, after, options), options);
