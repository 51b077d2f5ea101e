import { App, Chart, type ChartProps } from 'cdk8s';
import { ReplicaSet } from '../src/replica-set';

/** An empty chart to build in. */
export function chart(props?: ChartProps): Chart {
  return new Chart(new App(), 'test', props);
}

/** A ReplicaSet whose one container declares 8080. */
export function api(scope: Chart) {
  return new ReplicaSet(scope, 'api', {
    name: 'api',
    selector: { app: 'api' },
    podLabels: { language: 'go' },
    containers: [{ name: 'api', image: 'api:1', ports: [{ containerPort: 8080 }] }],
  });
}
