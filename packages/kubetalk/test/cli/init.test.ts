import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { ran } from './ran';

const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: wbe}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: db}
spec: {containers: [{name: db, image: 'db:1'}]}
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-init-'));
  execFileSync('git', ['init', '--quiet', folder]);
  write('k8s/web.yaml', service);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const text = (file: string) => readFileSync(join(folder, file), 'utf8');
const init = async (from = '.') =>
  (await ran(['init'], { folder: join(folder, from) })).stdout.split('\n').slice(0, -1);

test('it says what it found and what it wrote, at the top of the repository, and what is left to do', async () => {
  write('charts/shop/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
  write('overlays/test/kustomization.yaml', 'resources: []\n');
  write('cdk8s.yaml', 'app: node main.js\n');
  expect(await init('k8s')).toStrictEqual([
    'found: 1 chart (charts/shop); 1 kustomization (overlays/test); 1 cdk8s project',
    '  (.); 2 objects in 1 file',
    'wrote: kubetalk.yaml',
    'wrote: .github/workflows/kubetalk.yml',
    'next: npm install --save-dev ./kubetalk-0.1.0.tgz: pipelines run kubetalk of package.json',
    'next: kubetalk check .',
  ]);
});

test('what is there stays as it is', async () => {
  write('kubetalk.yaml', 'complete: true\n');
  write('.github/workflows/kubetalk.yml', 'name: mine\n');
  write('package.json', '{"devDependencies": {"kubetalk": "file:kubetalk-0.1.0.tgz"}}');
  expect((await init()).slice(1)).toStrictEqual([
    'kept: kubetalk.yaml, which is there',
    'kept: .github/workflows/kubetalk.yml, which is there',
    'next: kubetalk check .',
  ]);
  expect([text('kubetalk.yaml'), text('.github/workflows/kubetalk.yml')]).toStrictEqual([
    'complete: true\n',
    'name: mine\n',
  ]);
});

test('the settings change nothing until their keys are taken out of the comments, and each of these is right', async () => {
  const before = await ran(['check', 'k8s'], { folder });
  await init();
  expect(await ran(['check', 'k8s'], { folder })).toStrictEqual(before);
  const keys = text('kubetalk.yaml').replace(/^# (?=\$?\w+:| {2})/gm, '');
  write('kubetalk.yaml', keys.replace(/^baseline:.*\n/m, ''));
  expect(parse(keys)).toMatchObject({
    kubernetesVersion: '1.36',
    complete: true,
    checks: { 'no-readiness-probe': 'off' },
  });
  expect(await ran(['check', 'k8s'], { folder })).toMatchObject({ status: 1, stderr: '' });
});

test('no file is written through a link that leads out of the repository', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'kubetalk-outside-'));
  symlinkSync(outside, join(folder, '.github'));
  expect(await ran(['init'], { folder })).toMatchObject({
    status: 2,
    stderr: 'error: .github/workflows/kubetalk.yml: a link leads out of the repository: nothing is written there\n',
  });
  expect(existsSync(join(outside, 'workflows'))).toBe(false);
  rmSync(outside, { recursive: true });
});

test('a repository of GitLab gets a file for its pipeline, which is included or is to be', async () => {
  execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', 'https://gitlab.example/shop/shop.git']);
  expect((await init()).slice(2, 4)).toStrictEqual(['wrote: .gitlab/kubetalk.yml', 'wrote: .gitlab-ci.yml']);
  rmSync(join(folder, '.gitlab'), { recursive: true });
  expect((await init()).slice(-3)).toStrictEqual([
    'next: npm install --save-dev ./kubetalk-0.1.0.tgz: pipelines run kubetalk of package.json',
    'next: add to .gitlab-ci.yml: include: [{local: .gitlab/kubetalk.yml}]',
    'next: kubetalk check .',
  ]);
});

test('the report for GitLab has each finding at its file in the repository, and line', async () => {
  const { stdout } = await ran(['check', '--format', 'gitlab', 'k8s'], { folder });
  expect(JSON.parse(stdout)).toStrictEqual([
    {
      description: expect.stringMatching(/^Service web \(v1\): selector app=wbe matches no Pod; fix: /),
      check_name: 'service-selects-nothing',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      severity: 'minor',
      location: { path: 'k8s/web.yaml', lines: { begin: 4 } },
    },
  ]);
});

const hasTools = ['jq', 'curl'].every((tool) => spawnSync(tool, ['--version']).status === 0);
if (!hasTools) console.warn('skipped: jq and curl are not on PATH');

(hasTools ? test : test.skip)(
  'a merge request of GitLab has one note, which a later pipeline brings up to date',
  async () => {
    write('.gitlab-ci.yml', '');
    await init();
    const script = parse(text('.gitlab/kubetalk.yml'))['kubetalk note'].script.at(-1);
    const notes: { id: number; body: string }[] = [{ id: 1, body: 'hello' }];
    const asked: string[] = [];
    const gitlab = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        asked.push(`${request.method} ${request.url} ${request.headers['private-token']}`);
        if (request.method === 'POST') notes.push({ id: 7, ...JSON.parse(body) });
        if (request.method === 'PUT') Object.assign(notes[1] as object, JSON.parse(body));
        response.end(JSON.stringify(request.method === 'GET' ? notes : {}));
      });
    });
    await new Promise<void>((done) => gitlab.listen(0, '127.0.0.1', done));
    const env = {
      ...process.env,
      CI_API_V4_URL: `http://127.0.0.1:${(gitlab.address() as AddressInfo).port}`,
      CI_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '3',
      KUBETALK_TOKEN: 'key',
    };
    const run = () =>
      new Promise<void>((done, failed) =>
        execFile('sh', ['-ec', script], { cwd: folder, env }, (error) => (error ? failed(error) : done())),
      );
    for (const report of ['first "report"\n', 'second\n']) {
      write('kubetalk.md', report);
      await run();
    }
    await new Promise((done) => gitlab.close(done));
    expect(notes).toStrictEqual([
      { id: 1, body: 'hello' },
      { id: 7, body: '<!-- what the cluster will do -->\nsecond\n' },
    ]);
    expect(asked).toStrictEqual([
      'GET /projects/5/merge_requests/3/notes?sort=asc&per_page=100 key',
      'POST /projects/5/merge_requests/3/notes key',
      'GET /projects/5/merge_requests/3/notes?sort=asc&per_page=100 key',
      'PUT /projects/5/merge_requests/3/notes/7 key',
    ]);
  },
);
