import { list, record, text } from '../../manifest/manifest';
import { listed } from '../../text/budget';
import type { Check } from '../check';

export const ingressTlsHost: Check = {
  id: 'ingress-tls-host',
  outcome: 'risky',
  title: 'an Ingress whose certificates are for other hosts than its rules',
  why: 'A controller chooses the certificate by the host that is asked for. For a host that tls does not name it takes one of its own.',
  remedy: 'name the hosts of the rules in tls',
  example: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls: [{hosts: [www.example.com], secretName: web-tls}]
  rules: [{host: example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}]}}]
---
apiVersion: v1
kind: Secret
metadata: {name: web-tls}
type: kubernetes.io/tls
data: {tls.crt: '', tls.key: ''}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 8080}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8080}}}
`,
  *find(topology) {
    for (const manifest of topology.ofKind('Ingress')) {
      const { tls, rules } = record(manifest.value.spec);
      const entries = list(tls).map((each) => list(record(each).hosts).map(text));
      const secured = entries.flat();
      const hosts = list(rules).map((rule) => text(record(rule).host));
      // What names no host is for all of them.
      if (secured.length === 0 || hosts.length === 0 || entries.some((each) => each.length === 0) || hosts.includes(''))
        continue;
      if (hosts.some((host) => secured.some((pattern) => covers(pattern, host) || covers(host, pattern)))) continue;
      const message = `tls is for ${listed(secured)}, but the rules are for ${listed([...new Set(hosts)])}`;
      yield { manifest, path: ['spec', 'tls'], message };
    }
  },
};

function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1));
}
