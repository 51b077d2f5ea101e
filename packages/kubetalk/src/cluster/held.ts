import { type Application, applicationOf, type Surroundings } from '../application/application';
import { UnreadableError } from '../manifest/input-error';
import { identity, type JsonObject, type Manifest } from '../manifest/manifest';
import { KubectlError, kubectl, objects, type Target } from './kubectl';

/** What is asked of a cluster. */
export interface Asked extends Target {
  /** @default - the namespace of the target */
  readonly allNamespaces?: boolean;
  /** As kubectl takes it: only objects with these labels. @default - all */
  readonly selector?: string;
}

/** What a cluster holds, and what may not be read. */
export interface Held {
  readonly application: Application;
  readonly unreadable: readonly UnreadableError[];
}

/** What communication is made of; the rest of a namespace says nothing of it. */
const KINDS = [
  'configmaps',
  'cronjobs.batch',
  'daemonsets.apps',
  'deployments.apps',
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'gateways.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
  'horizontalpodautoscalers.autoscaling',
  'httproutes.gateway.networking.k8s.io',
  'ingresses.networking.k8s.io',
  'jobs.batch',
  'networkpolicies.networking.k8s.io',
  'persistentvolumeclaims',
  'poddisruptionbudgets.policy',
  'pods',
  'referencegrants.gateway.networking.k8s.io',
  'replicasets.apps',
  'serviceaccounts',
  'services',
  'statefulsets.apps',
] as const;

/** The classes of Ingresses, and webhooks, whose Services the API server itself calls. */
const OF_THE_CLUSTER = [
  'ingressclasses.networking.k8s.io',
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
] as const;

/**
 * The application that a cluster holds in a namespace, or in all of them. It is only read; of Secrets only the names of their keys are.
 *
 * @throws InputError where kubectl can't be run, or the cluster does not answer
 */
export function held(asked: Asked, surroundings: Surroundings): Held {
  const known = new Set(kubectl(asked, ['api-resources', '--verbs=list', '-o', 'name']).split('\n'));
  const where = asked.allNamespaces ? ['--all-namespaces'] : [];
  const labels = asked.selector === undefined ? [] : [`--selector=${asked.selector}`];
  const unreadable: UnreadableError[] = [];
  const kinds = [...KINDS, ...(asked.allNamespaces ? OF_THE_CLUSTER : [])].filter((kind) => known.has(kind));
  const found = [
    ...listed(
      asked,
      kinds.filter((kind) => !ASIDE.includes(kind)),
      [...where, ...labels],
      unreadable,
    ),
    ...listed(
      asked,
      kinds.filter((kind) => ASIDE.includes(kind)),
      where,
      unreadable,
    ),
  ];
  // What a controller may not make is in its events alone.
  const events = readable(
    () => objects(asked, ['get', 'events', ...where, `--field-selector=reason=FailedCreate`]),
    '',
    [],
  );
  const secrets = readable(() => secretsIn(asked, where), 'secrets', []);
  const namespaces = readable(() => namespacesIn(asked, found), 'namespaces', []) ?? [];
  const manifests = [...found, ...(events ?? []), ...(secrets ?? []), ...namespaces].map(named);
  // What is in other namespaces is not known.
  const complete = asked.allNamespaces === true && asked.selector === undefined && unreadable.length === 0;
  const application = applicationOf(manifests, { ...surroundings, complete, ...(!secrets && { secrets: ['*'] }) });
  return { application, unreadable };
}

/** Kinds whose labels are seldom those of what they belong to. */
const ASIDE: readonly string[] = [
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'configmaps',
  'serviceaccounts',
  ...OF_THE_CLUSTER,
];

/** All kinds at once; where one of them is refused, each by itself. */
function listed(target: Target, kinds: readonly string[], args: readonly string[], unreadable: UnreadableError[]) {
  const get = (names: readonly string[]) => objects(target, ['get', names.join(','), ...args]);
  const refused: UnreadableError[] = [];
  const all = readable(() => get(kinds), '', refused);
  return all ?? kinds.flatMap((kind) => readable(() => get([kind]), kind, unreadable) ?? []);
}

function readable<Result>(read: () => Result, kind: string, unreadable: UnreadableError[]): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KubectlError) || !/forbidden/i.test(error.message)) throw error;
    unreadable.push(
      new UnreadableError(kind, `${kind} may not be listed: see docs/live.md for the role that it takes`),
    );
    return undefined;
  }
}

const KEYS =
  '{{range .items}}{{.metadata.namespace}} {{.metadata.name}} {{.type}}{{range $key, $_ := .data}} {{$key}}{{end}}{{"\\n"}}{{end}}';

/** The Secrets without what they hold: kubectl prints the names of their keys alone. */
function secretsIn(target: Target, where: readonly string[]): readonly Manifest[] {
  return kubectl(target, ['get', 'secrets', ...where, '-o', `go-template=${KEYS}`])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [namespace = '', name = '', type = '', ...keys] = line.split(' ');
      const data = Object.fromEntries(keys.map((key) => [key, '']));
      return { value: { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, data }, source: {} };
    });
}

/** The namespaces that objects are in, whose labels policies ask for. */
function namespacesIn(target: Target, found: readonly Manifest[]): readonly Manifest[] {
  const names = [...new Set(found.map((manifest) => identity(manifest).namespace))].filter(Boolean);
  return names.length === 0 ? [] : objects(target, ['get', 'namespace', '--ignore-not-found', ...names]);
}

/** Where an object stands is where the cluster has it: lines of what kubectl printed tell nobody anything. */
function named(manifest: Manifest): Manifest {
  const { namespace, kind, name } = identity(manifest);
  return { value: manifest.value as JsonObject, source: { file: [namespace, kind, name].filter(Boolean).join('/') } };
}
