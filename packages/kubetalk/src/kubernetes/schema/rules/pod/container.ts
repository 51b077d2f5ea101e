import type { core } from '../../api';
import { all, each, fields, filled, from, oneOf, type Rule, required, unique, wordOf } from '../../rule';
import { label } from '../names';
import { optionalPort, port, portName, protocol } from '../ports';
import { noBacksteps } from '../storage';
import { env, envFrom } from './environment';
import { handler, readinessProbe, restartingProbe } from './probes';
import { resources } from './resources';
import { securityContext } from './security-context';
import { mount } from './volumes';

type Container = core.Container;
type ContainerPort = core.ContainerPort;
type Mount = core.VolumeMount;
type Resize = core.ContainerResizePolicy;
type RestartRule = core.ContainerRestartRule;

const containerPort = fields<ContainerPort>({
  name: filled(portName),
  containerPort: port,
  hostPort: optionalPort,
  protocol,
});

const resizePolicies: Rule<readonly Resize[]> = all<readonly Resize[]>(
  unique<Resize>('resource', (item) => item.resourceName, 'resourceName'),
  each(
    fields<Resize>({
      resourceName: required('cpu or memory', oneOf('cpu', 'memory')),
      restartPolicy: required('NotRequired or RestartContainer', oneOf('NotRequired', 'RestartContainer')),
    }),
  ),
);

const containerRules: Rule<Container> = all<Container>(
  fields<Container>({
    name: required('the container a name', label),
    image: required('the image to run'),
    imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
    terminationMessagePolicy: oneOf('File', 'FallbackToLogsOnError'),
    ports: all(
      unique<ContainerPort>('port name', (item) => item.name, 'name'),
      each(containerPort),
    ),
    env: each(env),
    envFrom: each(envFrom),
    resources,
    securityContext,
    volumeMounts: all(
      unique<Mount>('mountPath', (item) => item.mountPath, 'mountPath'),
      each(mount),
    ),
    resizePolicy: resizePolicies,
    volumeDevices: all(
      unique<core.VolumeDevice>('devicePath', (item) => item.devicePath, 'devicePath'),
      each(
        fields<core.VolumeDevice>({
          name: required('the name of a volume'),
          devicePath: required('the path of the device', noBacksteps),
        }),
      ),
    ),
  }),
  fields<Container>({
    livenessProbe: restartingProbe,
    startupProbe: restartingProbe,
    readinessProbe,
    lifecycle: fields<core.Lifecycle>({ postStart: handler, preStop: handler }),
  }),
);

const afterStart = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers */
const initOnly: Rule<Container> = (value, location) => {
  if (value?.restartPolicy === 'Always') return;
  if (location.kubernetes.minor < OWN_RESTARTS) wordOf('Always')(value?.restartPolicy, location.into('restartPolicy'));
  for (const key of afterStart)
    if (value?.[key] !== undefined)
      location
        .into(key)
        .fault('conflicting-fields', 'is in an init container, which ends before it could be used: remove it');
};

/** The version from which on a container may have a restartPolicy of its own. */
const OWN_RESTARTS = 35;

/** The rules on a container's own restarts. */
const restarts: Rule<Container> = from('1.35', (value, location) => {
  const { restartPolicy, restartPolicyRules: rules } = value ?? {};
  const place = location.into('restartPolicy');
  wordOf('Always', 'OnFailure', 'Never')(restartPolicy, place);
  if (rules?.length && restartPolicy === undefined)
    place.fault('missing-field', 'is missing, which restartPolicyRules need: give it');
  each(restartRule)(rules, location.into('restartPolicyRules'));
});

const restartRule: Rule<RestartRule> = fields<RestartRule>({
  action: required('Restart or RestartAllContainers', oneOf('Restart', 'RestartAllContainers')),
  exitCodes: required(
    'the exit codes',
    fields<core.ContainerRestartRuleOnExitCodes>({
      operator: required('In or NotIn', oneOf('In', 'NotIn')),
    }),
  ),
});

/** A container that runs as long as the Pod. */
const mainOnly: Rule<Container> = (value, location) => {
  if (value?.restartPolicy !== undefined && location.kubernetes.minor < OWN_RESTARTS)
    location
      .into('restartPolicy')
      .fault('conflicting-fields', 'is in a container that is no init container: remove it');
};

export const mainContainer: Rule<Container> = all(containerRules, restarts, mainOnly);
export const initContainer: Rule<Container> = all(containerRules, restarts, initOnly);
