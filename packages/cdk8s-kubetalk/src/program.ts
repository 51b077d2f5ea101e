import type { Construct } from 'constructs';
import type { Dns1035Label, Protocol } from 'kubetalk/kubernetes';
import { Component, type ComponentProps, type ComponentService } from './component';
import type { Container, ContainerBase, Probes } from './container';
import type { Excluded } from './excluded';
import type { ContainerPort } from './pods';
import type { PortReference } from './port';
import type { Exposure, ServicePortProps } from './service';

/** A port of a program and of its Service. */
export type ProgramPort<Port extends number = number> =
  | Port
  | (Omit<ServicePortProps, 'name' | 'port' | 'targetPort'> & {
      /** Whether the Service forwards to it by its name. @default false, by its number */
      readonly byName?: boolean;
    } & (
        | {
            /** The Service's port, and the one that the program listens on. */
            readonly port: Port;
            readonly containerPort?: undefined;
          }
        | {
            /** The Service's port. */
            readonly port: number;
            /** The port that the program listens on. @default - the Service's port */
            readonly containerPort: Port;
          }
      ));

/** What it is as a component, beside its one container. */
type OfComponent = Omit<ComponentProps, 'name' | 'containers' | 'service'>;

/** What every program takes, beside what its container and its component take. */
export interface ProgramBase<Name extends string> extends ContainerBase, OfComponent {
  /** What it and its Service are called. @default - the construct's id */
  readonly name?: Dns1035Label<Name>;
  /** What its container is called. @default - the program's name */
  readonly containerName?: string;
  /** From where it can be reached. @default - from inside the cluster only */
  readonly exposure?: Exposure;
  /** Other properties of its Service. @default - nothing */
  readonly service?: Pick<ComponentService, 'annotations' | 'selectBy' | 'sessionAffinity' | 'spec'>;
}

/** A program that listens on ports with names. */
export interface ProgramOfPorts<
  PortName extends string = string,
  Name extends string = string,
  Port extends number = number,
> extends ProgramBase<Name>,
    Probes<NoInfer<Port | PortName>> {
  /** What it listens on, by name: each port is declared by its container, and is one of its Service's. */
  readonly ports: { readonly [Key in PortName]: ProgramPort<Port> };
  readonly containerPorts?: Excluded<'ports declares them'>;
  readonly port?: Excluded<'ports has it already'>;
  readonly targetPort?: Excluded<'each entry of ports has its own'>;
}

/** A program that listens on ports without names, or whose Service has one without. */
export interface ProgramOfNumbers<Port extends number, Name extends string>
  extends ProgramBase<Name>,
    Probes<NoInfer<Port>> {
  /** What its container declares to listen on. @default - the targetPort, else the port; none where that is {@link undeclared} */
  readonly containerPorts?: readonly ContainerPort<Port>[];
  /** Of the Service's port. @default - not written; Kubernetes takes TCP */
  readonly protocol?: Protocol;
  readonly ports?: Excluded<'port says it already'>;
}

/** A program that listens on one port, without a name. */
export interface ProgramOfPort<Port extends number = number, Name extends string = string>
  extends ProgramOfNumbers<Port, Name> {
  /** The port that callers use, which is also the one that the program listens on. */
  readonly port: PortReference<NoInfer<Port>>;
  readonly targetPort?: undefined;
}

/** A program that is called on another port than it listens on. */
export interface ProgramOfOtherPort<Port extends number = number, Name extends string = string>
  extends ProgramOfNumbers<Port, Name> {
  /** The port that callers use. */
  readonly port: number;
  /** The port that the program listens on. */
  readonly targetPort: PortReference<NoInfer<Port>>;
}

/** One program, kept running, behind one Service. */
export type ProgramProps<Port extends number = number, PortName extends string = string, Name extends string = string> =
  | ProgramOfOtherPort<Port, Name>
  | ProgramOfPort<Port, Name>
  | ProgramOfPorts<PortName, Name, Port>;

/**
 * A program that is kept running, that others find by the name of its Service, and that calls others: to put the address of
 * another's Service into its `env`, `command` or `args` is the whole statement of the path between the two. One that listens to
 * nothing needs no Service: it is a `Deployment`.
 */
export class Program<
  Port extends number = number,
  PortName extends string = never,
  Name extends string = string,
> extends Component<Port, PortName, string, PortName> {
  /** @throws where Kubernetes would refuse it, or no container declares a port that is given without a reason */
  constructor(scope: Construct, id: string, props: ProgramProps<Port, PortName, Name>) {
    super(scope, id, componentProps(id, props as ProgramProps) as ComponentProps<Port, PortName, string, PortName>);
  }
}

/** What the compiler let through. */
type Given = Omit<ProgramOfPort, 'ports' | 'containerPorts' | 'port' | 'targetPort'> & {
  readonly ports?: Readonly<Record<string, ProgramPort>>;
  readonly containerPorts?: readonly ContainerPort[];
  readonly port?: PortReference<number>;
  readonly targetPort?: PortReference<number>;
};

function componentProps(id: string, props: ProgramProps): ComponentProps {
  const {
    name = id,
    containerName = name,
    ports,
    containerPorts,
    port,
    targetPort,
    protocol,
    ...given
  } = props as Given;
  const { exposure, service, ...rest } = given;
  const { selector, podLabels, podAnnotations, initContainers, labels, annotations, runAsUser, spread, ...others } =
    rest;
  // The properties of a component that a container does not have; all other properties are its container's.
  const { podSpec, controller, replicas, volumeClaimTemplates, minAvailable, ...container } = others;
  return {
    name,
    selector,
    podLabels,
    podAnnotations,
    initContainers,
    labels,
    annotations,
    runAsUser,
    spread,
    podSpec,
    controller,
    replicas,
    volumeClaimTemplates,
    minAvailable,
    containers: [
      {
        name: containerName,
        ports: ports ? declared(ports) : (containerPorts ?? listening(targetPort ?? port)),
        ...container,
      } as Container,
    ],
    service: {
      ...service,
      ...(ports ? served(ports, exposure) : { port, targetPort, protocol, ...exposure }),
    } as ComponentService,
  };
}

function declared(ports: Readonly<Record<string, ProgramPort>>): ContainerPort[] {
  return Object.entries(ports).map(([name, port]) =>
    typeof port === 'number'
      ? { name, containerPort: port }
      : { name, containerPort: port.containerPort ?? port.port, protocol: port.protocol },
  );
}

/** What a container declares that listens on a port. */
function listening(port: PortReference<number> | undefined): ContainerPort[] | undefined {
  return typeof port === 'number' ? [{ containerPort: port }] : undefined;
}

/** The ports of the Service; the exposure's nodePort is that of the only one. */
function served(ports: Readonly<Record<string, ProgramPort>>, { nodePort, ...exposure }: Partial<Exposure> = {}) {
  const all = Object.entries(ports).map(([name, port]) => {
    if (typeof port === 'number') return { name, port };
    const { containerPort, byName, ...rest } = port;
    return { name, ...rest, targetPort: byName ? name : containerPort };
  });
  if (nodePort === undefined) return { ...exposure, ports: all };
  const [port, ...others] = all;
  return others.length > 0 ? { ...exposure, nodePort, ports: all } : { ...exposure, ports: [{ ...port, nodePort }] };
}
