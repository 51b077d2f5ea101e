import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Deployment, EnvValue, NetworkPolicyPort, type NetworkPolicyRule, Probe, ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

export class PlusShop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    const cart = new Deployment(this, 'cart', {
      replicas: 2,
      containers: [{ image: 'example.com/cart:1.0', portNumber: 7070, readiness: Probe.fromHttpGet('/healthz') }],
    });
    const cartService = cart.exposeViaService({ name: 'cart', ports: [{ port: 80, targetPort: 7070 }] });
    const web = new Deployment(this, 'web', {
      replicas: 2,
      containers: [
        {
          image: 'example.com/web:1.0',
          portNumber: 8080,
          readiness: Probe.fromHttpGet('/healthz'),
          envVariables: { CART_URL: EnvValue.fromValue(`http://${cartService.name}:${cartService.port}`) },
        },
      ],
    });
    web.exposeViaService({
      name: 'web',
      serviceType: ServiceType.LOAD_BALANCER,
      ports: [{ port: 80, targetPort: 8080 }],
    });
    // The path again, and the cluster's DNS, without which no name resolves.
    new kplus.NetworkPolicy(this, 'deny-all', {
      selector: kplus.Pods.all(this, 'all'),
      ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
      egress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
    });
    const called: NetworkPolicyRule = { peer: web, ports: [NetworkPolicyPort.tcp(7070)] };
    new kplus.NetworkPolicy(this, 'cart-policy', { selector: cart, ingress: { rules: [called] } });
    const dns = kplus.Pods.select(this, 'dns', {
      labels: { 'k8s-app': 'kube-dns' },
      namespaces: kplus.Namespaces.select(this, 'system', { names: ['kube-system'] }),
    });
    new kplus.NetworkPolicy(this, 'web-policy', {
      selector: web,
      ingress: {
        rules: [{ peer: kplus.NetworkPolicyIpBlock.anyIpv4(this, 'anyone'), ports: [NetworkPolicyPort.tcp(8080)] }],
      },
      egress: {
        rules: [
          { peer: cart, ports: [NetworkPolicyPort.tcp(7070)] },
          {
            peer: dns,
            ports: [NetworkPolicyPort.of({ port: 53, protocol: kplus.NetworkProtocol.UDP }), NetworkPolicyPort.tcp(53)],
          },
        ],
      },
    });
  }
}
