import { synthesize } from '../../synthesize';
import { Namespace } from '../namespace';
import { sleep, waitFor } from '../progress';
import { Inside, visitorIn } from '../requests';

// Who may use the path from the API to its database. The lesson leaves it open to all.
let namespace: Namespace;
let api: Inside;
let visitor: Inside;
beforeAll(async () => {
  namespace = await Namespace.create('network-policies');
  await namespace.apply(synthesize('lesson'));
  const [pod] = await namespace.readyPods('type=api', 3);
  if (!pod) throw new Error('there is no Pod of the API');
  api = Inside.of(namespace, pod, 'api');
  visitor = await visitorIn(namespace);
  await waitFor('the database answers', () => api.database('go-demo-2-db'));
  if (!(await enforcesPolicies()))
    globalThis.cannotBeShown = "the cluster's network plugin does not enforce NetworkPolicies";
});
afterAll(() => namespace?.remove());

const policy = (name: string, spec: object) =>
  JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name }, spec });

const database = { podSelector: { matchLabels: { type: 'db', service: 'go-demo-2' } }, policyTypes: ['Ingress'] };

/** Tried on a path that the tests don't ask about: the visitor to the API. */
async function enforcesPolicies(): Promise<boolean> {
  const hello = 'http://go-demo-2-api:8080/demo/hello';
  await waitFor('the API answers the visitor', async () => (await visitor.get(hello)).status || undefined);
  const nobody = { podSelector: { matchLabels: { type: 'api' } }, policyTypes: ['Ingress'] };
  await namespace.apply(policy('nobody-to-the-api', nobody));
  try {
    const end = Date.now() + 15_000;
    while (Date.now() < end) {
      if ((await visitor.get(hello)).status === 0) return true;
      await sleep(500);
    }
    return false;
  } finally {
    await namespace.ok('delete', 'networkpolicy/nobody-to-the-api');
  }
}

const cut = (from: Inside) =>
  waitFor('new connections are cut', async () => !(await from.database('go-demo-2-db')) || undefined, { seconds: 30 });
const open = (from: Inside) =>
  waitFor('new connections go through', async () => !!(await from.database('go-demo-2-db')) || undefined, {
    seconds: 30,
  });

test('without a policy, the API and everybody else reach the database', async () => {
  await Promise.all([open(api), open(visitor)]);
});

test('a NetworkPolicy that does not state the path cuts it', async () => {
  await namespace.apply(policy('database', database));
  await Promise.all([cut(api), cut(visitor)]);
});

test('one that states the path lets it through, and no other', async () => {
  const stated = {
    from: [{ podSelector: { matchLabels: { type: 'api', service: 'go-demo-2' } } }],
    ports: [{ protocol: 'TCP', port: 27017 }],
  };
  await namespace.apply(policy('database', { ...database, ingress: [stated] }));
  await open(api);
  await cut(visitor);
});

test('without the policy, everybody gets through again', async () => {
  await namespace.ok('delete', 'networkpolicy/database');
  await Promise.all([open(api), open(visitor)]);
});
