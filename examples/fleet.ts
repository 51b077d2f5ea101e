// A fleet: 300 services in one chart, in layers that call each other.
//
//   npx cdk8s synth --app 'node bin/run.mjs examples/fleet.ts' --output fleet
import { Chart } from 'cdk8s';
import type { Service } from 'cdk8s-kubetalk';
import { App, isolate, Program } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';

function variable(service: string): string {
  return `${service.toUpperCase().replaceAll('-', '_')}_URL`;
}

/** Each layer is called by the one above; the first is reached from outside. */
const LAYERS = ['edge', 'web', 'logic', 'data'];

/**
 * Layers of programs, each calling three of the layer below.
 *
 * @param count how many programs there are in all
 */
export class Fleet extends Chart {
  constructor(scope: Construct, id: string, count: number) {
    super(scope, id, { namespace: 'fleet' });
    const size = Math.ceil(count / LAYERS.length);
    let below: Service[] = [];
    for (const layer of LAYERS.toReversed()) {
      const own = Math.min(size, count - this.node.children.length);
      below = Array.from({ length: own }, (_, index) => this.program(layer, index, below));
    }
    isolate(this);
  }

  private program(layer: string, index: number, below: readonly Service[]): Service {
    const name = `${layer}-${index}`;
    const calls = [0, 1, 2].flatMap((step) => below[(index + step) % below.length] ?? []);
    const { service } = new Program(this, name, {
      name,
      selector: { app: name },
      labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'fleet' },
      image: `example.com/${layer}:1.0`,
      replicas: 2,
      containerPorts: [{ containerPort: 8080 }],
      port: 8080,
      readinessProbe: { path: '/healthz', port: 8080 },
      env: Object.fromEntries(calls.map((callee) => [variable(callee.name), callee.url])),
      exposure: layer === LAYERS[0] ? { type: 'LoadBalancer' } : {},
    });
    return service;
  }
}

if (process.env.CDK8S_OUTDIR) {
  const app = new App();
  new Fleet(app, 'fleet', 300);
  app.synth();
}
