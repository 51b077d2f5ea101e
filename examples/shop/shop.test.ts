import { Testing } from 'cdk8s';
import { Shop } from './shop';

test('web calls the orders by the name of their Service', () => {
  const objects = Testing.synth(new Shop(Testing.app(), 'shop'));
  const web = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'web');
  expect(web.spec.template.spec.containers[0].env).toEqual([{ name: 'ORDERS_URL', value: 'http://orders:8080' }]);
});
