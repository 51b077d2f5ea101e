import type { Namespace } from './namespace';
import { say, sleep } from './progress';
import { answered, type Get } from './requests';

/** How long an API that connects for each request may take to find the new database. */
const LOOKS = 20;

/**
 * What a Service can't repair: the real go-demo-2 opens one database session at its start. When the database's Pod dies, the
 * session stays broken, and its livenessProbe on /demo/hello does not notice. Then its Pods are replaced, as a person would.
 */
export async function replaceStuckApi(namespace: Namespace, ask: Get): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    if ((await ask('/demo/person')).status === 200) return;
    await sleep(250);
  }
  say('    the API holds on to the session with the database that died: replacing its Pods');
  await namespace.ok('delete', 'pods', '-l', 'type=api,service=go-demo-2', '--now');
  await answered(ask, '/demo/person');
}
