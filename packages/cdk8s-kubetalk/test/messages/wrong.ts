import { App, Chart } from 'cdk8s';
import { Component, Deployment, Program, Service } from '../../src';

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
