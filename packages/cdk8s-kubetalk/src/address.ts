import { Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Protocol } from 'kubetalk/kubernetes';
import type { Pods } from './pods';

/** A port of a Service, as those need it who call it. */
export interface CalledPort {
  readonly service: {
    readonly name: string;
    /** The Pods behind it, undefined where it is an alias of a name outside of the cluster. */
    readonly selector: Pods | undefined;
    /** The name that a caller finds it by. */
    hostFrom(caller: IConstruct): string;
  } & IConstruct;
  /** The Service's own. */
  readonly port: number;
  /** The Pods' port that it forwards to. */
  readonly targetPort: number;
  readonly protocol: Protocol;
}

/** A place in a text whose content depends on the caller. */
type Part = string | ((caller: IConstruct) => string);

/**
 * Where a Service is found, as a caller has to write it. To put it into a container's `env`, `command` or `args` is the whole
 * statement of the path: what is isolated lets the container's Pods through, and the checks know the Service.
 */
export class Address {
  /** @param called the ports that a user of the address calls */
  constructor(
    private readonly called: readonly CalledPort[] | (() => readonly CalledPort[]),
    private readonly parts: readonly Part[],
    private readonly isLate = false,
  ) {}

  /** The ports that a user of the address calls. */
  get calls(): readonly CalledPort[] {
    return typeof this.called === 'function' ? this.called() : this.called;
  }

  /** The address with other text around it, and perhaps with others. */
  static joined(parts: readonly (string | number | Address)[]): Address {
    return new Address(
      () => parts.flatMap((part) => (part instanceof Address ? part.calls : [])),
      parts.flatMap((part) => (part instanceof Address ? part.parts : [String(part)])),
      parts.some((part) => part instanceof Address && part.isLate),
    );
  }

  /**
   * The address as a workload writes it that is no construct of this package; it is stated that this workload calls it.
   *
   * @param caller the workload whose Pods use the address
   * @throws where the caller has a namespace and the Service's is left to kubectl, so that it is not known
   */
  from(caller: IConstruct): string {
    call(caller, this.calls);
    return this.writtenBy(caller);
  }

  /** The address as a caller writes it; states nothing. */
  writtenBy(caller: IConstruct): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : part(caller))).join('');
  }

  /** The address as it goes into the object of a caller: a text, or what makes it at synth time. */
  valueFor(caller: IConstruct): string {
    if (!this.isLate) return this.writtenBy(caller);
    return Lazy.any({ produce: () => this.writtenBy(caller) }) as unknown as string;
  }

  /** @throws always: a text without a caller can't contain an address */
  toString(): never {
    const [first] = this.calls;
    throw new Error(
      `the address of Service ${first?.service.name} is written for its caller: put address in front of the \`text\` that it is in`,
    );
  }
}

/**
 * A text that holds addresses, with the path to each of them stated: ``env: { DB: address`mongodb://${db.service.address}/shop` }``.
 * `$(NAME)` stays as it is: Kubernetes puts the value of the container's variable NAME there.
 */
export function address(texts: TemplateStringsArray, ...values: readonly (string | number | Address)[]): Address {
  return Address.joined(texts.flatMap((text, index) => (index === 0 ? [text] : [values[index - 1] ?? '', text])));
}

/**
 * The address of a Service that is made only after its caller, as where two call each other, or a StatefulSet's Pods their own
 * Service: ``later((): Address => pong.url)``. The compiler needs the type of what is returned there.
 *
 * @param of asked at synth time, once all is made
 */
export function later(of: () => Address): Address {
  return new Address(() => of().calls, [(caller) => of().writtenBy(caller)], true);
}

const CALLS = 'calls';

/** States that the Pods of a construct call ports of Services. */
export function call(caller: IConstruct, ports: readonly CalledPort[]): void {
  for (const port of ports) caller.node.addMetadata(CALLS, port);
}

/** The ports that a construct is declared to call. */
export function callsOf(caller: IConstruct): CalledPort[] {
  const { metadata } = caller.node;
  if (metadata.length === 0) return [];
  const ports = metadata.filter(({ type }) => type === CALLS).map(({ data }): CalledPort => data);
  return [...new Set(ports)];
}
