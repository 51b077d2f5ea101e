// A fleet: 300 services in one chart, in layers that call each other.
//
//   npx cdk8s synth --app 'node bin/run.mjs examples/fleet.ts' --output fleet
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import type { Service } from 'cdk8s-kubetalk';
import { Component, type ComponentProps, checked, isolate } from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';
import { toYaml } from '../synth';

interface ProgramProps extends ComponentProps {
  /** The Services that it calls; it is told each by a variable of that Service's name. */
  readonly calls: readonly Service[];
  readonly exposed: boolean;
}

/** A component of one's own: a program that calls any number of others. */
class Program extends Component {
  constructor(scope: Construct, id: string, props: ProgramProps) {
    const env = Object.fromEntries(
      props.calls.map((service) => [variable(service.name), `http://${service.hostFrom(scope)}:${service.port}`]),
    );
    const readinessProbe = { path: '/healthz', port: props.port };
    super(scope, id, props, { name: 'program', env, readinessProbe }, props.exposed ? { type: 'LoadBalancer' } : {});
    for (const service of props.calls) service.calledBy(this.workload);
  }
}

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
    checked(this);
  }

  private program(layer: string, index: number, below: readonly Service[]): Service {
    const name = `${layer}-${index}`;
    const calls = [0, 1, 2].flatMap((step) => below[(index + step) % below.length] ?? []);
    const { service } = new Program(this, name, {
      name,
      selector: { app: name },
      labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'fleet' },
      image: `example.com/${layer}:1.0`,
      controller: 'Deployment',
      replicas: 2,
      containerPorts: [{ containerPort: 8080 }],
      port: 8080,
      calls,
      exposed: layer === LAYERS[0],
    });
    return service;
  }
}

if (process.env.CDK8S_OUTDIR) {
  mkdirSync(process.env.CDK8S_OUTDIR, { recursive: true });
  writeFileSync(join(process.env.CDK8S_OUTDIR, 'fleet.k8s.yaml'), toYaml(new Fleet(new App(), 'fleet', 300)));
}
