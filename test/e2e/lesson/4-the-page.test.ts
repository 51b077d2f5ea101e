import { readFileSync } from 'node:fs';
import { kubeconfigIn, kubectl, run } from '../../../packages/kubetalk/test/kubectl';
import recorded from '../../lesson/record.json';
import { Namespace } from '../namespace';
import { sleep } from '../progress';

// docs/lesson.md followed word by word: each command as it stands there, in order, prints what stands below it.
const page = readFileSync('docs/lesson.md', 'utf8');
const steps = [...page.matchAll(/^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?/gms)].map(
  ([, command = '', shown = 'nothing that the page shows']) => ({ command: command.trim(), shown }),
);

let namespace: Namespace;
let KUBECONFIG: string;
let isOther: boolean;
beforeAll(async () => {
  namespace = await Namespace.create('page');
  KUBECONFIG = await kubeconfigIn(namespace.name);
  const { stdout } = await kubectl('version', '--client', '-o', 'json');
  isOther = minor(JSON.parse(stdout).clientVersion.gitVersion) !== minor(recorded.kubernetes);
});
afterAll(() => namespace?.remove());

const minor = (version: string) => version.split('.')[1];

async function print(command: string): Promise<string> {
  const env = { KUBECONFIG, NO_COLOR: '1', FORCE_COLOR: undefined, CDK8S_CHECK_UPGRADE: 'false' };
  const { stdout, stderr } = await run('sh', ['-c', command], { env });
  return shape((stdout || stderr).replaceAll(namespace.name, 'default'));
}

/** What kubectl printed without what differs from cluster to cluster and from run to run: addresses, ports, names and ages. */
function shape(output: string): string {
  const plain = output
    // Of the namespace default alone, and this is another.
    .replace(/^kubernetes .*\n/gm, '')
    .replace(/(\d+\.){3}\d+/g, 'ADDRESS')
    .replace(/\b3[0-2]\d{3}\b/g, 'NODE-PORT')
    .replace(/ (\d+[dhms])+$/gm, ' AGE')
    .replace(/\b(go-demo-2-\w+)-[a-z0-9]{5}\b/g, '$1-SLICE')
    .replace(/ +/g, ' ')
    .trimEnd();
  if (!isOther) return plain;
  // Not all that the kubectl of the page says was always said.
  return plain.replace(/^Internal Traffic Policy:.*\n/m, '').replace(/ from default namespace$/gm, '');
}

/** What a command prints that only looks may be there a moment later. */
async function printed(command: string, expected: string): Promise<string> {
  const looks = /^kubectl (get|describe) /.test(command) ? 60 : 1;
  let last = '';
  for (let look = 0; look < looks; look++) {
    last = await print(command);
    if (last === expected) break;
    await sleep(1000);
  }
  return last;
}

test.each(steps)('$command', async ({ command, shown }) => {
  const expected = shape(shown);
  expect(await printed(command, expected)).toBe(expected);
});
