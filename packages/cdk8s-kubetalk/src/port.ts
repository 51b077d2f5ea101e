import type { Construct } from 'constructs';
import { portFault } from 'kubetalk/kubernetes';
import { acknowledge } from './acknowledge';

/** A port that a program listens on although its container does not declare it. Made by {@link undeclared}. */
export interface UndeclaredPort {
  readonly undeclared: number;
  readonly reason: string;
}

/**
 * Says that a port is meant although no container declares it: Kubernetes forwards to it all the same, but then nothing
 * in the manifests shows that something listens there.
 *
 * @param port the number that the program listens on
 * @param reason why it is right, for the next reader
 * @throws where the port is no port number or the reason is empty
 */
export function undeclared<const Reason extends string>(
  port: number,
  reason: Reason extends '' ? 'a reason that is not empty' : Reason,
): UndeclaredPort {
  const fault =
    portFault(port) ?? (reason.trim() === '' ? `port ${port}: say why no container declares it` : undefined);
  if (fault) throw new Error(fault);
  return { undeclared: port, reason };
}

/** A port that a container declares, or one that is stated with the reason why none does. */
export type StatedPort<Port extends number = number> = Port | UndeclaredPort;

export function portNumber(port: StatedPort): number {
  return typeof port === 'number' ? port : port.undeclared;
}

/** Accepts what a check finds about a port whose reason is stated already. */
export function acknowledgePort(construct: Construct, check: string, port: StatedPort): void {
  if (typeof port !== 'number') acknowledge(construct, check, port.reason);
}

/**
 * Refuses a port that nobody declares, unless it is stated with its reason.
 *
 * @param object what uses the port, as messages name it
 * @param workload what should declare it, as messages name it
 */
export function assertDeclared(object: string, port: StatedPort, declared: readonly number[], workload: string): void {
  if (typeof port !== 'number' || declared.includes(port)) return;
  const fault = portFault(port);
  if (fault) throw new Error(`${object}: ${fault}`);
  const has = declared.length > 0 ? `it declares ${declared.join(', ')}` : 'it declares none';
  throw new Error(
    `${object}: no container of ${workload} declares port ${port} (${has}): ` +
      `declare it, or say why not with undeclared(${port}, '…')`,
  );
}
