import type { Labels } from '../kubernetes/labels';

/** Pods that pass on what comes from outside, with the labels that they usually carry. */
export interface IngressController {
  readonly namespace: string;
  readonly labels: Labels;
}

const named = (name: string, more: Labels = {}): Labels => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': name,
  'app.kubernetes.io/component': 'controller',
  ...more,
});

/** The Ingress controllers and gateways that people install, by the namespace that their documentation puts them in. */
export const USUAL_CONTROLLERS: readonly IngressController[] = [
  { namespace: 'ingress-nginx', labels: named('ingress-nginx') },
  { namespace: 'nginx-ingress', labels: named('nginx-ingress', { app: 'nginx-ingress' }) },
  { namespace: 'kube-system', labels: named('traefik') },
  { namespace: 'kube-system', labels: named('ingress-nginx') },
  { namespace: 'traefik', labels: named('traefik') },
  { namespace: 'haproxy-controller', labels: named('kubernetes-ingress') },
  { namespace: 'kong', labels: named('kong', { app: 'kong' }) },
  { namespace: 'projectcontour', labels: named('envoy', { app: 'envoy' }) },
  { namespace: 'istio-system', labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' } },
  { namespace: 'istio-ingress', labels: { app: 'istio-ingress', istio: 'ingress' } },
  { namespace: 'envoy-gateway-system', labels: named('envoy') },
  {
    namespace: 'openshift-ingress',
    labels: { 'ingresscontroller.operator.openshift.io/deployment-ingresscontroller': 'default' },
  },
];

/** Labels of namespaces that people and platforms mark the way in by. */
export const WAY_IN_LABELS: Readonly<Record<string, Labels>> = {
  'openshift-ingress': {
    'network.openshift.io/policy-group': 'ingress',
    'policy-group.network.openshift.io/ingress': '',
  },
};
