import { App } from 'cdk8s';
import { Boutique } from '../../examples/boutique/boutique';
import { calls } from '../examples/release';
import { Namespace, type Pod } from './namespace';
import { listening, reached } from './stand-ins';

// Online Boutique, isolated, with stand-ins for its programs: each listens where its container says, and can be asked who it
// reaches. What is proven is that exactly the paths are open that the env of each names.
let namespace: Namespace;

interface Container {
  readonly name: string;
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly ports?: readonly { readonly containerPort: number }[];
}

/** A container with nothing of the shop but its env and its port. */
function standIn({ name, env, ports }: Container) {
  return {
    name,
    env,
    ports,
    ...listening((ports ?? []).map(({ containerPort }) => containerPort)),
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
  };
}

type Manifest = ReturnType<Boutique['toJson']>[number];

function withStandIns(object: Manifest): Manifest {
  if (object.kind !== 'Deployment') return object;
  const { spec } = object.spec.template;
  const { initContainers, volumes, ...pod } = spec;
  const containers = spec.containers.map(standIn);
  return { ...object, spec: { ...object.spec, template: { ...object.spec.template, spec: { ...pod, containers } } } };
}

const asker = ({ metadata: { name } }: Pod) => ({ namespace: namespace.name, name });

let pods: ReadonlyMap<string, Pod>;

beforeAll(async () => {
  namespace = await Namespace.create('boutique');
  const manifests = new Boutique(new App(), 'boutique').toJson().map(withStandIns);
  await namespace.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }));
  const ready = Object.keys(calls).map(async (app) => [app, (await namespace.readyPods(`app=${app}`, 1))[0]] as const);
  pods = new Map((await Promise.all(ready)).flatMap(([app, pod]) => (pod ? [[app, pod] as const] : [])));
});
afterAll(() => namespace?.remove());

test('every program is answered at every address of its env, but for the part that is not deployed', async () => {
  const answers = [...pods].map(async ([app, pod]) => {
    const { env = [] } = (pod.spec.containers[0] ?? {}) as Container;
    const addresses = env.filter(({ name }) => name.endsWith('_ADDR')).map(({ value }) => value);
    const answered = await reached(asker(pod), addresses);
    return [app, addresses.filter((address) => !answered.includes(address))];
  });
  const unanswered = Object.fromEntries((await Promise.all(answers)).filter(([, none]) => none?.length !== 0));
  expect(unanswered).toEqual({ frontend: ['shoppingassistantservice:80'] });
});

test('each program reaches the Pods that its env names, and no others', async () => {
  const addresses = new Map(
    [...new Set(Object.values(calls).flat())].map((callee) => {
      const [app = '', port] = callee.split(':');
      return [`${pods.get(app)?.status.podIP}:${port}`, callee];
    }),
  );
  const open = [...pods].map(async ([app, pod]) => [
    app,
    (await reached(asker(pod), [...addresses.keys()])).map((address) => addresses.get(address)).sort(),
  ]);
  const self = (app: string) => [...addresses.values()].filter((callee) => callee.startsWith(`${app}:`));
  const expected = Object.entries(calls).map(([app, callees]) => [app, [...callees, ...self(app)].sort()]);
  expect(Object.fromEntries(await Promise.all(open))).toEqual(Object.fromEntries(expected));
});
