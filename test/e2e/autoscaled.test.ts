import { App, environment, toYaml } from 'cdk8s-kubetalk';
import { Cpu } from 'cdk8s-plus-28';
import { GoDemo2, type GoDemo2Props } from '../../charts/go-demo-2';
import { autoscaled } from '../../environments';
import { kubectl } from '../../packages/kubetalk/test/kubectl';
import { variables } from '../../variables';
import { Namespace } from './namespace';
import { say, sleep, waitFor } from './progress';
import { answered, type Get, outside } from './requests';

let namespace: Namespace;
beforeAll(async () => {
  namespace = await Namespace.create('autoscaled');
  const { code } = await kubectl('get', '--raw', '/apis/metrics.k8s.io/v1beta1/nodes');
  if (code !== 0) globalThis.cannotBeShown = 'the cluster has no metrics-server';
});
afterAll(() => namespace?.remove());

/** The environment, with an API that is busy at a load which a small machine can make. */
function manifests(): string {
  const requests = { ...autoscaled.api.resources?.requests, cpu: Cpu.millis(20) };
  const api = { ...autoscaled.api, resources: { ...autoscaled.api.resources, requests } };
  const { DATABASE_IMAGE = 'mongo:8.0', API_IMAGE } = process.env;
  const here = environment(GoDemo2, { ...autoscaled, api } as GoDemo2Props, {
    purpose: 'this run',
    settings: variables,
  });
  return toYaml(here.build(new App(), 'autoscaled', { DATABASE_IMAGE, API_IMAGE }));
}

/** What became of requests. */
interface Tally {
  sent: number;
  /** What came instead of an answer. */
  readonly failures: string[];
}

/** Visitors who ask again and again, each after a pause in milliseconds, until the result is called. */
function visitors(ask: Get, path: string, count: number, pause = 0): () => Promise<Tally> {
  let isOn = true;
  const tally: Tally = { sent: 0, failures: [] };
  const visitor = async () => {
    while (isOn) {
      tally.sent++;
      const { status, body } = await ask(path);
      if (status !== 200) tally.failures.push(`${status} ${body}`.trim());
      await sleep(pause);
    }
  };
  const all = Array.from({ length: count }, visitor);
  return async () => {
    isOn = false;
    await Promise.all(all);
    return tally;
  };
}

test('under load the API grows, its Service reaches every Pod, and the database stays one; without load it shrinks, and no request fails', async () => {
  await namespace.apply(manifests());
  const [database] = await namespace.readyPods('type=db', 1);
  await namespace.readyPods('type=api', 2);
  const ask = await outside(namespace, 'go-demo-2-api');
  await answered(ask, '/demo/person');
  const start = Date.now();
  const show = async (what: string) =>
    say(`    ${Math.round((Date.now() - start) / 1000)} s, ${what}\n${await namespace.ok('get', 'hpa,rs')}`);
  await waitFor('the autoscaler knows how busy the Pods are', async () =>
    (await namespace.ok('get', 'hpa')).includes('unknown') ? undefined : true,
  );
  await show('before the load');

  const endSlow = visitors(ask, '/demo/person', 1, 200);
  const endFast = visitors(ask, '/demo/hello', 8);
  const pods = await waitFor(
    'there are more Pods of the API',
    async () => {
      const found = await namespace.pods('type=api');
      return found.length >= 4 ? found : undefined;
    },
    { seconds: 240, every: 2000 },
  );
  const grown = await namespace.readyPods('type=api', pods.length);
  await show('under load');
  await namespace.reaches('go-demo-2-api', grown);
  say(`    endpoints: ${(await namespace.endpoints('go-demo-2-api')).join(', ')}`);
  const fast = await endFast();

  await waitFor(
    'there are two Pods of the API again',
    async () => ((await namespace.pods('type=api')).length === 2 ? true : undefined),
    { seconds: 400, every: 2000 },
  );
  await namespace.reaches('go-demo-2-api', await namespace.readyPods('type=api', 2));
  await show('after the load');
  const slow = await endSlow();
  const line = ({ sent, failures }: Tally) => `${sent - failures.length} of ${sent} answered`;
  say(`    the load: ${line(fast)}; five requests for people a second, all the time: ${line(slow)}`);
  expect({ slow: slow.failures, fast: fast.failures }).toStrictEqual({ slow: [], fast: [] });
  expect((await namespace.pods('type=db')).map(({ metadata }) => metadata.uid)).toStrictEqual([database?.metadata.uid]);
}, 900_000);
