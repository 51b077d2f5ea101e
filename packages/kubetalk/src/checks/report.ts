import type { Level } from '../application/config';
import type { Sources } from '../application/files';
import type { OutsideAddress } from '../application/outside';
import type { LeftOut } from '../application/walk';
import { CustomKinds } from '../kubernetes/schema/custom';
import { isKnownKind } from '../kubernetes/version';
import { UnbuiltError, type UnreadableError } from '../manifest/input-error';
import { type Identity, identity, type Manifest } from '../manifest/manifest';
import { serviceNames } from '../topology/addresses';
import type { ExternalService } from '../topology/services';
import { checks } from '.';
import type { Baseline } from './baseline';
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

export interface ReportOptions extends Omit<CheckOptions, 'outside' | 'onUnused'> {
  /** Hosts that somebody else runs. @default - none */
  readonly outside?: readonly OutsideAddress[];
  /** The namespace of kubectl's flag, which refuses objects that name another. @default - the flag is not given */
  readonly flag?: string;
  /** What becomes of a check's findings, by its id. @default - as the check says */
  readonly levels?: ReadonlyMap<string, Level>;
  /** Findings that pass, since they were there before. @default - none */
  readonly baseline?: Baseline;
}

/** What the checks find in each group of manifests by itself. */
export function report({ groups, unreadable: errors, leftOut }: Sources, options: ReportOptions): Report {
  const { levels = new Map<string, Level>(), baseline, flag } = options;
  const outside = new Outside(options.outside ?? []);
  // What can't be read may hold what others refer to.
  const complete = options.complete === true && errors.length === 0;
  const found = groups.flatMap((manifests) => [
    ...check(manifests, { ...options, complete, ...outside }),
    ...(flag === undefined ? [] : otherNamespace.found(manifests, flag).map(finding)),
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
      ...counts([...new Set(groups.flat())], options.crds ?? []),
      variants: groups.length,
      known: levelled.length - findings.length,
    },
  };
}

/** Every check that a finding may be of, with what the tool itself finds. */
export const reported = [...checks, unreadable, otherNamespace];

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

const quiet = new Set(checks.filter((each) => each.quiet).map(({ id }) => id));

function atLevel(finding: Finding, levels: ReadonlyMap<string, Level>): readonly Finding[] {
  const level = levels.get(finding.check) ?? (quiet.has(finding.check) ? 'off' : finding.severity);
  return level === 'off' ? [] : [{ ...finding, severity: level }];
}

function idleLevels(levels: ReadonlyMap<string, Level>, findings: readonly Finding[]): readonly string[] {
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
  manifests: readonly Manifest[],
  crds: readonly Manifest[],
): { readonly objects: number; readonly unknown: number } {
  const custom = new CustomKinds([...crds, ...manifests]);
  const objects = manifests.filter(({ source }) => source.notAnObject === undefined).map(identity);
  const isKnown = ({ apiVersion, kind }: Identity) => isKnownKind(apiVersion, kind) || custom.has(apiVersion, kind);
  const known = objects.filter(isKnown).length;
  return { objects: known, unknown: objects.length - known };
}

/** The hosts outside as the Services that they may be, and which of them any group of manifests needs. */
class Outside {
  readonly outside: readonly ExternalService[];
  private readonly hosts = new Map<ExternalService, string>();
  private readonly needed = new Set<string>();

  constructor(private readonly addresses: readonly OutsideAddress[]) {
    this.outside = addresses.flatMap(({ host, port }) => {
      const bare = !host.includes('.');
      return serviceNames(host, '').map(({ name, namespace }) => {
        const service = { name, ...(!bare && { namespace }), ...(port !== undefined && { port }) };
        this.hosts.set(service, nameOf({ host, port }));
        return service;
      });
    });
  }

  readonly onUnused = (services: readonly ExternalService[]): void => {
    for (const [service, host] of this.hosts) if (!services.includes(service)) this.needed.add(host);
  };

  idle(): readonly string[] {
    return this.addresses.map(nameOf).flatMap((host) => (this.needed.has(host) ? [] : [`outside ${host}`]));
  }
}

function nameOf({ host, port }: { readonly host: string; readonly port?: number | undefined }): string {
  return port === undefined ? host : `${host}:${port}`;
}
