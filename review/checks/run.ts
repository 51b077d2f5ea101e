import { type Identity, identity, type Manifest } from '../manifest/manifest';
import type { ExternalService } from '../topology/services';
import { readTopology } from '../topology/topology';
import type { Check, Fault, Outcome } from './check';
import { checks } from './index';

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
  const topology = readTopology(manifests, outside);
  const findings = checks.flatMap((each) => Array.from(each.find(topology), (fault) => finding(each, fault)));
  const keyed = findings.map((each) => [orderOf(each), each] as const);
  return keyed.sort(([a], [b]) => compare(a, b)).map(([, each]) => each);
}

function finding(check: Check, { manifest, path = [], message, ...fault }: Fault): Finding {
  const { file, line, construct } = manifest.source;
  const outcome = fault.outcome ?? check.outcome;
  return {
    check: check.id,
    outcome,
    severity: outcome === 'risky' ? 'warning' : 'error',
    object: identity(manifest),
    message,
    remedy: fault.remedy ?? check.remedy,
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
