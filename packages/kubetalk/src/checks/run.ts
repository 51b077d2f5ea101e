import type { Application } from '../application/application';
import type { ExternalService } from '../application/outside';
import { type Identity, identity, type Manifest, type Place } from '../manifest/manifest';
import { cutShort, MOST_OF_CHECK, MOST_OF_OBJECT } from '../text/budget';
import { withoutCredentials } from '../text/credentials';
import { type Topology, topologyOf } from '../topology/topology';
import { checks as kubetalksOwn } from '.';
import { type CheckedFault, withoutAcknowledged } from './acknowledged';
import type { CustomCheck, Fault, Outcome } from './check';
import { fingerprint } from './fingerprint';

/** A fault as it is reported: plain data, of which JSON can be made. */
export interface Finding {
  readonly check: string;
  readonly outcome: Outcome;
  readonly severity: 'error' | 'warning';
  readonly object: Identity;
  readonly message: string;
  readonly remedy: string;
  /** Stays the same where the finding moves to another line or file. */
  readonly fingerprint: string;
  /** What the object names and the manifests lack, where nothing shows that another object is meant: `Secret keys`. */
  readonly absent?: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** Where the value of a chart stands that makes this line. */
  readonly value?: Place;
  /** The path of the construct that made the object. */
  readonly construct?: string;
}

/** A check that could not answer: a fault of this tool, not of the manifests. */
export class CheckFailure extends Error {
  constructor(
    /** The check's id. */
    readonly check: string,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(`check ${check} failed, which is a fault of kubetalk, not of the manifests (${reason})`, { cause });
    this.name = 'CheckFailure';
  }
}

export interface CheckOptions {
  /** What is looked for. @default - all that kubetalk has, which are exported as `checks` */
  readonly checks?: readonly CustomCheck[];
  /** Called with each check that fails itself; the others run. @default - thrown once all have run */
  readonly onFailure?: (failure: CheckFailure) => void;
  /** Called with the Services declared to be outside that nothing in the manifests needs. @default - not reported */
  readonly onUnused?: (services: readonly ExternalService[]) => void;
}

/** What the checks find in an application, in an order that does not depend on that of its manifests. */
export function check(application: Application, options: CheckOptions = {}): readonly Finding[] {
  const { checks = kubetalksOwn, onFailure, onUnused } = options;
  const topology = topologyOf(application);
  const open = withoutAcknowledged(faultsIn(topology, onFailure, checks), topology.manifests, checks);
  onUnused?.(topology.unusedOutside());
  return numbered(inOrder(open.map(finding)));
}

/** Findings by place, in an order that does not depend on theirs. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((each) => [orderOf(each), each] as const);
  return keyed.sort(([a], [b]) => compare(a, b)).map(([, each]) => each);
}

/** Findings of which each has a fingerprint of its own, where a check finds several things at one place. */
export function numbered(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map((each) => {
    const base = each.fingerprint.replace(/-\d+$/, '');
    const before = seen.get(base) ?? 0;
    seen.set(base, before + 1);
    return before === 0 ? each : { ...each, fingerprint: `${base}-${before + 1}` };
  });
}

/** What all checks find in a topology, as they found it. */
export function faultsIn(
  topology: Topology,
  onFailure?: CheckOptions['onFailure'],
  of: readonly CustomCheck[] = kubetalksOwn,
) {
  const failures: CheckFailure[] = [];
  const faults = of.flatMap((check) => {
    const found: CheckedFault[] = [];
    try {
      for (const fault of withinBudget(check, check.find(topology))) found.push({ check, fault });
    } catch (error) {
      failures.push(new CheckFailure(check.id, error));
    }
    return found;
  });
  for (const failure of failures)
    if (onFailure) onFailure(failure);
    else throw failure;
  return faults;
}

/** The faults of one check, up to what anybody reads: where there are more, the last one says so. */
function* withinBudget(check: CustomCheck, faults: Iterable<Fault>): Iterable<Fault> {
  const seen = new Map<Manifest, number>();
  const worst = new Map<Manifest, Fault>();
  let shown = 0;
  let passedOver = 0;
  for (const fault of faults) {
    const count = (seen.get(fault.manifest) ?? 0) + 1;
    seen.set(fault.manifest, count);
    const isShown = count <= MOST_OF_OBJECT;
    if (isShown ? shown++ === MOST_OF_CHECK : passedOver++ === MOST_OF_CHECK) {
      const message = `there are more than ${MOST_OF_CHECK} findings of ${check.id}: those after this one are not shown`;
      yield { manifest: fault.manifest, message, outcome: outcomeOf(check, fault) };
      break;
    }
    if (isShown) yield fault;
    else if (!worst.has(fault.manifest) || outcomeOf(check, fault) !== 'risky') worst.set(fault.manifest, fault);
  }
  for (const [manifest, fault] of worst)
    yield {
      ...fault,
      message: `and ${(seen.get(manifest) ?? 0) - MOST_OF_OBJECT} more findings of ${check.id} in this object`,
    };
}

export function outcomeOf(check: CustomCheck, fault: Fault): Outcome {
  return fault.outcome ?? check.outcome;
}

export function severityOf(outcome: Outcome): Finding['severity'] {
  return outcome === 'risky' ? 'warning' : 'error';
}

/** A fault as plain data. */
export function finding({ check, fault }: CheckedFault): Finding {
  const { manifest, path = [], message, remedy = check.remedy, absent } = fault;
  const { file, line, value, construct } = manifest.source;
  const from = value?.(path);
  const outcome = outcomeOf(check, fault);
  return {
    check: check.id,
    outcome,
    severity: severityOf(outcome),
    object: shortIdentity(manifest),
    message: cutShort(withoutCredentials(message)),
    remedy: cutShort(remedy),
    fingerprint: fingerprint(check.id, manifest, path, message),
    ...(absent !== undefined && { absent: cutShort(absent) }),
    file,
    line: line?.(path),
    ...(from && { value: from }),
    construct,
  };
}

function shortIdentity(manifest: Manifest): Identity {
  const { apiVersion, kind, namespace, name } = identity(manifest);
  const [short, ...others] = [apiVersion, kind, namespace, name].map((text) => cutShort(text)) as [
    string,
    string,
    string,
    string,
  ];
  return { apiVersion: short, kind: others[0], namespace: others[1], name: others[2] };
}

type Order = readonly (string | number)[];

/** By place first; where there is none, or a place has several, by all else that distinguishes findings. */
function orderOf({ file = '', line = 0, object, check: id, message }: Finding): Order {
  return [file, line, object.kind, object.namespace, object.name, object.apiVersion, id, message];
}

function compare(a: Order, b: Order): number {
  const differs = a.findIndex((value, index) => value !== b[index]);
  if (differs < 0) return 0;
  return (a[differs] as string) < (b[differs] as string) ? -1 : 1;
}
