import { Namespace, type Pod } from './namespace';
import { applyHardened, asksForPassword, PASSWORD, program, pullFault } from './parts';
import { waitFor } from './progress';
import { answered, type Get, Inside, outside, visitorIn } from './requests';

// The hardened environment, in a namespace of this run: admitted as restricted, running, and open on its stated paths only.
let namespace: Namespace;
let elsewhere: Namespace;
let api: Inside;
let database: Inside;
let ask: Get;
let addresses: { readonly api: string; readonly database: string };

interface ApiPod {
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
}

const addressOf = (pod: Pod) => pod.status.podIP ?? '';

beforeAll(async () => {
  namespace = await Namespace.create('hardened');
  elsewhere = await Namespace.create('elsewhere');
  await applyHardened(namespace);
  const running = await waitFor('the images are there', async () => {
    globalThis.cannotBeShown = await pullFault(namespace);
    const started = (await namespace.pods('service=go-demo-2')).filter(
      ({ status }) => status.containerStatuses?.[0]?.state?.running,
    );
    return globalThis.cannotBeShown ? false : started.length === 4 || undefined;
  });
  if (!running) return;
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
  const containers = [{ name: 'root', image: 'mongo:5.0' }];
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
  const { status } = await namespace.get<{ status: { phase: string } }>('persistentvolumeclaim/data-go-demo-2-db-0');
  expect(status.phase).toBe('Bound');
});

test('Kubernetes puts the credentials of the Secret into the address of the database, as they are', async () => {
  await elsewhere.ok(
    'create',
    'secret',
    'generic',
    'login',
    '--from-literal=username=admin',
    `--from-literal=password=${PASSWORD}`,
  );
  const key = (name: string, key: string) => ({ name, valueFrom: { secretKeyRef: { name: 'login', key } } });
  const [api] = (await namespace.get<{ items: ApiPod[] }>('pods', '-l', 'type=api')).items;
  const image = api?.spec.containers[0]?.image;
  const DB = 'mongodb://$(DB_USER):$(DB_PASSWORD)@go-demo-2-db/?authSource=admin';
  const env = [key('DB_USER', 'username'), key('DB_PASSWORD', 'password'), { name: 'DB', value: DB }];
  const containers = [{ name: 'api', image, command: ['sh', '-c', 'echo "$DB"; sleep 1000'], env }];
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'login', labels: { role: 'login' } },
    spec: { containers },
  };
  await elsewhere.apply(JSON.stringify(pod));
  await elsewhere.readyPods('role=login', 1);
  const said = await waitFor(
    'it says its variable',
    async () => (await elsewhere.ok('logs', 'login')).trim() || undefined,
  );
  expect(said).toBe(`mongodb://admin:${PASSWORD}@go-demo-2-db/?authSource=admin`);
});

// What asks for no password shows nothing of it.
(asksForPassword ? describe : describe.skip)('the database asks for the password of the Secret', () => {
  /** What the API says that is started once more in its container, which can only end: its port is taken. */
  const startedWith = async (DB: string) => {
    const { stdout, stderr } = await api.exec('sh', '-c', 'DB="$2" exec "$1"', 'sh', program, DB);
    return stdout + stderr;
  };
  const address = (login: string) => `mongodb://${login}go-demo-2-db/?authSource=admin`;

  test('and takes it from the API', async () => {
    expect(await startedWith(address(`admin:${PASSWORD}@`))).toContain('address already in use');
  });

  test('and no other', async () => {
    expect(await startedWith(address('admin:another@'))).toContain('Authentication failed');
  });

  test('and what the Secret says is in no log and no description', async () => {
    const said = [
      await namespace.ok('logs', '-l', 'service=go-demo-2', '--tail=-1', '--prefix'),
      await namespace.ok('describe', 'pods,replicasets,statefulsets'),
    ].join('\n');
    expect(said).toContain('go-demo-2-api');
    expect(said).not.toContain(PASSWORD);
  });
});

test('the API reaches the database on its port, and on no other', async () => {
  expect(await api.database(addresses.database)).toBeDefined();
  expect(await api.get(`http://${addresses.database}:28017/`)).toMatchObject({ status: 0 });
});

test('the database calls nothing', async () => {
  expect(await database.database(addresses.api, 8080)).toBeUndefined();
});

test('a Pod of another namespace reaches the API on its port, and not the database', async () => {
  const visitor = await visitorIn(elsewhere);
  expect(await visitor.get(`http://${addresses.api}:8080/demo/hello`)).toMatchObject({ status: 200 });
  expect(await visitor.database(addresses.database)).toBeUndefined();
});
