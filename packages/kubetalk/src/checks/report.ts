import type { Application } from '../application/application';
import { type ExternalService, type OutsideAddress, outsideText, servicesAt } from '../application/outside';
import type { Found } from '../application/reading';
import type { LeftOut } from '../application/walk';
import { CustomKinds } from '../kubernetes/schema/custom';
import { isKnownKind } from '../kubernetes/version';
import { UnbuiltError, type UnreadableError } from '../manifest/input-error';
import { type Identity, identity } from '../manifest/manifest';
import type { Baseline } from './baseline';
import { type Levels, severityAt } from './levels';
import { otherNamespace } from './other-namespace';
import { type CheckOptions, check, type Finding, finding, inOrder, severityOf } from './run';
import { unreadable } from './unreadable';

/** All that a run of the checks has to say. */
export interface Report {
  readonly findings: readonly Finding[];
  /** What was to silence findings, and silenced none. */
  readonly idle: readonly string[];
  /** What is in the folders and was not read. */
  readonly leftOut: readonly LeftOut[];
  readonly counts: {
    readonly objects: number;
    /** Objects of kinds that no check knows. */
    readonly unknown: number;
    /** How often the checks ran: once for each variant that the folders hold. */
    readonly variants: number;
    /** Findings that the baseline lets pass. */
    readonly known: number;
  };
}

export interface ReportOptions extends Omit<CheckOptions, 'onUnused'> {
  /** Hosts that somebody else runs, as they are written. @default - none */
  readonly outside?: readonly OutsideAddress[];
  /** The namespace of kubectl's flag, which refuses objects that name another. @default - the flag is not given */
  readonly flag?: string;
  /** What becomes of a check's findings, by its id. @default - as the check says */
  readonly levels?: Levels;
  /** Findings that pass, since they were there before. @default - none */
  readonly baseline?: Baseline;
}

/** What the checks find in each application by itself. */
export function report({ applications, unreadable: errors, leftOut }: Found, options: ReportOptions = {}): Report {
  const { levels = new Map(), baseline, flag } = options;
  const outside = new Outside(options.outside ?? []);
  const found = applications.flatMap((application) => [
    ...check(application, { ...options, onUnused: outside.onUnused }),
    ...(flag === undefined ? [] : otherNamespace.found(application.manifests, flag).map(finding)),
  ]);
  const all = [...inOrder(errors.map(unreadableFinding)), ...inOrder(once(found))];
  const levelled = all.flatMap((finding) => atLevel(finding, levels));
  const known = new Set(baseline?.findings.map(({ fingerprint }) => fingerprint));
  const findings = levelled.filter(({ fingerprint }) => !known.has(fingerprint));
  return {
    findings,
    idle: [...outside.idle(), ...idleLevels(levels, all), ...idleBaseline(baseline, levelled)],
    leftOut,
    counts: {
      ...counts(applications),
      variants: applications.length,
      known: levelled.length - findings.length,
    },
  };
}

function unreadableFinding(error: UnreadableError): Finding {
  const { file, reason, place } = error;
  const outcome = error instanceof UnbuiltError ? 'risky' : unreadable.outcome;
  return {
    check: unreadable.id,
    outcome,
    severity: severityOf(outcome),
    object: { apiVersion: '', kind: '', namespace: '', name: '' },
    message: reason,
    remedy: unreadable.remedy,
    fingerprint: `unreadable ${file}`,
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

function counts(applications: readonly Application[]): { readonly objects: number; readonly unknown: number } {
  const manifests = [
    ...new Map(applications.flatMap((one) => one.manifests.map((each) => [each.value, each]))).values(),
  ];
  const crds = applications[0]?.crds ?? [];
  const custom = new CustomKinds([...crds, ...manifests]);
  const objects = manifests.filter(({ source }) => source.notAnObject === undefined).map(identity);
  const isKnown = ({ apiVersion, kind }: Identity) => isKnownKind(apiVersion, kind) || custom.has(apiVersion, kind);
  const known = objects.filter(isKnown).length;
  return { objects: known, unknown: objects.length - known };
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
