import { App } from 'cdk8s';
import { acknowledge, toYaml } from 'cdk8s-kubetalk';
import { GoDemo2 } from '../../charts/go-demo-2';
import { environments } from '../../environments';
import { Namespace, type Pod } from './namespace';
import { answered, type Get, Inside, outside, visitorIn } from './requests';

// The hardened environment, in a namespace of this run: admitted as restricted, running, and open on its stated paths only.
let namespace: Namespace;
let elsewhere: Namespace;
let api: Inside;
let database: Inside;
let ask: Get;
let addresses: { readonly api: string; readonly database: string };

const addressOf = (pod: Pod) => pod.status.podIP ?? '';

beforeAll(async () => {
  namespace = await Namespace.create('hardened');
  elsewhere = await Namespace.create('elsewhere');
  const { split } = environments.hardened;
  const chart = new GoDemo2(new App(), 'hardened', {
    ...split,
    namespace: { ...split.namespace, name: namespace.name },
  } as typeof split);
  acknowledge(chart, 'reference-missing', 'the Secret is made below');
  const login = ['--from-literal=username=admin', '--from-literal=password=only-for-this-run'];
  await namespace.ok('create', 'secret', 'generic', 'go-demo-2-db', ...login);
  await namespace.apply(toYaml(chart));
  const [apiPods, databasePods] = await Promise.all([
    namespace.readyPods('type=api', 3),
    namespace.readyPods('type=db', 1),
  ]);
  const [apiPod] = apiPods;
  const [databasePod] = databasePods;
  if (!apiPod || !databasePod) throw new Error('there are no Pods');
  api = Inside.of(namespace, apiPod, 'api');
  database = Inside.of(namespace, databasePod, 'db');
  addresses = { api: addressOf(apiPod), database: addressOf(databasePod) };
  ask = await outside(namespace, 'go-demo-2-api');
});
afterAll(async () => {
  await Promise.all([namespace?.remove(), elsewhere?.remove()]);
});

test('the namespace refuses a Pod that asks for more than restricted allows', async () => {
  const containers = [{ name: 'root', image: 'mongo:8.0' }];
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'root' }, spec: { containers } };
  const { code, stderr } = await namespace.tryApply(JSON.stringify(pod));
  expect({ code, refused: stderr.includes('violates PodSecurity "restricted') }).toStrictEqual({
    code: 1,
    refused: true,
  });
});

test('from outside, the API answers with what the database says', async () => {
  expect(await answered(ask, '/demo/person')).toMatchObject({ status: 200 });
});

test('the data is on a claim, which is bound', async () => {
  const { status } = await namespace.get<{ status: { phase: string } }>('persistentvolumeclaim/go-demo-2-db');
  expect(status.phase).toBe('Bound');
});

test('the API reaches the database on its port, and on no other', async () => {
  expect(await api.database(addresses.database)).toBeDefined();
  expect(await api.get(`http://${addresses.database}:28017/`)).toMatchObject({ status: 0 });
});

test('the database calls nobody', async () => {
  expect(await database.database(addresses.api, 8080)).toBeUndefined();
});

test('a Pod of another namespace reaches the API on its port, and not the database', async () => {
  const visitor = await visitorIn(elsewhere);
  expect(await visitor.get(`http://${addresses.api}:8080/demo/hello`)).toMatchObject({ status: 200 });
  expect(await visitor.database(addresses.database)).toBeUndefined();
});
