import type { ExternalService } from '../application/outside';
import { groupBy } from '../manifest/group-by';
import { MOST_KNOWN } from '../text/budget';
import { misspelt, namesake } from '../text/nearest';
import { externalService, type Service, selects } from './services';
import type { Workload } from './workloads';

export interface DirectoryOptions {
  /** The Services of the manifests. */
  readonly services: readonly Service[];
  /** Those that operators, the API server and meshes add; where one is in several of these lists, the first one counts. */
  readonly others: readonly (readonly Service[])[];
  /** Services outside of the manifests. */
  readonly outside: readonly ExternalService[];
}

/** Who is found under which name and namespace, as the cluster's DNS finds it. */
export class Directory {
  /** Every port that a Service has. */
  readonly ports: ReadonlySet<number>;
  private readonly services: readonly Service[];
  private readonly outside: readonly ExternalService[];
  private readonly unused: Set<ExternalService>;
  private readonly own: ReadonlyMap<string, Service>;
  private readonly others: ReadonlyMap<string, Service>;
  private readonly byName: ReadonlyMap<string, readonly Service[]>;
  private readonly byNamespace: ReadonlyMap<string, readonly Service[]>;

  constructor({ services, others, outside }: DirectoryOptions) {
    this.services = services;
    this.outside = outside;
    this.unused = new Set(outside);
    this.own = byKey(services);
    this.others = byKey([...others].reverse().flat());
    this.byName = groupBy(services, ({ name }) => name);
    this.byNamespace = groupBy(services, ({ namespace }) => namespace);
    this.ports = new Set([
      ...this.services.flatMap((service) => service.ports.map(({ number }) => number)),
      ...outside.flatMap(({ port }) => port ?? []),
    ]);
  }

  readonly find = (namespace: string, name: string): Service | undefined => {
    const own = this.own.get(keyOf({ namespace, name }));
    if (own) return own;
    const declared = this.outside.find(
      (service) => service.name === name && (service.namespace ?? namespace) === namespace,
    );
    if (!declared) return this.others.get(keyOf({ namespace, name }));
    this.unused.delete(declared);
    return externalService(declared, namespace);
  };

  readonly unusedOutside = (): readonly ExternalService[] => [...this.unused];

  readonly inFrontOf = (workload: Workload): readonly Service[] => {
    const some = (this.byNamespace.get(workload.namespace) ?? []).slice(0, MOST_KNOWN);
    return some.filter((service) => selects(service, workload));
  };

  readonly namespacesOf = (service: string): readonly string[] =>
    this.byName.get(service)?.map(({ namespace }) => namespace) ?? [];

  readonly near = (namespace: string, name: string): string | undefined => {
    const known = this.namesIn(namespace);
    return misspelt(name, known) ?? namesake(name, known);
  };

  readonly hasOwnPort = (namespace: string, port: number): boolean =>
    !COMMON_PORTS.includes(port) &&
    (this.byNamespace.get(namespace) ?? []).some(({ ports }) => ports.some(({ number }) => number === port));

  readonly isNamespace = (name: string): boolean => this.byNamespace.has(name);

  readonly namesIn = (namespace: string): readonly string[] =>
    this.byNamespace.get(namespace)?.map(({ name }) => name) ?? [];
}

/** Ports that say nothing of the program behind them. */
export const COMMON_PORTS: readonly number[] = [80, 443, 3000, 5000, 8000, 8080, 8443, 9090];

function byKey(services: readonly Service[]): ReadonlyMap<string, Service> {
  return new Map(services.map((service) => [keyOf(service), service]));
}

function keyOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
