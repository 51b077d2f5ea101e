import type { core } from '../../api';
import { all, between, each, fields, forbidden, oneOf, onlyOne, type Rule, required } from '../../rule';
import { matching } from '../names';
import { port, portOrName } from '../ports';

type Probe = core.Probe;
type HttpGet = core.HTTPGetAction;
type Handler = core.LifecycleHandler;

const handlers = fields<Probe & Handler>({
  exec: fields<core.ExecAction>({ command: required('the command') }),
  httpGet: fields<HttpGet>({
    port: required('the port to ask', portOrName),
    scheme: oneOf('HTTP', 'HTTPS'),
    httpHeaders: each(
      fields<core.HTTPHeader>({
        name: required(
          'the name of the header',
          matching('invalid-value', /^[-A-Za-z0-9]+$/, 'letters, digits and "-"'),
        ),
      }),
    ),
  }),
  tcpSocket: fields<core.TCPSocketAction>({ port: required('the port to open', portOrName) }),
  grpc: fields<core.GRPCAction>({ port }),
});

export const handler: Rule<Handler> = all<Handler>(
  onlyOne<Handler>(['exec', 'httpGet', 'tcpSocket', 'sleep'], 1, 'way to call'),
  handlers as Rule<Handler>,
);

/** @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/ */
const probe: Rule<Probe> = all<Probe>(
  (value, location) => {
    const given = (['exec', 'httpGet', 'tcpSocket', 'grpc'] as const).filter((key) => value?.[key] !== undefined);
    if (value && given.length === 0)
      location.fault('invalid-probe', 'asks nothing: give it one of httpGet, tcpSocket, exec and grpc');
    if (given.length > 1) location.fault('invalid-probe', `has ${given.join(' and ')}: keep one`);
  },
  handlers as Rule<Probe>,
  fields<Probe>({
    initialDelaySeconds: between(0, undefined, 'invalid-probe'),
    timeoutSeconds: between(0, undefined, 'invalid-probe'),
    periodSeconds: between(0, undefined, 'invalid-probe'),
    successThreshold: between(0, undefined, 'invalid-probe'),
    failureThreshold: between(0, undefined, 'invalid-probe'),
    terminationGracePeriodSeconds: between(1, undefined, 'invalid-probe'),
  }),
);

/** A probe that restarts the container, so one success has to do. */
export const restartingProbe: Rule<Probe> = all<Probe>(
  probe,
  fields<Probe>({
    successThreshold: (value = 1, location) =>
      value > 1 && location.fault('invalid-probe', `is ${value}: use 1, since one success is enough not to restart`),
  }),
);

export const readinessProbe: Rule<Probe> = all<Probe>(
  probe,
  fields<Probe>({
    terminationGracePeriodSeconds: forbidden('invalid-probe', 'is in a readiness probe, which ends nothing: remove it'),
  }),
);
