import { App, Chart } from 'cdk8s';
import { Component, ConfigMap, Deployment, Ingress, Job, Program, Service } from '../../src';

const chart = new Chart(new App(), 'c');
const containers = [{ name: 'w', image: 'w:1', ports: [{ name: 'http', containerPort: 80 }] }] as const;
const selector = new Deployment(chart, 'w', { containers });

new Service(chart, '1', { selector, port: 81 });
new Service(chart, '2', { selector, ports: [{ name: 'http', port: 80, targetPort: 'htpp' }] });
new Service(chart, '3', { selector, port: 80, nodePort: 30001 });
new Service(chart, '4', { selector, port: 80, externalTrafficPolicy: 'Local' });
new Service(chart, '5', { selector, port: 80, clusterIP: 'None', nodePort: 30001 });
new Service(chart, '6', { selector, port: 80, type: 'NodePort', clusterIP: 'None' });
new Service(chart, '7', { selector, port: 80, type: 'NodePort', loadBalancerClass: 'x' });
new Service(chart, '8', { selector, port: 80, type: 'NodePorts' });
new Service(chart, '9', { selector, port: 80, type: 'ExternalName', externalName: 'db.example.com' });
new Program(chart, '10', { image: 'x:1', ports: { http: 80 }, exposure: { type: 'ClusterIP', nodePort: 30001 } });
new Program(chart, '11', { image: 'x:1', ports: { http: 80 }, readinessProbe: { port: 'htpp' } });
new Component(chart, '12', { name: 'c', containers, service: { port: 81 } });
new Service(chart, '13', { selector, port: 80, type: 'NodePort', nodePort: 3001 });
new Service(chart, '14', { selector, type: 'NodePort', ports: [{ name: 'http', port: 80, nodePort: 3001 }] });
new Service(chart, '15', { selector, type: 'NodePort', nodePort: 30001, ports: [{ name: 'http', port: 80 }] });
const cart = new Program(chart, '16', { image: 'x:1', ports: { http: 80 } });
new Program(chart, '17', { image: 'x:1', ports: { http: 80 }, env: { CART: cart } });
new Program(chart, '18', { image: 'x:1', ports: { http: 80 }, env: { CART: cart.ports.htpp.url } });
new Program(chart, '19', { image: 'x:1', port: 80, ports: { http: 80 } });
new Program(chart, '20', { image: 'x:1' });
new Program(chart, '21', { image: 'x:1', ports: { http: 80 }, livenesProbe: { port: 'http' } });
new Program(chart, '22', { name: 'Cart', image: 'x:1', ports: { http: 80 } });
new Program(chart, '23', {
  image: 'x:1',
  ports: { http: 80 },
  volumes: [{ name: 'a', mountPath: '/a', configMap: 'a', secret: 'a' }],
});
new Program(chart, '24', {
  image: 'x:1',
  ports: { http: 80 },
  env: { LOG: new ConfigMap(chart, 'a', { data: { LEVEL: 'info' } }).key('LEVLE') },
});
new Deployment(chart, '25', { containers, podSpec: { nodeSelektor: {} } });
new Job(chart, '26', { containers, restartPolicy: 'Always' });
new Ingress(chart, '27', { rules: [{ paths: [{ backend: cart.ports.grpc }] }] });
