import type { Construct } from 'constructs';

/** What is said about a construct for those who check it: metadata, so that it never reaches the YAML. */
const ACKNOWLEDGED = 'acknowledged';
const OUTSIDE = 'outside';

/** A finding that is known and accepted. */
export interface Acknowledgement {
  /** The id of the check. */
  readonly check: string;
  /** Why it is right all the same, for the next reader. */
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
 * Accepts what a check finds on a construct, or on anything in it.
 *
 * @throws where the reason is empty
 */
export function acknowledge(construct: Construct, check: string, reason: string): void {
  if (reason.trim() === '') throw new Error(`${construct.node.path}: say why ${check} is acknowledged`);
  construct.node.addMetadata(ACKNOWLEDGED, { check, reason } satisfies Acknowledgement);
}

/** Declares a Service that a construct's Pods call and that somebody else deploys: the checks know it, and isolation lets it be called. */
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
