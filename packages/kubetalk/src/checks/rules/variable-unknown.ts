import { kindOf } from '../../kubernetes/objects';
import { type FieldPath, type JsonObject, list, record, text } from '../../manifest/manifest';
import { table } from '../../manifest/table';
import { LONGEST_NAME, LONGEST_VALUE, MOST_KNOWN } from '../../text/budget';
import { hint, namesake } from '../../text/nearest';
import { pieces } from '../../topology/expansion';
import type { Topology } from '../../topology/topology';
import { type Container, programOf, type Workload } from '../../topology/workloads';
import type { Check, Fault } from '../check';
import { missing } from '../missing';

export const variableUnknown: Check = {
  id: 'variable-unknown',
  outcome: 'broken',
  title: 'a $(VARIABLE) that is not set before it is used, or is written as only a shell reads it',
  why:
    'Kubernetes expands only variables that are above in the same list, or come from envFrom. Any other reference is left as ' +
    'it is written, and the program gets `$(HOST):27017` for an address. `$HOST` is for a shell, which arguments do not pass through.',
  remedy: 'state the variable above the one that uses it; write $$(NAME) where the text itself is meant',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DATABASE, value: '$(DB_HOST):27017'}, {name: DB_HOST, value: db.example.com}]}
`,
  *find(topology) {
    for (const workload of topology.workloads) {
      const { manifest, containers } = workload;
      for (const container of containers) {
        for (const { reference, path } of linksIn(container)) {
          const problem = linkProblem(reference, workload, topology);
          if (problem) yield { manifest, path, ...problem, message: `container ${container.name}: ${problem.message}` };
        }
        const taken = linkTaken(container, workload, topology);
        if (taken) yield { manifest, path: container.path, outcome: 'risky', ...taken };
        for (const { reference, path } of shellReferences(container))
          yield {
            manifest,
            path,
            message: `container ${container.name}: ${String(path.at(-2))} uses $${reference}, which a shell expands and Kubernetes does not: did you mean $(${reference})?`,
            outcome: 'risky',
          };
        for (const { variable, reference, later, path } of unknownReferences(container, workload, topology)) {
          const problem = later ? `${reference} is set only further down` : `${reference} is set nowhere`;
          yield {
            manifest,
            path,
            message: `container ${container.name}: ${variable} uses $(${reference}), but ${problem}`,
            // The controller of a custom resource puts variables of its own first.
            ...(!later && kindOf(manifest).includes('.') && { outcome: 'risky' as const }),
          };
        }
      }
    }
  },
};

interface Unknown {
  readonly variable: string;
  readonly reference: string;
  readonly later: boolean;
  readonly path: FieldPath;
}

function unknownReferences({ value, path }: Container, workload: Workload, topology: Topology): Unknown[] {
  const names = list(value.env).map((item) => text(record(item).name));
  const first = new Map(names.map((name, index) => [name, index] as const).reverse());
  // What envFrom brings may be more than the manifests show.
  const taken = takenIn(value, workload, topology);
  const open = taken === undefined;
  for (const name of taken ?? []) first.set(name, first.get(name) ?? -1);
  const line = argumentsOf(value, path).flatMap(({ value: argument, path: at }) =>
    referencesIn(argument).flatMap((reference) =>
      // What a shell puts in looks the same: $(hostname).
      first.has(reference) || open || isGivenByCluster(reference) || !/^[A-Z][A-Z0-9_]*$/.test(reference)
        ? []
        : [{ variable: String(at.at(-2)), reference, later: false, path: at }],
    ),
  );
  const variables = list(value.env).flatMap((item, index) =>
    referencesIn(text(record(item).value)).flatMap((reference) => {
      const position = first.get(reference);
      if (position === undefined ? open || isGivenByCluster(reference) : position < index) return [];
      const later = position !== undefined;
      return [{ variable: names[index] ?? '', reference, later, path: [...path, 'env', index, 'value'] }];
    }),
  );
  return [...variables, ...line];
}

/** The container's own variables that its arguments use as a shell writes them, where no shell reads them. */
function shellReferences({ value, path }: Container): { readonly reference: string; readonly path: FieldPath }[] {
  if (!value.env || (!value.command && !value.args)) return [];
  const own = new Set(list(value.env).map((item) => text(record(item).name)));
  const line = argumentsOf(value, path);
  if (line.some(({ value: word }) => SHELL.test(word))) return [];
  return line.flatMap(({ value: word, path: at }) =>
    [...word.slice(0, LONGEST_VALUE).matchAll(/(?<!\$)\$(?:([A-Za-z_]\w{0,99})|\{([A-Za-z_]\w{0,99})\})/g)].flatMap(
      ([, bare, braced]) => {
        const reference = bare ?? braced ?? '';
        return own.has(reference) ? [{ reference, path: at }] : [];
      },
    ),
  );
}

/** A shell, or what only a shell reads. */
const SHELL = /(?:^|[/\s])(?:ba|da|a|k|z)?sh$|^-\w{0,3}c$|\n|\s&&\s|\||\bexpand-env\b/;

/** The names that envFrom brings, undefined where an object of it is not in the manifests, or a program may fill it. */
function takenIn({ envFrom }: JsonObject, { namespace }: Workload, topology: Topology): readonly string[] | undefined {
  const found = list(envFrom).map((source) => {
    const { configMapRef, prefix } = record(source);
    const object = topology.find('ConfigMap', namespace, text(record(configMapRef).name));
    if (!object || topology.makers.mayFill('ConfigMap')) return undefined;
    return Object.keys(record(object.value.data)).map((key) => text(prefix) + key);
  });
  return found.includes(undefined) ? undefined : found.flatMap((names) => names ?? []);
}

function argumentsOf(value: JsonObject, path: FieldPath): { readonly value: string; readonly path: FieldPath }[] {
  return ['command', 'args'].flatMap((field) =>
    list(value[field]).map((argument, index) => ({ value: text(argument), path: [...path, field, index] })),
  );
}

/** The variables of Services that a container uses, in `$(…)` or as a shell does, and does not set itself. */
function linksIn({ value, path }: Container): { readonly reference: string; readonly path: FieldPath }[] {
  const own = new Set(list(value.env).map((item) => text(record(item).name)));
  const values = list(value.env).map((item, index) => ({
    value: text(record(item).value),
    path: [...path, 'env', index, 'value'],
  }));
  return [...values, ...argumentsOf(value, path)].flatMap(({ value: some, path: at }) => {
    const found = some
      .slice(0, LONGEST_VALUE)
      .matchAll(/\$[({]?([A-Z][A-Z0-9_]{0,99}_(?:SERVICE_HOST|SERVICE_PORT|PORT))(?![A-Z0-9_])/g);
    const names = new Set([...found].map(([, name]) => name ?? ''));
    // One word is enough for the host and the port of a Service.
    for (const name of names) if (name.endsWith('_HOST')) names.delete(name.replace(/_HOST$/, '_PORT'));
    return [...names].flatMap((reference) =>
      own.has(reference) || list(value.envFrom).length > 0 ? [] : [{ reference, path: at }],
    );
  });
}

/** What is wrong with a variable that Kubernetes sets for a Service: there is no such Service, or it holds a URL and no port. */
function linkProblem(
  reference: string,
  { namespace, podSpec, kind }: Workload,
  topology: Topology,
): Pick<Fault, 'message' | 'outcome'> | undefined {
  const [, prefix = '', what] = /^(.+?)_(SERVICE_HOST|SERVICE_PORT|PORT)$/.exec(reference) ?? [];
  if (prefix === 'KUBERNETES' || kind.includes('.')) return undefined;
  const names = podSpec.enableServiceLinks === false ? [] : linked(namespace, topology);
  const service = names.find((name) => variableOf(name) === prefix);
  // A port of that name may be the program's own affair.
  if (what === 'PORT')
    return service === undefined
      ? undefined
      : {
          message: `$${reference} is tcp://ADDRESS:PORT, which Kubernetes sets for Service ${service}`,
          outcome: 'risky',
        };
  if (service !== undefined) return undefined;
  const near = namesake(prefix.replaceAll('_', '-').toLowerCase(), names);
  return {
    message: `no Service of namespace ${namespace} sets ${reference}${hint(near && `${variableOf(near)}_${what}`)}`,
    ...missing(topology, false, 'Service'),
  };
}

/** The Services of a namespace whose addresses its Pods have in variables: a headless one has none. */
function linked(namespace: string, topology: Topology): readonly string[] {
  return topology
    .serviceNamesIn(namespace)
    .slice(0, MOST_KNOWN)
    .filter((name) => {
      const { headless, type } = topology.findService(namespace, name) ?? {};
      return !headless && type !== 'ExternalName';
    });
}

/** Programs, by what their image is called, that read their own port from a variable which a Service of this name sets. */
const READS_PORT: Readonly<Record<string, string>> = table({
  actual: 'actual',
  'actual-server': 'actual',
  cerebro: 'cerebro',
  'cp-kafka': 'kafka',
  'cp-kafka-rest': 'kafka-rest',
  'cp-schema-registry': 'schema-registry',
  dispatcharr: 'dispatcharr',
  krakend: 'krakend',
  memos: 'memos',
  n8n: 'n8n',
  openldap: 'ldap',
  'paperless-ngx': 'paperless',
  podinfo: 'podinfo',
  redisinsight: 'redisinsight',
  searxng: 'searxng',
  semaphore: 'semaphore',
  spoolman: 'spoolman',
});

/** What is wrong where a program takes the address of a Service, which Kubernetes puts into a variable, for its own port. */
function linkTaken(
  { name, image, value }: Container,
  { namespace, podSpec }: Workload,
  topology: Topology,
): Pick<Fault, 'message' | 'remedy'> | undefined {
  const program = programOf(image);
  const service = READS_PORT[program];
  if (service === undefined || podSpec.enableServiceLinks === false || list(value.envFrom).length > 0) return undefined;
  const variable = `${variableOf(service)}_PORT`;
  const isSet = list(value.env).some((item) => text(record(item).name) === variable);
  // An argument counts before the variable.
  const isArgument = [...list(value.command), ...list(value.args)].some((word) => /\bport\b/i.test(text(word)));
  if (isSet || isArgument || !linked(namespace, topology).includes(service)) return undefined;
  return {
    message: `container ${name}: Kubernetes sets ${variable} to tcp://ADDRESS:PORT for Service ${service}, and ${program} reads its own port from it`,
    remedy: `set ${variable} in env, or enableServiceLinks: false in the Pod's spec`,
  };
}

/** What the variables of a Service begin with. */
function variableOf(service: string): string {
  return service.toUpperCase().replaceAll('-', '_');
}

/** The variables that a text uses, each once. A name that no variable can have is for another program. */
function referencesIn(value: string): string[] {
  const names = pieces(value).flatMap((piece) => ('name' in piece ? [piece.name] : []));
  return [...new Set(names)].filter((name) => name.length <= LONGEST_NAME && /^[A-Za-z_][-._A-Za-z0-9]*$/.test(name));
}

/** Every container gets variables for the Services of its namespace. */
function isGivenByCluster(name: string): boolean {
  return /_(SERVICE_HOST|SERVICE_PORT|PORT)(_|$)/.test(name);
}
