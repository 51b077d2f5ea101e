import { sides } from '../../src/cluster/live';
import { unchanged } from '../../src/cluster/unchanged';
import { LAST_APPLIED } from '../../src/kubernetes/last-applied';
import { diff } from '../applied';
import { read } from '../diff/sets';

const SET = 'applyset-1-v1';
const MEMBER = { 'applyset.kubernetes.io/part-of': SET };
const file = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { port: '80' } };

/** The ConfigMap as the cluster holds it, after kubectl applied it. */
const held = (change: { readonly data?: object; readonly labels?: object; readonly applied?: object } = {}) => {
  const { data = file.data, labels = MEMBER, applied = file.data } = change;
  const metadata = { name: 'web', namespace: 'shop', labels: MEMBER, annotations: {} };
  const kept = JSON.stringify({ ...file, metadata, data: applied });
  return { ...file, metadata: { ...metadata, uid: 'x', labels, annotations: { [LAST_APPLIED]: kept } }, data };
};

test.each<[what: string, live: object, unchanged: readonly string[]]>([
  ['as it was applied', held(), ['ConfigMap/shop/web']],
  ['changed by hand', held({ data: { port: '81' } }), []],
  [
    'with a field that others added, as it was applied',
    held({ data: { port: '80', other: 'a' } }),
    ['ConfigMap/shop/web'],
  ],
  ['with the values of the file, but applied with others', held({ applied: { port: '81' } }), []],
  ['no member of the ApplySet', held({ labels: {} }), []],
  ['a member of another one', held({ labels: { 'applyset.kubernetes.io/part-of': 'applyset-2-v1' } }), []],
  ['not applied by kubectl', { ...held(), metadata: { name: 'web', namespace: 'shop', uid: 'x', labels: MEMBER } }, []],
])('what the cluster holds %s', (_, live, expected) => {
  const { before, after } = sides(read(JSON.stringify(file)), read(JSON.stringify(live)), 'shop');
  const report = diff(before, after, { ignore: ['metadata.labels.applyset.kubernetes.io/part-of'] });
  expect([...unchanged(after, before, { report, set: SET, namespace: 'shop' })]).toEqual(expected);
  // Before the first deploy there is no set.
  expect(unchanged(after, before, { report, set: '', namespace: 'shop' }).size).toBe(0);
});
