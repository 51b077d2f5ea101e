import fc from 'fast-check';
import { sides } from '../../src/cluster/live';
import { diff } from '../applied';
import { anySet, read, values } from '../diff/sets';

const deployment = (namespace: string, spec: string, metadata = '') =>
  read(`apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, ${namespace}${metadata}}\nspec: ${spec}\n`);

test('of a live object only what the manifest states counts: no fields, keyed items or labels beside it', () => {
  const said = deployment('', '{template: {spec: {containers: [{name: web, image: "web:1", args: [a]}]}}}');
  const live = deployment(
    'namespace: shop, uid: x',
    '{replicas: 9, template: {spec: {containers: [{name: proxy}, {name: web, image: "web:1", args: [a, b], tty: true}]}}}',
  );
  const { before, after } = sides(said, live, 'shop');
  expect(values(before)).toEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { template: { spec: { containers: [{ name: 'web', image: 'web:1', args: ['a', 'b'] }] } } },
    },
  ]);
  expect(diff(before, after).changes[0]?.fields).toEqual([
    { path: 'spec.template.spec.containers[name=web].args[1]', before: 'b', impact: 'pods-replaced' },
  ]);
});

test('a cluster that holds just what the manifests state shows no drift', () => {
  fc.assert(
    fc.property(anySet, (set) => {
      const { before, after } = sides(set, set, 'default');
      expect(diff(before, after).changes).toEqual([]);
    }),
  );
});

test('objects of one name in several namespaces each find their own', () => {
  const said = [...deployment('namespace: a', '{replicas: 1}'), ...deployment('', '{replicas: 2}')];
  const live = [...deployment('namespace: b', '{replicas: 2}'), ...deployment('namespace: a', '{replicas: 1}')];
  const { before, after } = sides(said, live, 'b');
  expect(diff(before, after).changes).toEqual([]);
});
