import type { Application } from '../application/application';
import { namespaceOf } from '../kubernetes/objects';
import { groupBy } from '../manifest/group-by';
import { identity, type Manifest } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { listed } from '../text/budget';
import { waysIn } from '../topology/reach';
import type { Service } from '../topology/services';
import { type Topology, topologyOf } from '../topology/topology';
import { workloadTitle } from '../topology/workloads';
import { checks } from '.';
import type { Finding } from './run';

const MOST = 3;
const SYMPTOMS: ReadonlySet<string> = new Set(checks.filter(({ symptom }) => symptom).map(({ id }) => id));

const ENDANGER: ReadonlySet<string> = new Set(checks.filter(({ endangers }) => endangers).map(({ id }) => id));

export const isSymptom = ({ check }: Finding) => SYMPTOMS.has(check);

/** Findings about what is behind one Service, or about one object that is behind none, and who suffers from them. */
interface Trouble {
  /** Whether nothing but warnings says so. */
  readonly perhaps: boolean;
  readonly findings: readonly Finding[];
  readonly fromOutside: boolean;
  readonly who: readonly string[];
}

/** What is broken in a live cluster, and for whom: a line each, the worst first, then what may be. */
export function headline(applications: readonly Application[], findings: readonly Finding[]): readonly string[] {
  const live = applications.filter(({ live }) => live.length > 0);
  const troubles = live.flatMap((application) => troublesIn(topologyOf(application), findings)).sort(worse);
  const certain = ranked(troubles.filter(({ perhaps }) => !perhaps));
  const others = ranked(troubles.filter(({ perhaps }) => perhaps));
  const causes = others.filter(({ finding }) => !isSymptom(finding));
  const lines = [...certain, ...causes, ...others.filter(({ finding }) => isSymptom(finding))];
  const shown = lines.slice(0, MOST);
  const left = new Set(troubles);
  for (const { trouble } of shown) left.delete(trouble);
  return [...shown.map(lineOf), ...(left.size > 0 ? [`and ${left.size} more, below`] : [])];
}

interface Line {
  readonly trouble: Trouble;
  readonly finding: Finding;
}

/** Of each trouble its first cause, then what else is known of them. */
function ranked(troubles: readonly Trouble[]): readonly Line[] {
  const most = Math.max(0, ...troubles.map(({ findings }) => findings.length));
  return Array.from({ length: most }, (_, rank) =>
    troubles.flatMap((trouble) => {
      const finding = trouble.findings[rank];
      return finding ? [{ trouble, finding }] : [];
    }),
  ).flat();
}

function troublesIn(topology: Topology, findings: readonly Finding[]): readonly Trouble[] {
  const groups = groupBy(findings, (finding) => {
    const [service] = servicesOf(topology, finding);
    const { kind, namespace, name } = finding.object;
    // Several Services of one workload fail together.
    const [workload = topology.workloadNamed(kind, namespace, name)] = service?.workloads ?? [];
    const behind = workload?.manifest ?? service?.manifest;
    return behind ? keyOf(behind) : [kind, namespace, name].join('/');
  });
  return [...groups.values()].flatMap((group) => {
    const causes = group.filter((finding) => !isSymptom(finding));
    const isError = ({ severity }: Finding) => severity === 'error';
    const symptoms = new Map(group.filter(isSymptom).map((finding) => [finding.check, finding]));
    const errors = [...causes, ...symptoms.values()].filter(isError);
    const perhaps = errors.length === 0;
    const services = [...new Set(group.flatMap((finding) => servicesOf(topology, finding)))];
    // A warning may be why Pods do not run, or are not ready.
    const mayBeWhy = errors.every(isSymptom) ? [...causes, ...symptoms.values()] : [];
    const warnings = mayBeWhy.filter((finding) => !isError(finding) && !ENDANGER.has(finding.check));
    if (perhaps && warnings.length === 0) return [];
    return [{ perhaps, findings: [...errors, ...warnings], ...sufferers(topology, services, group) }];
  });
}

/** The Services that do not answer as they are to because of a finding. */
function servicesOf(topology: Topology, { object: { kind, namespace, name } }: Finding): readonly Service[] {
  const own = kind === 'Service' ? topology.findService(namespace, name) : undefined;
  const workload = topology.workloadNamed(kind, namespace, name);
  const restricted = kind === 'NetworkPolicy' ? (workloadsBy(topology).get(`${namespace}/${name}`) ?? []) : [];
  return [
    ...(own ? [own] : []),
    ...[...(workload ? [workload] : []), ...restricted].flatMap((one) => topology.servicesOf(one)),
    ...(backendsBy(topology).get([kind, namespace, name].join('/')) ?? []),
  ];
}

const workloadsBy = memo((topology: Topology) => {
  const found = topology.workloads.flatMap((workload) =>
    (['ingress', 'egress'] as const)
      .flatMap((direction) => topology.policiesOf(workload, direction))
      .map(({ manifest }) => ({ workload, key: `${namespaceOf(manifest)}/${identity(manifest).name}` })),
  );
  return new Map([...groupBy(found, ({ key }) => key)].map(([key, all]) => [key, all.map(({ workload }) => workload)]));
});

const keyOf = (manifest: Manifest) =>
  [identity(manifest).kind, namespaceOf(manifest), identity(manifest).name].join('/');

const backendsBy = memo((topology: Topology) => {
  const found = topology.backends.flatMap(({ manifest, namespace, service: name }) => {
    const service = topology.findService(namespace, name);
    return service ? [{ service, key: keyOf(manifest) }] : [];
  });
  return new Map([...groupBy(found, ({ key }) => key)].map(([key, all]) => [key, all.map(({ service }) => service)]));
});

const callsTo = memo(({ calls }: Topology) => groupBy(calls, ({ service }) => service));
const openServices = memo((topology: Topology) => new Set(waysIn(topology).map(({ service }) => service)));
const servicesOfApi = memo(
  (topology: Topology) => new Set(waysIn(topology, 'API server').map(({ service }) => service)),
);
const routes = memo(
  ({ backends }: Topology) =>
    new Set(backends.filter(({ from }) => from === 'outside').map(({ manifest }) => keyOf(manifest))),
);

function sufferers(topology: Topology, services: readonly Service[], findings: readonly Finding[]) {
  const isRoute = findings.some(({ object: { kind, namespace, name } }) =>
    routes(topology).has([kind, namespace, name].join('/')),
  );
  const fromOutside = isRoute || services.some((service) => openServices(topology).has(service));
  const callers = services.flatMap((service) => callsTo(topology).get(service) ?? []).map(({ caller }) => caller);
  const names = [...new Set(callers.map(workloadTitle))];
  const isAsked = services.some((service) => servicesOfApi(topology).has(service));
  return { fromOutside, who: [...(isAsked ? ['the API server'] : []), ...names] };
}

function worse(one: Trouble, other: Trouble): number {
  return Number(other.fromOutside) - Number(one.fromOutside) || other.who.length - one.who.length;
}

function lineOf({ trouble: { perhaps, fromOutside, who }, finding }: Line): string {
  const { kind, name, namespace } = finding.object;
  const all = [...(fromOutside ? ['those outside'] : []), ...(who.length > 0 ? [listed(who)] : [])].join(' and ');
  const where = namespace && ` in namespace ${namespace}`;
  const broken = `${perhaps ? 'perhaps ' : ''}broken${all && ` for ${all}`}`;
  const what = finding.severity === 'error' || perhaps ? broken : 'perhaps because of this';
  return `${what}: ${kind} ${name}${where}: ${finding.message}`;
}
