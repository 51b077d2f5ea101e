import type { Construct } from 'constructs';
import { dns1123Label, type Labels, nameFault } from 'kubetalk/kubernetes';
import { Address } from './address';
import type * as api from './api';
import type { Bytes } from './container';
import { Service, type ServiceProps } from './service';
import { Workload, type WorkloadProps } from './workload';

/** How a volume may be mounted. */
export type AccessMode = 'ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** A claim that every Pod of a StatefulSet gets for itself, and finds again when it is replaced. */
export interface VolumeClaimTemplate {
  /** Containers mount it as the volume of this name. Pod 0 of StatefulSet db has the claim `NAME-db-0`. */
  readonly name: string;
  /** How much it takes. */
  readonly storage: Bytes;
  /** @default ['ReadWriteOnce'] */
  readonly accessModes?: readonly AccessMode[];
  /** @default - not written; the cluster's default StorageClass makes the volume */
  readonly storageClassName?: string;
  /** @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Other fields of a claim, as the API has them: `volumeMode`, `dataSource` and so on. @default - nothing */
  readonly spec?: Omit<api.PersistentVolumeClaimSpec, 'accessModes' | 'storageClassName' | 'resources'>;
}

export interface StatefulSetProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = string,
> extends WorkloadProps<Port, Name, Selector, PortName> {
  /**
   * The name of the governing Service, which gives every Pod an address of its own: Pod 0 of StatefulSet db is found at
   * `db-0.NAME`. It is headless, and made with the StatefulSet.
   *
   * @default - the StatefulSet's name; not written where the governing Service is made apart
   */
  readonly serviceName?: string;
  /** False where its governing Service is made apart, as a {@link Service} that selects it. @default - it is made with it */
  readonly governing?: false;
  /** What every Pod keeps for itself. @default - none */
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  /** Other fields of a StatefulSet, as the API has them: `podManagementPolicy`, `updateStrategy` and so on. @default - nothing */
  readonly spec?: Omit<
    api.StatefulSetSpec,
    'replicas' | 'selector' | 'template' | 'serviceName' | 'volumeClaimTemplates'
  >;
}

/**
 * Keeps Pods running that have names, addresses and volumes of their own. A Pod is replaced only when the last one of its name
 * is gone, so that no two ever have the same volume.
 *
 * Its claims stay when it goes, and their size is not changed by changing the template.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
  PortName extends string = never,
> extends Workload<Port | PortName> {
  private readonly governedBy: Service | undefined;

  /**
   * @throws where Kubernetes would refuse the StatefulSet, a probe's port is declared by no container, or a claim template is
   * mounted by no container
   */
  constructor(scope: Construct, id: string, props: StatefulSetProps<Port, Name, Selector, PortName>) {
    super(scope, id, { apiVersion: 'apps/v1', kind: 'StatefulSet' }, props as WorkloadProps);
    const { volumeClaimTemplates } = props;
    const claimed = (volumeClaimTemplates ?? []).map(({ name }) => name);
    this.assertMounted(claimed);
    if (props.governing !== false) this.governedBy = this.govern(props.serviceName ?? this.name, props.labels);
    this.write(() => ({
      ...props.spec,
      replicas: this.replicas,
      serviceName: this.governedBy?.name ?? props.serviceName,
      selector: { matchLabels: { ...this.selector } },
      template: this.template(claimed),
      volumeClaimTemplates: volumeClaimTemplates?.map(claimToKube),
    }));
  }

  /** The governing Service. @throws where it is made apart */
  get governing(): Service {
    if (this.governedBy) return this.governedBy;
    throw new Error(`${this.title}: its governing Service is made apart: use that one`);
  }

  /**
   * The name of one of its Pods, which it keeps when it is replaced: `db-0.db`, with the namespace for callers from another.
   *
   * @param ordinal its number, from 0
   */
  podHost(ordinal: number): Address {
    return Address.joined([`${this.name}-${ordinal}.`, this.governing.host]);
  }

  private assertMounted(claimed: readonly string[]): void {
    const volumes = this.containers.flatMap((container) => container.volumes ?? []);
    for (const [index, name] of claimed.entries()) {
      const template = `${this.title}: volumeClaimTemplate ${name}`;
      const fault = nameFault(dns1123Label, name);
      if (fault) throw new Error(`${this.title}: volumeClaimTemplate ${fault}`);
      if (claimed.indexOf(name) !== index) throw new Error(`${template}: there are two of this name: rename one`);
      const mounts = volumes.filter((volume) => volume.name === name);
      const has = volumes.map((volume) => volume.name).join(', ') || 'none';
      if (mounts.length === 0)
        throw new Error(`${template}: no container mounts it (volumes: ${has}): give one a volume of this name`);
      if (mounts.some(({ claim }) => claim !== undefined))
        throw new Error(`${template}: the volume of this name has a claim of its own: leave out one of them`);
    }
  }

  private govern(name: string, labels: Labels | undefined): Service {
    const several = this.ports.length > 1;
    const ports = this.ports.map((port) => ({
      name: port.name ?? (several ? `port-${port.containerPort}` : undefined),
      port: port.containerPort,
      protocol: port.protocol,
    }));
    try {
      return new Service(this, 'Governing', { name, labels, selector: this, clusterIP: 'None', ports } as ServiceProps);
    } catch (error) {
      throw new Error(`${this.title}: governing ${(error as Error).message}`);
    }
  }
}

function claimToKube(template: VolumeClaimTemplate) {
  const { name, storage, accessModes = ['ReadWriteOnce'], storageClassName, labels, annotations, spec } = template;
  return {
    metadata: { name, labels: labels && { ...labels }, annotations: annotations && { ...annotations } },
    spec: { ...spec, accessModes: [...accessModes], storageClassName, resources: { requests: { storage } } },
  };
}
