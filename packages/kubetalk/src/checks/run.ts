import { type Identity, identity, type Manifest } from '../manifest/manifest';
import type { ExternalService } from '../topology/services';
import { readTopology, type Topology } from '../topology/topology';
import { checks } from '.';
import type { Check, Fault, Outcome } from './check';

/** A fault as it is reported: plain data, of which JSON can be made. */
export interface Finding {
  readonly check: string;
  readonly outcome: Outcome;
  readonly severity: 'error' | 'warning';
  readonly object: Identity;
  readonly message: string;
  readonly remedy: string;
  readonly file?: string;
  readonly line?: number;
  /** The path of the construct that made the object. */
  readonly construct?: string;
}

/**
 * What all checks find in the manifests, in an order that does not depend on theirs.
 *
 * @param outside Services that are not in the set and that its callers count on
 */
export function check(manifests: readonly Manifest[], outside: readonly ExternalService[] = []): readonly Finding[] {
  const findings = faultsIn(readTopology(manifests, outside)).map(({ check, fault }) => finding(check, fault));
  const keyed = findings.map((each) => [orderOf(each), each] as const);
  return keyed.sort(([a], [b]) => compare(a, b)).map(([, each]) => each);
}

/** What all checks find in a topology, as they found it. */
export function faultsIn(topology: Topology): { readonly check: Check; readonly fault: Fault }[] {
  return checks.flatMap((check) => Array.from(check.find(topology), (fault) => ({ check, fault })));
}

export function outcomeOf(check: Check, fault: Fault): Outcome {
  return fault.outcome ?? check.outcome;
}

export function severityOf(outcome: Outcome): Finding['severity'] {
  return outcome === 'risky' ? 'warning' : 'error';
}

function finding(check: Check, fault: Fault): Finding {
  const { manifest, path = [], message, remedy = check.remedy } = fault;
  const { file, line, construct } = manifest.source;
  const outcome = outcomeOf(check, fault);
  return {
    check: check.id,
    outcome,
    severity: severityOf(outcome),
    object: identity(manifest),
    message,
    remedy,
    file,
    line: line?.(path),
    construct,
  };
}

type Order = readonly (string | number)[];

/** By place first; where there is none, or a place has several, by all else that tells findings apart. */
function orderOf({ file = '', line = 0, object, check: id, message }: Finding): Order {
  return [file, line, object.kind, object.namespace, object.name, object.apiVersion, id, message];
}

function compare(a: Order, b: Order): number {
  const differs = a.findIndex((value, index) => value !== b[index]);
  if (differs < 0) return 0;
  return (a[differs] as string) < (b[differs] as string) ? -1 : 1;
}
