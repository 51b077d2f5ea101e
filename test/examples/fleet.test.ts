import { App } from 'cdk8s';
import { review, toYaml } from 'cdk8s-kubetalk';
import { applicationOf, check, diff, manifestsOf } from 'kubetalk';
import { Fleet } from '../../examples/fleet';

test('a fleet of 300 services has no finding, in code and as YAML, and differs in nothing from itself', () => {
  const chart = new Fleet(new App(), 'fleet', 300);
  expect(review(chart)).toEqual({ errors: [], warnings: [] });
  const manifests = manifestsOf({ file: 'fleet.yaml', text: toYaml(chart) });
  const application = applicationOf(manifests);
  expect(check(application)).toEqual([]);
  expect(diff(application, application).changes).toEqual([]);
  const count = (kind: string) => manifests.filter(({ value }) => value.kind === kind).length;
  expect(['Deployment', 'Service', 'NetworkPolicy'].map(count)).toEqual([300, 300, 301]);
});
