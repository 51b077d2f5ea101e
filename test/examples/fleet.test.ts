import { App } from 'cdk8s';
import { review } from '../../charts/checked';
import { Fleet } from '../../examples/fleet';
import { check } from '../../review/checks/run';
import { diff } from '../../review/diff/diff';
import { manifestsOf } from '../../review/manifest/read';
import { toYaml } from '../../synth';

test('a fleet of 300 services has no finding, in code and as YAML, and differs in nothing from itself', () => {
  const chart = new Fleet(new App(), 'fleet', 300);
  expect(review(chart)).toEqual({ errors: [], warnings: [] });
  const manifests = manifestsOf({ file: 'fleet.yaml', text: toYaml(chart) });
  expect(check(manifests)).toEqual([]);
  expect(diff(manifests, manifests).changes).toEqual([]);
  const count = (kind: string) => manifests.filter(({ value }) => value.kind === kind).length;
  expect(['Deployment', 'Service', 'NetworkPolicy'].map(count)).toEqual([300, 300, 301]);
});
