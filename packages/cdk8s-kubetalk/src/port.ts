import type { Construct } from 'constructs';
import { type NodePort, nodePortFault, portFault } from 'kubetalk/kubernetes';
import { acknowledge } from './acknowledge';
import { numberOf, type Pods, type PortKey } from './pods';

/**
 * A port's number from configuration, such as a variable of a deploy pipeline.
 *
 * @throws where it is no port: 1 to 65535
 */
export function port(value: number | string): number {
  return numberIn(value, portFault, '1 to 65535');
}

/**
 * A nodePort's number from configuration, of the type that a Service takes.
 *
 * @throws where a cluster gives no such nodePort: 30000 to 32767
 */
export function nodePort(value: number | string): NodePort {
  return numberIn(value, nodePortFault, '30000 to 32767') as NodePort;
}

function numberIn(value: number | string, faultOf: (number: number) => string | undefined, range: string): number {
  const number = typeof value === 'number' ? value : /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new Error(`"${value}" is no number: use ${range}`);
  const fault = faultOf(number);
  if (fault) throw new Error(fault);
  return number;
}

/** A port that a program listens on although its container does not declare it. Made by {@link undeclared}. */
export interface UndeclaredPort {
  readonly undeclared: number;
  readonly reason: string;
}

/**
 * Says that a port is meant although no container declares it: Kubernetes forwards to it anyway, but then nothing
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

/** A port that a container declares, by number or name, or one with the reason why none does. */
export type PortReference<Port extends PortKey = PortKey> = Port | UndeclaredPort;

/** A port as Kubernetes is given it. */
export function portKey(port: PortReference): PortKey {
  return typeof port === 'object' ? port.undeclared : port;
}

/** Accepts what a check finds about a port whose reason is given already. */
export function acknowledgePort(construct: Construct, check: string, port: PortReference): void {
  if (typeof port === 'object') acknowledge(construct, check, port.reason);
}

/**
 * The number of a port that a container declares, or that comes with the reason why none does.
 *
 * @param object what uses the port, as messages name it
 * @param pods what should declare it
 * @throws where no container declares it and there is no reason
 */
export function declaredNumber(
  object: string,
  port: PortReference,
  { title, ports }: Pick<Pods, 'title' | 'ports'>,
): number {
  if (typeof port === 'object') return port.undeclared;
  const number = numberOf(port, ports);
  if (number !== undefined && ports.some(({ containerPort }) => containerPort === number)) return number;
  const fault = typeof port === 'number' ? portFault(port) : undefined;
  if (fault) throw new Error(`${object}: ${fault}`);
  const known = ports.flatMap(({ containerPort, name }) => (typeof port === 'string' ? (name ?? []) : containerPort));
  const has =
    known.length > 0
      ? `it declares ${known.join(', ')}`
      : `it declares none${typeof port === 'string' ? ' by name' : ''}`;
  const remedy =
    typeof port === 'number'
      ? `declare it, or say why not with undeclared(${port}, '…')`
      : 'use one of them, or name the port so';
  throw new Error(`${object}: no container of ${title} declares port ${port} (${has}): ${remedy}`);
}
