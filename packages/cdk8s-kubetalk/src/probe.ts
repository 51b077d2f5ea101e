import type { Duration } from 'cdk8s';
import type * as api from './api';
import { type PlusProbe, plusProbe } from './plus';
import type { ContainerPort, PortKey } from './pods';
import { type PortReference, portKey } from './port';

/** What the kubelet repeats to see how a container is: it asks a port, or runs a command in the container. */
export type Probe<Port extends PortKey = PortKey> = ProbeTimes &
  (
    | {
        /** What is asked for over HTTP. @default - not written; Kubernetes takes `/` where headers or a scheme are given, else the port is only connected to */
        readonly path?: string;
        /** A port that a container of the Pod declares, by its number or name. */
        readonly port: PortReference<Port>;
        /** The headers of the request. @default - none */
        readonly headers?: Readonly<Record<string, string>>;
        /** @default - not written; Kubernetes takes HTTP */
        readonly scheme?: 'HTTP' | 'HTTPS';
        readonly grpc?: never;
        readonly command?: never;
        readonly spec?: never;
      }
    | {
        /** The port that answers gRPC's own health checks. */
        readonly grpc: PortReference<Port>;
        /** The service that is asked about. @default - not written; the server as a whole */
        readonly service?: string;
        readonly path?: never;
        readonly port?: never;
        readonly command?: never;
        readonly spec?: never;
      }
    | {
        /** Run in the container, of what its image holds; it fails where this does not end with 0. */
        readonly command: readonly string[];
        readonly path?: never;
        readonly port?: never;
        readonly grpc?: never;
        readonly spec?: never;
      }
    | {
        /** Other fields of a probe, as the API has them: `httpGet` of another host and so on. */
        readonly spec: Pick<api.Probe, 'exec' | 'grpc' | 'httpGet' | 'tcpSocket'>;
        readonly path?: never;
        readonly port?: never;
        readonly grpc?: never;
        readonly command?: never;
      }
  );

export interface ProbeTimes {
  /** Of a probe of cdk8s-plus, which has no words of this package. */
  readonly _toKube?: never;
  /** From the container's start to the first time, in whole seconds. @default - not written; Kubernetes takes 0 seconds */
  readonly initialDelay?: Duration;
  /** From one time to the next, in whole seconds. @default - not written; Kubernetes takes 10 seconds */
  readonly period?: Duration;
  /** How long it may take, in whole seconds. @default - not written; Kubernetes takes 1 second */
  readonly timeout?: Duration;
  /** How often in a row it must fail to count. @default - not written; Kubernetes takes 3 */
  readonly failureThreshold?: number;
  /** How often in a row it must succeed to count again. @default - not written; Kubernetes takes 1 */
  readonly successThreshold?: number;
  /** How long a container has to end that it restarts, in whole seconds. @default - not written; Kubernetes takes the Pod's */
  readonly terminationGracePeriod?: Duration;
}

/** The kinds of probes that a container may have. */
export const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

/** The port that a container's probe asks, undefined where it asks none. */
export function probedPort(probe: Probe | PlusProbe, ports?: readonly ContainerPort[]): PortReference | undefined {
  if (isOwn(probe)) return probe.port ?? probe.grpc;
  const { httpGet, tcpSocket } = plusProbe(probe, ports);
  return (httpGet ?? tcpSocket)?.port;
}

function isOwn(probe: Probe | PlusProbe): probe is Probe {
  return !('_toKube' in probe);
}

/** @param numberOf the number of a port, for a gRPC probe, which knows no names */
export function probeToKube(
  probe: Probe | PlusProbe,
  ports: readonly ContainerPort[] | undefined,
  numberOf: (port: PortReference) => number,
): api.Probe {
  if (!isOwn(probe)) return plusProbe(probe, ports);
  const { initialDelay, period, timeout, failureThreshold, successThreshold, terminationGracePeriod } = probe;
  return {
    initialDelaySeconds: initialDelay?.toSeconds(),
    ...actionOf(probe, numberOf),
    timeoutSeconds: timeout?.toSeconds(),
    periodSeconds: period?.toSeconds(),
    failureThreshold,
    successThreshold,
    terminationGracePeriodSeconds: terminationGracePeriod?.toSeconds(),
  };
}

function actionOf(probe: Probe, numberOf: (port: PortReference) => number): api.Probe {
  if (probe.spec) return probe.spec;
  if (probe.command) return { exec: { command: [...probe.command] } };
  if (probe.grpc !== undefined) return { grpc: { port: numberOf(probe.grpc), service: probe.service } };
  const { path, headers, scheme } = probe;
  const port = portKey(probe.port);
  if (path === undefined && !headers && !scheme) return { tcpSocket: { port } };
  const httpHeaders = headers && Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { httpGet: { path, port, httpHeaders, scheme } };
}
