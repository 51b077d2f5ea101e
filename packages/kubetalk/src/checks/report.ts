import type { Application } from '../application/application';
import { type ExternalService, type OutsideAddress, outsideText, servicesAt } from '../application/outside';
import type { FoundApplications } from '../application/reading';
import type { LeftOut } from '../application/walk';
import { CustomKinds } from '../kubernetes/schema/custom';
import type { CautionId } from '../kubernetes/schema/problem';
import { isKnownKind } from '../kubernetes/version';
import { groupBy } from '../manifest/group-by';
import { UnbuiltError, type UnreadableError } from '../manifest/input-error';
import { identity } from '../manifest/manifest';
import { isRead } from '../topology/read-kinds';
import { topologyOf } from '../topology/topology';
import type { Baseline } from './baseline';
import { callUndeclared } from './call-undeclared';
import { fingerprintOfFile } from './fingerprint';
import { headline, isSymptom } from './headline';
import { isSilenced, type Levels, severityAt } from './levels';
import { otherNamespace } from './other-namespace';
import { type CheckOptions, check, type Finding, finding, inOrder, numbered } from './run';
import { unreadable } from './unreadable';

/** The result of a run of the checks. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  /** What is broken in a live cluster, and for whom, the worst first. */
  readonly headline: readonly string[];
  /** Where files are compared with a live cluster: what is found in it already, which is not among the findings. @default - none */
  readonly already?: readonly Finding[];
  /** Of those the findings that are gone once the files are applied. */
  readonly resolved?: readonly Finding[];
  /** Settings that were to suppress findings, and had no effect. */
  readonly idle: readonly string[];
  /** What is in the folders and was not read. */
  readonly leftOut: readonly LeftOut[];
  readonly counts: {
    readonly objects: number;
    /** The files that these are in. */
    readonly files: number;
    /** Objects of kinds of which nothing is read. */
    readonly unknown: number;
    /** How many there are of each of those kinds. */
    readonly unknownKinds: { readonly [kind: string]: number };
    /** How often the checks ran: once for each variant that the folders hold. */
    readonly variants: number;
    /** Findings that the baseline lets pass. */
    readonly known: number;
    /** Findings that kubetalk.yaml takes out of the report, or makes warnings. */
    readonly silenced: number;
  };
}

export interface ReportOptions extends CheckOptions {
  /** Hosts outside of the manifests, as they are written. @default - none */
  readonly outside?: readonly OutsideAddress[];
  /** The namespace of kubectl's flag, which refuses objects that name another. @default - the flag is not given */
  readonly flag?: string;
  /** The level of a check's findings, by its id. @default - by the finding's outcome */
  readonly levels?: Levels;
  /** Findings that pass, since they were there before. @default - none */
  readonly baseline?: Baseline;
  /** Whether what can't be read is no error. @default false */
  readonly lenient?: boolean;
}

/** The findings of the checks, with levels and the baseline applied. */
export function report({ excluded, ...found }: FoundApplications, options: ReportOptions = {}): CheckReport {
  const { levels = new Map(), baseline } = options;
  const outside = new Outside(options.outside ?? []);
  const all = findingsIn(found, { ...options, onUnused: outside.onUnused });
  const levelled = all.flatMap((finding) => atLevel(finding, levels));
  const known = new Set(baseline?.findings.map(({ fingerprint }) => fingerprint));
  const findings = levelled.filter(({ fingerprint }) => !known.has(fingerprint));
  return {
    findings,
    headline: headline(found.applications, findings),
    idle: [...outside.idle(), ...idleLevels(levels, all), ...idleBaseline(baseline, levelled)],
    leftOut: [...found.leftOut, ...unknownRules(found.applications)],
    counts: {
      ...counts(found.applications),
      variants: found.applications.length,
      known: levelled.length - findings.length,
      silenced:
        all.filter((each) => isSilenced(each.check, each.severity, levels)).length +
        findingsIn(excluded, options).flatMap((each) => atLevel(each, levels)).length,
    },
  };
}

/** The findings that come with files, beside those of the cluster as it is. @param after the cluster with the files in it */
export function besides(now: CheckReport, after: CheckReport): CheckReport {
  const known = new Set(now.findings.map(({ fingerprint }) => fingerprint));
  const left = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  // The Pods of a cluster say nothing of what files will do.
  const stays = (finding: Finding) => isSymptom(finding) || left.has(finding.fingerprint);
  return {
    ...after,
    findings: after.findings.filter((finding) => !isSymptom(finding) && !known.has(finding.fingerprint)),
    headline: now.headline,
    already: now.findings.filter(stays),
    resolved: now.findings.filter((finding) => !stays(finding)),
  };
}

/** What the checks find in each application by itself, and what can't be read. */
function findingsIn({ applications, unreadable: errors }: Omit<FoundApplications, 'excluded'>, options: ReportOptions) {
  const { flag, lenient = false } = options;
  const found = applications.flatMap((application) => [
    ...check(application, options).map((each) => (lenient ? each : unjudgedFinding(each))),
    ...callUndeclared.found(topologyOf(application)).map(finding),
    ...(flag === undefined ? [] : otherNamespace.found(application.manifests, flag).map(finding)),
  ]);
  return numbered([...inOrder(errors.map((error) => unreadableFinding(error, lenient))), ...inOrder(once(found))]);
}

/** What was not looked at is no warning: a result for a part is not a result for the whole. */
function unjudgedFinding(finding: Finding): Finding {
  return finding.check === NOT_JUDGED ? { ...finding, severity: 'error' } : finding;
}

/** What a check of custom resources gave up. */
export const NOT_JUDGED: CautionId = 'not-judged';

const LET_PASS = 'make it readable, exclude it in kubetalk.yaml, or use --lenient';

function unreadableFinding(error: UnreadableError, lenient: boolean): Finding {
  const { file, reason, place } = error;
  const outcome = error instanceof UnbuiltError ? 'risky' : unreadable.outcome;
  return {
    check: unreadable.id,
    outcome,
    severity: lenient ? 'warning' : 'error',
    object: { apiVersion: '', kind: '', namespace: '', name: '' },
    message: reason,
    remedy: place === undefined ? LET_PASS : unreadable.remedy,
    fingerprint: fingerprintOfFile(unreadable.id, file, reason),
    file,
    ...(place !== undefined && { line: Number(place.split(':')[0]) }),
  };
}

/** Variants of one application have most of their findings in common. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const key = ({ fingerprint, message, file }: Finding) => JSON.stringify([fingerprint, message, file]);
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}

function atLevel(finding: Finding, levels: Levels): readonly Finding[] {
  const severity = severityAt(finding.check, finding.severity, levels);
  return severity === undefined ? [] : [{ ...finding, severity }];
}

/** Rules that no object was compared with. A definition may well use functions that are newer than this tool: that is no error. */
function unknownRules(applications: readonly Application[]): readonly LeftOut[] {
  const all = applications.flatMap((application) => topologyOf(application).customKinds.unknownRules);
  return [...new Set(all)].map((path) => ({ path, reason: UNKNOWN_RULE }));
}

const UNKNOWN_RULE = 'rules in CEL with a function that kubetalk does not know';

function idleLevels(levels: Levels, findings: readonly Finding[]): readonly string[] {
  const found = new Set(findings.map((finding) => finding.check));
  return [...levels].flatMap(([id, level]) => (level === 'off' && !found.has(id) ? [`check ${id}: off`] : []));
}

function idleBaseline(baseline: Baseline | undefined, findings: readonly Finding[]): readonly string[] {
  if (!baseline) return [];
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const gone = baseline.findings.filter(({ fingerprint }) => !found.has(fingerprint)).length;
  return gone === 0 ? [] : [`${gone} of ${baseline.findings.length} in ${baseline.file}`];
}

function counts(
  applications: readonly Application[],
): Pick<CheckReport['counts'], 'objects' | 'files' | 'unknown' | 'unknownKinds'> {
  const manifests = [
    ...new Map(applications.flatMap((one) => one.manifests.map((each) => [each.value, each]))).values(),
  ];
  const crds = applications[0]?.crds ?? [];
  const custom = new CustomKinds([...crds, ...manifests]);
  const objects = manifests.filter(({ source }) => source.notAnObject === undefined);
  const unknown = objects.filter((manifest) => {
    const { apiVersion, kind } = identity(manifest);
    return !isKnownKind(apiVersion, kind) && !custom.has(apiVersion, kind) && !isRead(manifest);
  });
  const byKind = [...groupBy(unknown, (manifest) => identity(manifest).kind || 'object without a kind')];
  const unknownKinds = Object.fromEntries(
    byKind.map(([kind, all]) => [kind, all.length] as const).sort(([, one], [, other]) => other - one),
  );
  const files = new Set(manifests.map(({ source }) => source.file)).size;
  return { objects: objects.length - unknown.length, files, unknown: unknown.length, unknownKinds };
}

/** Which of the hosts outside any application needs: each is known there as the Services that it may be. */
class Outside {
  private readonly needed = new Set<string>();

  constructor(private readonly addresses: readonly OutsideAddress[]) {}

  readonly onUnused = (unused: readonly ExternalService[]): void => {
    const keys = new Set(unused.map(keyOf));
    for (const address of this.addresses)
      if (servicesAt(address).some((service) => !keys.has(keyOf(service)))) this.needed.add(outsideText(address));
  };

  idle(): readonly string[] {
    return this.addresses.map(outsideText).flatMap((host) => (this.needed.has(host) ? [] : [`outside ${host}`]));
  }
}

function keyOf({ name, namespace = '', port = 0 }: ExternalService): string {
  return `${namespace}/${name}:${port}`;
}
