import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os, { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { kubectl } from '../../src/cluster/kubectl';
import { ran } from './ran';

const root = join(__dirname, '../../../..');

/** A folder with a project, manifests, and a kubectl that answers as a shell says. */
class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'kubetalk-faults-'));
  private readonly bin = join(this.folder, '.bin');
  /** Where programs keep what they need for a while. */
  private readonly scratch = join(this.folder, '.tmp');
  path = `${this.bin}${delimiter}${process.env.PATH}`;

  constructor() {
    for (const folder of [this.bin, this.scratch]) mkdirSync(folder);
    this.write('web.yaml', WEB);
    this.write('cdk8s.yaml', 'language: typescript\napp: cp web.yaml "$CDK8S_OUTDIR/web.k8s.yaml"\n');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** What is there but for what was put there before. */
  files(): string[] {
    return readdirSync(this.folder)
      .filter((name) => !['.bin', '.tmp', 'calls', 'cdk8s.yaml', 'web.yaml'].includes(name))
      .sort();
  }

  /** What programs left in the folder for what is needed for a while. */
  litter(): string[] {
    return readdirSync(this.scratch);
  }

  /** How kubectl was called, in the order of calls. */
  calls(): string[] {
    return existsSync(join(this.folder, 'calls')) ? this.read('calls').trim().split('\n') : [];
  }

  program(name: string, script: string): void {
    const file = join(this.bin, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  kubectl(script: string): void {
    this.program('kubectl', `echo "$*" >>'${join(this.folder, 'calls')}'\n${script}`);
  }

  /** kubectl of a cluster that takes everything, but for what the script says. */
  cluster(script: string): void {
    this.kubectl(`case "$*" in
*get-contexts*) echo one;;
*config*view*) echo shop;;
*/version*) echo '{"gitVersion":"v1.28.15"}';;
${script}
*) [ -t 0 ] || cat >/dev/null;;
esac`);
  }

  /** Runs `kubetalk` without a process of its own. */
  async runHere(words: string): Promise<Ended> {
    // Node asks the process for it, not what a test takes for that.
    const scratch = jest.spyOn(os, 'tmpdir').mockReturnValue(this.scratch);
    const env = { PATH: this.path };
    const { status, ...printed } = await ran(words.split(' '), { folder: this.folder, env });
    scratch.mockRestore();
    return { status: String(status), ...printed };
  }

  /** Runs `kubetalk`, through a shell where there is something to put around it: `$KUBETALK check - </dev/zero`. */
  run(words: string, ready?: () => boolean): Promise<Ended> {
    const program = `${process.execPath} ${join(root, 'bin/run.mjs')} packages/kubetalk/src/cli/main.ts`;
    const line = words.includes('$KUBETALK') ? words : `exec $KUBETALK ${words}`;
    const own = { PATH: this.path, TMPDIR: this.scratch, KUBETALK: program, NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn('/bin/bash', ['-c', line], {
      cwd: this.folder,
      env: { ...process.env, ...own },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (data) => (printed[name] += data));
    const interrupting = setInterval(() => {
      // As a terminal does: whoever runs in the foreground gets it.
      if (ready?.()) process.kill(-(child.pid as number), 'SIGINT');
    }, 50);
    return new Promise((done) =>
      child.on('close', (status, signal) => {
        clearInterval(interrupting);
        done({ status: String(signal ?? status), ...printed });
      }),
    );
  }
}

interface Ended {
  /** Or the signal that ended it. */
  readonly status: string;
  readonly stdout: string;
  readonly stderr: string;
}

const WEB = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: 'web:1', ports: [{containerPort: 80}], readinessProbe: {tcpSocket: {port: 80}}}]}
`;

const WEB_POD = {
  containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: 80 }] }],
};

let place: Place;
beforeEach(() => {
  place = new Place();
});
afterEach(() => rmSync(place.folder, { recursive: true, force: true }));

/** Asks the cluster. */
const live = () => place.runHere('diff --live web.yaml');
const DEPLOY = 'deploy --yes --timeout 0.1';
const deploy = () => place.runHere(DEPLOY);
/** What kubectl says of Pod `web` and of the endpoints of Service `web`. */
const answers = (ready: boolean) => {
  const slice = {
    kind: 'EndpointSlice',
    apiVersion: 'discovery.k8s.io/v1',
    metadata: { name: 'web-1', namespace: 'shop', labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready } }],
  };
  const status = { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] };
  const pod = { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'web', namespace: 'shop' }, status };
  return `*endpointslices*) echo '${JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [slice, pod] })}';;`;
};
const applied = () => place.calls().filter((call) => call.includes('apply --prune')).length;

/** Makes each fault of the page happen, and holds what is left to what it says. */
const faults: Readonly<Record<string, () => Promise<Ended>>> = {
  'kubectl is not installed': async () => {
    place.path = join(place.folder, '.bin');
    return live();
  },
  'kubectl hangs': async () => {
    place.kubectl('exec sleep 20');
    const { PATH } = process.env;
    process.env.PATH = place.path;
    try {
      kubectl({}, ['get', 'pods'], { seconds: 0.2 });
      return { status: '0', stdout: '', stderr: '' };
    } catch (error) {
      // An InputError, which every command ends on with status 2.
      return {
        status: (error as Error).constructor.name === 'KubectlError' ? '2' : '3',
        stdout: '',
        stderr: String(error),
      };
    } finally {
      process.env.PATH = PATH;
    }
  },
  'kubectl dies': async () => {
    place.cluster('*get\\ -f*) kill -9 $$;;');
    return place.run('diff --live web.yaml');
  },
  'kubectl prints what is no object': async () => {
    place.cluster('*get\\ -f*) cat >/dev/null; echo "Welcome to the proxy";;');
    return live();
  },
  'kubectl prints half an answer': async () => {
    place.cluster('*get\\ -f*) cat >/dev/null; echo \'{"kind":"Lis\';;');
    return live();
  },
  'kubectl fails without a word': async () => {
    place.cluster('*get\\ -f*) exit 1;;');
    return live();
  },
  'the project does not synthesize': async () => {
    place.cluster('');
    place.write('cdk8s.yaml', 'language: typescript\napp: exit 7\n');
    const ended = await deploy();
    expect(place.calls().filter((call) => !call.includes('config'))).toStrictEqual([]);
    return ended;
  },
  '^C while the project synthesizes': async () => {
    place.cluster('');
    place.write('cdk8s.yaml', 'language: typescript\napp: touch synthesizing; sleep 20\n');
    const ended = await place.run(DEPLOY, () => existsSync(join(place.folder, 'synthesizing')));
    expect(place.calls().filter((call) => !call.includes('config'))).toStrictEqual([]);
    return ended;
  },
  'there is no terminal': async () => {
    place.cluster('');
    const ended = await place.run('deploy');
    expect(applied()).toBe(0);
    return ended;
  },
  'the API server refuses an object': async () => {
    place.cluster('*--dry-run=server*) cat >/dev/null; echo "field is immutable" >&2; exit 1;;');
    const ended = await deploy();
    expect(applied()).toBe(0);
    return ended;
  },
  'apply stops on its way': async () => {
    place.cluster('*--prune*) cat >/dev/null; echo "pod/web created"; echo "no more quota" >&2; exit 1;;');
    const ended = await place.run(DEPLOY);
    expect(ended.stdout).toContain('pod/web created\n');
    return ended;
  },
  'kubectl dies while it applies': async () => {
    place.cluster('*--prune*) kill -9 $$;;');
    return deploy();
  },
  'two deploys at once': async () => {
    // What kubectl says where an object came to be between its look and its request.
    const refused = 'Error from server (AlreadyExists): error when creating "STDIN": services "web" already exists';
    place.cluster(`${answers(true)}
*--prune*) cat >/dev/null
if mkdir first 2>/dev/null; then while ! test -e second; do sleep 0.05; done; echo 'service/web created'
else touch second; echo '${refused}' >&2; exit 1; fi;;`);
    const both = await Promise.all([place.run(DEPLOY), place.run(DEPLOY)]);
    expect(both.map(({ status }) => status).sort()).toStrictEqual(['0', '1']);
    return both.find(({ status }) => status === '1') as Ended;
  },
  'the cluster is gone after apply': async () => {
    place.cluster('*endpointslices*) echo "connection refused" >&2; exit 1;;');
    return deploy();
  },
  'endpoints do not come': async () => {
    place.cluster(answers(false));
    const ended = await deploy();
    expect(ended.stderr).toContain('  - Service web: 0 of 1 ready: see why with kubectl get pods -n shop');
    return ended;
  },
  'the rollout can not succeed': async () => {
    const message = 'Back-off pulling image "web:1"';
    const status = {
      containerStatuses: [{ name: 'web', state: { waiting: { reason: 'InvalidImageName', message } } }],
    };
    const pod = {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { name: 'web', namespace: 'shop', uid: 'a' },
      spec: WEB_POD,
      status,
    };
    place.cluster(`*endpointslices*) echo '${JSON.stringify(pod)}';;`);
    const ended = await place.runHere('deploy --yes --timeout 60 --rollback-on-failure');
    expect(ended.stderr).toContain(`  - Pod web: Pod web: container web: InvalidImageName: ${message}: see why with`);
    expect(ended.stderr).toContain('error: nothing is rolled back: no earlier deploy is known\n');
    return ended;
  },
  '^C while kubectl applies': async () => {
    place.cluster('*--prune*) touch applying; exec sleep 20;;');
    const ended = await place.run(DEPLOY, () => existsSync(join(place.folder, 'applying')));
    expect(place.calls().at(-1)).toContain('apply --prune');
    return ended;
  },
  'a file goes away while its folder is read': async () => {
    mkdirSync(join(place.folder, 'all/chart'), { recursive: true });
    place.write('all/chart/Chart.yaml', 'apiVersion: v2\nname: chart\nversion: 1.0.0\n');
    place.write('all/later.yaml', WEB);
    // Folders are listed first, and charts are rendered before later files are read.
    place.program('helm', 'rm all/later.yaml');
    return place.runHere('check all');
  },
  'a file changes while it is read': async () => {
    mkdirSync(join(place.folder, 'all/chart'), { recursive: true });
    place.write('all/chart/Chart.yaml', 'apiVersion: v2\nname: chart\nversion: 1.0.0\n');
    place.write('all/later.yaml', 'kind: [');
    place.program('helm', 'cp web.yaml all/later.yaml');
    const ended = await place.runHere('check all');
    expect(ended.stdout).toBe('2 objects checked, 0 errors, 0 warnings\n');
    return ended;
  },
  'a pipe without an end': async () => {
    const { status, stdout } = await place.run("set -o pipefail; yes 'a: b' | timeout 30 $KUBETALK check -");
    return { status, stdout, stderr: stdout };
  },
  '^C while it reads': async () => {
    // More than a pipe holds is written once it reads.
    const fed = join(place.folder, '.bin/fed');
    const ended = await place.run(`{ yes 'a: b' | head -c 200000; touch ${fed}; sleep 20; } | $KUBETALK check -`, () =>
      existsSync(fed),
    );
    expect(place.files()).toStrictEqual([]);
    return ended;
  },
  'standard output is full': () => place.run('check web.yaml >/dev/full'),
  'the reader stops early': () => place.run('set -o pipefail; $KUBETALK check web.yaml | true'),
  'the disk is full': async () => {
    place.write('baseline.json', '{"version":1,"findings":[]}');
    const ended = await place.run(
      '$KUBETALK --version >/dev/null; ulimit -f 0; exec $KUBETALK check web.yaml --baseline baseline.json --write-baseline',
    );
    expect([place.files(), place.read('baseline.json')]).toStrictEqual([
      ['baseline.json'],
      '{"version":1,"findings":[]}',
    ]);
    return ended;
  },
  'two runs write one baseline at once': async () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      WEB.replace('app: web}, ports', `app: none}, ports`).replaceAll('name: web', `name: web-${index}`),
    );
    place.write('many.yaml', many.join('---\n'));
    const write = (file: string) => place.run(`check ${file} --baseline baseline.json --write-baseline`);
    const [one, other] = await Promise.all([write('many.yaml'), write('web.yaml')]);
    expect([0, 200]).toContain(JSON.parse(place.read('baseline.json')).findings.length);
    expect(place.files()).toStrictEqual(['baseline.json', 'many.yaml']);
    expect(other.status).toBe(one.status);
    return one;
  },
  'the baseline is no JSON': async () => {
    place.write('baseline.json', '{"version":1,');
    return place.runHere('check web.yaml --baseline baseline.json');
  },
};

const page = readFileSync(join(root, 'docs/faults.md'), 'utf8');
const [ours = ''] = page.split('\n## npm run synth\n');
const rows = [...ours.matchAll(/^\| ([^|]+?) \| (\w+) \| (?:`([^`]*)`)? ?\| /gm)]
  .map(([, fault = '', status = '', message = '']): [string, string, string] => [fault, status, message])
  .filter(([fault]) => fault !== 'fault');

test('every fault of the page is tried here, and every one that is tried is on the page', () => {
  expect(rows.map(([fault]) => fault)).toStrictEqual(Object.keys(faults));
});

test.each(rows)('%s ends with %s', async (fault, status, message) => {
  const ended = await faults[fault]?.();
  expect(ended?.status).toBe(status);
  if (message === '') expect(ended?.stderr).toBe('');
  else expect(ended?.stderr).toContain(message);
  expect(ended?.stderr).not.toMatch(/\n {4}at /);
  expect(place.litter()).toStrictEqual([]);
});
