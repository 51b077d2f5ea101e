import { App, type Settings, toYaml } from 'cdk8s-kubetalk';
import { type EnvironmentName, environments } from '../environments';

/** The manifests of one environment as YAML: documents separated by `---`. */
export function synthesize(name: EnvironmentName, settings?: Settings): string {
  return toYaml(environments.chart(new App(), name, settings));
}
