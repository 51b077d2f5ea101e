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
  const labels = inside.replace(/\.svc$/, '').split('.');
  const [first = '', second = '', third = ''] = labels;
  const certain = labels.length === 1 || inside.endsWith('.svc');
  const full = { certain, pod: undefined };
  if (labels.length === 1 && inside === host) return [{ name: first, namespace, ...full }];
  if (inside !== host && !inside.endsWith('.svc')) return [];
  if (labels.length === 2) {
    const pod = { name: second, namespace, pod: first, certain: false };
    return [{ name: first, namespace: second, ...full }, ...(inside.endsWith('.svc') ? [] : [pod])];
  }
  if (labels.length === 3) return [{ name: second, namespace: third, pod: first, certain }];
  return [];
}
