import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { dns1035Label, dns1123Label, type Labels, nameFault } from 'kubetalk/kubernetes';
import { type Bytes, declaredPorts } from './container';
import { Workload, type WorkloadProps } from './workload';

const GVK = { apiVersion: 'apps/v1', kind: 'StatefulSet' };

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
}

export interface StatefulSetProps<
  Port extends number = number,
  Name extends string = string,
  Selector extends Labels = Labels,
> extends WorkloadProps<Port, Name, Selector> {
  /**
   * The name of the governing Service, which gives every Pod an address of its own: Pod 0 of StatefulSet db is found at
   * `db-0.NAME`. It is headless, and made with the StatefulSet.
   *
   * @default - the StatefulSet's name
   */
  readonly serviceName?: string;
  /** What every Pod keeps for itself. @default - none */
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  /** Whether Pods are started and ended one by one, or all at once. @default - not written; Kubernetes takes OrderedReady */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
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
> extends Workload<Port, Name, Selector> {
  /** The governing Service's name. */
  readonly serviceName: string;

  /**
   * @throws where Kubernetes would refuse the StatefulSet, a probe's port is declared by no container, or a claim template is
   * mounted by no container
   */
  constructor(scope: Construct, id: string, props: StatefulSetProps<Port, Name, Selector>) {
    super(scope, id, GVK, props);
    const { podManagementPolicy, volumeClaimTemplates } = props;
    this.serviceName = props.serviceName ?? this.name;
    const claimed = (volumeClaimTemplates ?? []).map(({ name }) => name);
    this.assertMounted(claimed);
    this.govern(props.labels);

    const { metadata, spec } = this.toKube(props, claimed);
    new ApiObject(this, 'Resource', {
      ...GVK,
      metadata,
      spec: {
        ...spec,
        serviceName: this.serviceName,
        podManagementPolicy,
        volumeClaimTemplates: volumeClaimTemplates?.map(claimToKube),
      },
    });
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

  private govern(labels: Labels | undefined): void {
    const fault = nameFault(dns1035Label, this.serviceName);
    if (fault) throw new Error(`${this.title}: governing Service: ${fault}`);
    new ApiObject(this, 'Governing', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: this.serviceName, labels: labels && { ...labels } },
      spec: { clusterIP: 'None', selector: { ...this.selector }, ports: governingPorts(this) },
    });
  }
}

function governingPorts(workload: Workload) {
  const ports = declaredPorts(workload.containers);
  if (ports.length === 0) return undefined;
  return ports.map(({ containerPort, protocol }) => ({
    name: ports.length > 1 ? `port-${containerPort}` : undefined,
    port: containerPort,
    protocol,
  }));
}

function claimToKube({ name, storage, accessModes = ['ReadWriteOnce'], storageClassName }: VolumeClaimTemplate) {
  return {
    metadata: { name },
    spec: { accessModes: [...accessModes], storageClassName, resources: { requests: { storage } } },
  };
}
