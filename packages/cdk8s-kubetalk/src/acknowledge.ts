import type { Construct, IConstruct } from 'constructs';

/** Statements about a construct for the checks, as metadata. */
const ACKNOWLEDGED = 'acknowledged';
const IN_CODE = 'acknowledged-in-code';
const OUTSIDE = 'outside';

/** A finding that is known and accepted. */
export interface Acknowledgement {
  /** The id of the check. */
  readonly check: string;
  /** Why it is right, for the next reader. */
  readonly reason: string;
}

/** A Service outside of the manifests that a construct's Pods call. */
export interface OutsideService {
  readonly name: string;
  /** @default - the namespace of those who call it */
  readonly namespace?: string;
  readonly port: number;
  /** The port of the Pods behind it, for the policies of what is isolated. @default - the port */
  readonly targetPort?: number;
}

/**
 * Accepts what a check finds on a construct, or on anything in it. A synth that is checked writes it into the YAML of each object
 * that has such a finding, as the annotation `acknowledge.kubetalk/CHECK`, so that `kubetalk check` accepts it too.
 *
 * @throws where the reason is empty
 */
export function acknowledge(construct: Construct, check: string, reason: string): void {
  if (reason.trim() === '') throw new Error(`${construct.node.path}: say why ${check} is acknowledged`);
  construct.node.addMetadata(ACKNOWLEDGED, { check, reason } satisfies Acknowledgement);
}

/**
 * Keeps what is acknowledged on a construct, or on anything in it, out of the YAML: for manifests that have to stay as they
 * were written.
 */
export function acknowledgeInCode(construct: Construct): void {
  construct.node.addMetadata(IN_CODE, true);
}

export function isAcknowledgedInCode(construct: IConstruct): boolean {
  return construct.node.scopes.some(({ node }) => node.metadata.some(({ type }) => type === IN_CODE));
}

/** Declares a Service that a construct's Pods call and that is deployed elsewhere: the checks know it, and isolation allows calls of it. */
export function callsOutside(construct: Construct, service: OutsideService): void {
  construct.node.addMetadata(OUTSIDE, service);
}

export function acknowledgements(construct: Construct): Acknowledgement[] {
  return metadata(construct, ACKNOWLEDGED);
}

export function outsideServices(construct: Construct): OutsideService[] {
  return metadata(construct, OUTSIDE);
}

function metadata<Data>(construct: Construct, type: string): Data[] {
  const { metadata } = construct.node;
  return metadata.length === 0 ? [] : metadata.filter((entry) => entry.type === type).map(({ data }) => data);
}
