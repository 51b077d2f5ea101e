import { App, Yaml } from 'cdk8s';
import { chartOf, type EnvironmentName } from './environments';

/**
 * The manifests of one environment as YAML: documents separated by `---`, in the order in which the chart names them.
 *
 * Each environment is an App of its own: cdk8s validates the whole app for every chart in it, so one app for all would
 * cost the square of their number.
 *
 * @throws where the environment can't be built or does not validate
 */
export function synthesize(name: EnvironmentName): string {
  const chart = chartOf(new App(), name);
  return Yaml.stringify(...chart.toJson());
}
