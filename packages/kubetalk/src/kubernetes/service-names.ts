/** What a name in the cluster's DNS resolves to. */
export interface ServiceName {
  readonly name: string;
  readonly namespace: string;
  /** The one Pod of a StatefulSet that is meant, undefined for the Service as a whole. */
  readonly pod: string | undefined;
  /** Whether the name can only be one of this cluster (`….svc`, or no dot at all). */
  readonly certain: boolean;
}

/**
 * Every Service that a host may resolve to, as the resolver of a Pod in `namespace` would try them.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function serviceNames(host: string, namespace: string): ServiceName[] {
  // Nearly all are such.
  if (!host.includes('.')) return [{ certain: true, pod: undefined, name: host, namespace }];
  const inside = host.replace(/\.cluster\.local$/, '');
  // `web.svc` names no namespace: it is looked up as Service web of a namespace svc.
  const certain = inside.endsWith('.svc') && inside.indexOf('.') < inside.length - '.svc'.length;
  const labels = (certain ? inside.slice(0, -'.svc'.length) : inside).split('.');
  const [first = '', second = '', third = ''] = labels;
  if (inside !== host && !certain) return [];
  if (labels.length === 2) {
    const pod = { name: second, namespace, pod: first, certain: false };
    return [{ name: first, namespace: second, certain, pod: undefined }, ...(certain ? [] : [pod])];
  }
  if (labels.length === 3) return [{ name: second, namespace: third, pod: first, certain }];
  return [];
}

/** Whether the last part of a host with dots may be a namespace: what is shorter, or one of these, is a domain at the top of the world's DNS. */
export function mayBeNamespace(label: string): boolean {
  return label.length > 3 && !OF_THE_WORLD.test(label);
}

const OF_THE_WORLD =
  /^(arpa|cloud|corp|example|home|host|info|intern|internal|invalid|local|localdomain|name|online|page|site|store|tech|test|world)$/;
