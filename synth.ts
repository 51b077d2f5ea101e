import { App } from 'cdk8s';
import { toYaml } from 'cdk8s-kubetalk';
import { chartOf, type EnvironmentName } from './environments';
import type { Variables } from './variables';

/**
 * The manifests of one environment as YAML: documents separated by `---`, in the order in which the chart names them.
 *
 * Each environment is an App of its own: cdk8s validates the whole app for every chart in it, so one app for all would
 * cost the square of their number.
 *
 * @param variables what a deploy pipeline says instead of the environment, see variables.ts
 * @throws where the environment can't be built or does not validate
 */
export function synthesize(name: EnvironmentName, variables: Variables = {}): string {
  return toYaml(chartOf(new App(), name, variables));
}
