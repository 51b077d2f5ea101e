import fc from 'fast-check';
import { sides } from '../../src/cluster/live';
import { diff } from '../applied';
import { anySet, read } from '../diff/sets';

const deployment = (namespace: string, spec: string, metadata = '') =>
  read(`apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, ${namespace}${metadata}}\nspec: ${spec}\n`);

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as `kubectl get` prints it after an apply: with what was added to it since. */
function applied(spec: string, lastSpec: string, managers = '') {
  // kubectl writes annotations where there are none, too.
  const last = JSON.stringify(deployment('', lastSpec, 'annotations: {}')[0]?.value);
  return deployment(
    'namespace: shop, uid: x, generation: 4',
    spec,
    `, annotations: {other: a, ${LAST_APPLIED}: ${JSON.stringify(last)}}, managedFields: [${managers}]`,
  );
}

const fieldsOf = (...[one, other, options]: Parameters<typeof diff>) =>
  diff(one, other, options).changes.flatMap(({ fields }) =>
    fields.map(({ path, before, after }) => [path, before, after]),
  );

const WEB = 'containers: [{name: web, image: "web:1"}]';

test('of a live object only what kubectl applies counts: what others set stays, and is no difference', () => {
  const file = deployment('', `{template: {spec: {${WEB}}}}`);
  const live = applied(
    `{replicas: 9, template: {spec: {containers: [{name: proxy}, {name: web, image: "web:1", tty: true}]}}}`,
    `{template: {spec: {${WEB}}}}`,
  );
  const { before, after } = sides(file, live, 'shop');
  expect(diff(before, after).changes).toEqual([]);
});

test('what kubectl applied last and the file does not give any more is removed from the live object', () => {
  const file = deployment('', `{template: {spec: {${WEB}}}}`);
  const live = applied(
    `{replicas: 2, paused: true, template: {spec: {${WEB}}}}`,
    `{replicas: 2, template: {spec: {${WEB}}}}`,
  );
  const { before, after } = sides(file, live, 'shop');
  expect(fieldsOf(before, after)).toEqual([['spec.replicas', 2, 1]]);
});

test('a field of another manager is a conflict with --server-side, and stays where the file does not give it', () => {
  const hpa = '{manager: kube-controller-manager, operation: Update, fieldsV1: {f:spec: {f:replicas: {}}}}';
  const live = applied(`{replicas: 9, template: {spec: {${WEB}}}}`, `{replicas: 2, template: {spec: {${WEB}}}}`, hpa);
  const refused = sides(deployment('', `{replicas: 3, template: {spec: {${WEB}}}}`), live, 'shop');
  const impacts = diff(refused.before, refused.after, { serverSide: true }).changes.flatMap((change) => change.impacts);
  expect(impacts).toEqual([
    {
      id: 'rejected',
      message:
        'kubectl apply refuses it: spec.replicas is owned by kube-controller-manager: leave it out, or apply it with --force-conflicts',
    },
  ]);
  const kept = sides(deployment('', `{template: {spec: {${WEB}}}}`), live, 'shop');
  expect(fieldsOf(kept.before, kept.after, { serverSide: true })).toEqual([]);
});

test.each([
  ['an empty list', 'env: []'],
  ['an empty text', 'env: [{name: A, value: ""}]'],
  ['false where nothing is as good', 'stdin: false'],
  ['an amount in other words', 'resources: {limits: {cpu: 0.5, memory: 1024Mi}}'],
  ['null', 'command: null'],
])('%s that the API server did not keep is no difference to what was just applied', (_, more) => {
  const spec = `{template: {spec: {containers: [{name: web, image: "web:1", ${more}}]}}}`;
  const kept = more.startsWith('env: [{')
    ? ', env: [{name: A}]'
    : more.startsWith('resources')
      ? ', resources: {limits: {cpu: 500m, memory: 1Gi}, requests: {cpu: 500m, memory: 1Gi}}'
      : '';
  const live = applied(
    `{replicas: 1, template: {spec: {containers: [{name: web, image: "web:1", imagePullPolicy: IfNotPresent${kept}}]}}}`,
    spec,
  );
  const { before, after } = sides(deployment('', spec), live, 'shop');
  expect(diff(before, after).changes).toEqual([]);
});

test.each([
  [
    'annotations that are null',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a, annotations: null}\nspec: {ports: [{port: 80}]}\n',
    {},
  ],
  [
    'a targetPort 0, which is the port itself',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None, ports: [{port: 80, targetPort: 0}]}\n',
    { spec: { clusterIP: 'None', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] } },
  ],
  [
    'two names of an account, of which the newer one decides',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {serviceAccountName: new, serviceAccount: old, containers: [{name: a, image: "a:1"}]}\n',
    { spec: { serviceAccountName: 'new', serviceAccount: 'new', containers: [{ name: 'a', image: 'a:1' }] } },
  ],
  [
    'claim templates, whose status the API server begins',
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec: {serviceName: a, volumeClaimTemplates: [{metadata: {name: d}, spec: {accessModes: [ReadWriteOnce]}}]}\n',
    {
      spec: {
        serviceName: 'a',
        volumeClaimTemplates: [
          { metadata: { name: 'd' }, spec: { accessModes: ['ReadWriteOnce'] }, status: { phase: 'Pending' } },
        ],
      },
    },
  ],
])('%s: no difference to what was just applied', (_, file, held) => {
  const given = read(file);
  const live = given.map((manifest) => {
    const annotations = { [LAST_APPLIED]: JSON.stringify(manifest.value) };
    return {
      ...manifest,
      value: { ...manifest.value, ...held, metadata: { name: 'a', namespace: 'shop', uid: 'x', annotations } },
    };
  });
  const { before, after } = sides(given, live, 'shop');
  expect(diff(before, after).changes).toEqual([]);
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
  const live = [
    ...deployment('namespace: b, uid: x', '{replicas: 2}'),
    ...deployment('namespace: a, uid: y', '{replicas: 1}'),
  ];
  const { before, after } = sides(said, live, 'b');
  expect(diff(before, after, { namespace: 'b' }).changes).toEqual([]);
});
