import type { Labels } from '../kubernetes/labels';
import { table } from '../manifest/table';

/** Pods that ask for others (they pass on what comes from outside, or gather metrics), with the labels that they usually carry. */
export interface IngressController {
  readonly namespace: string;
  /** Undefined where they may be any. */
  readonly labels: Labels | undefined;
  /** The IngressClasses that people know it by. */
  readonly classes?: readonly string[];
}

const named = (name: string, more: Labels = {}): Labels => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': name,
  'app.kubernetes.io/component': 'controller',
  ...more,
});

/** The Ingress controllers and gateways that people install, by the namespace that their documentation puts them in. */
export const USUAL_CONTROLLERS: readonly IngressController[] = [
  { namespace: 'ingress-nginx', labels: named('ingress-nginx'), classes: ['nginx'] },
  { namespace: 'nginx-ingress', labels: named('nginx-ingress', { app: 'nginx-ingress' }), classes: ['nginx'] },
  { namespace: 'kube-system', labels: named('traefik'), classes: ['traefik'] },
  { namespace: 'kube-system', labels: named('ingress-nginx'), classes: ['nginx'] },
  { namespace: 'traefik', labels: named('traefik'), classes: ['traefik'] },
  { namespace: 'haproxy-controller', labels: named('kubernetes-ingress'), classes: ['haproxy'] },
  { namespace: 'kong', labels: named('kong', { app: 'kong' }), classes: ['kong'] },
  { namespace: 'projectcontour', labels: named('envoy', { app: 'envoy' }), classes: ['contour'] },
  { namespace: 'istio-system', labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' }, classes: ['istio'] },
  { namespace: 'istio-ingress', labels: { app: 'istio-ingress', istio: 'ingress' }, classes: ['istio'] },
  { namespace: 'envoy-gateway-system', labels: named('envoy') },
  {
    namespace: 'openshift-ingress',
    classes: ['openshift-default'],
    labels: { 'ingresscontroller.operator.openshift.io/deployment-ingresscontroller': 'default' },
  },
];

/** Labels of namespaces that people and platforms mark the way in by. */
export const WAY_IN_LABELS: Readonly<Record<string, Labels>> = table({
  'openshift-ingress': {
    'network.openshift.io/policy-group': 'ingress',
    'policy-group.network.openshift.io/ingress': '',
  },
});

/** Namespaces that people install Prometheus in. */
export const USUAL_PROMETHEUS: readonly string[] = ['monitoring', 'observability', 'prometheus'];

/** The Pods of the DNS, as every cluster has them. */
export const DNS_LABELS: Labels = { 'k8s-app': 'kube-dns' };

/** Where people install Prometheus, as its charts and its operator do. */
export const USUAL_SCRAPERS: readonly Pick<IngressController, 'namespace' | 'labels'>[] = [
  ...USUAL_PROMETHEUS,
  'kube-prometheus-stack',
  'openshift-monitoring',
].map((namespace) => ({
  namespace,
  labels: {
    ...named('prometheus', { app: 'prometheus', prometheus: 'k8s' }),
    'app.kubernetes.io/component': 'prometheus',
  },
}));
