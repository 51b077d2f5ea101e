import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commitAll } from './repository';

const root = join(__dirname, '..');
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

const service = (app: string) => `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: ${app}}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: 'web:1', ports: [{containerPort: 80}], readinessProbe: {tcpSocket: {port: 80}}}]}
`;

/** A repository whose last commit breaks its Service, as the runner has it, and GitHub's comments of the pull request. */
let folder: string;
let github: Server;
let comments: { id: number; body: string; user: { type: string } }[];
let asked: string[];
let refuses: boolean;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'go-demo-2-action-'));
  writeFileSync(join(folder, '.gitignore'), 'runner-*\nkubetalk*\n');
  writeFileSync(join(folder, 'web.yaml'), service('web'));
  commitAll(folder);
  writeFileSync(join(folder, 'web.yaml'), service('wbe'));
  commitAll(folder);
  [comments, asked, refuses] = [[], [], false];
  github = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      if (request.method !== 'GET' && refuses) return response.writeHead(403).end('{}');
      if (request.method === 'POST') comments.push({ id: 7, user: { type: 'Bot' }, ...JSON.parse(text) });
      const own = comments.find(({ id }) => id === 7);
      if (request.method === 'PATCH' && own) own.body = JSON.parse(text).body;
      response.end(JSON.stringify(request.method === 'GET' ? comments : {}));
    });
  });
  await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => github.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a step of the action as the runner does: its script in a shell of that kind, with its variables. */
function step(name: string, env: Readonly<Record<string, string>>) {
  const { run } = action.runs.steps.find((one: { name?: string }) => one.name === name);
  for (const file of ['output', 'summary']) writeFileSync(join(folder, `runner-${file}`), '');
  const variables = {
    GITHUB_ACTION_PATH: root,
    GITHUB_OUTPUT: join(folder, 'runner-output'),
    GITHUB_STEP_SUMMARY: join(folder, 'runner-summary'),
    GITHUB_API_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}`,
    GITHUB_REPOSITORY: 'shop/shop',
    RUNNER_TEMP: folder,
    PATHS: '.\n',
  };
  return new Promise<{ status: number; stdout: string; output: string; summary: string }>((resolve) => {
    execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
      { cwd: folder, env: { ...process.env, ...variables, ...env } },
      (error, stdout) => {
        const read = (file: string) => readFileSync(join(folder, `runner-${file}`), 'utf8');
        resolve({ status: Number(error?.code ?? 0), stdout, output: read('output'), summary: read('summary') });
      },
    );
  });
}

const checked = (env: Readonly<Record<string, string>> = {}) =>
  step('Check', { VERSION: '', FAIL_ON: 'error', FORMAT: 'github', SARIF: 'false', ...env });
const compared = (BASE: string) => step('Compare with the base', { BASE });
const commented = (DIFFERENT: string) =>
  step('Comment', { GITHUB_TOKEN: 'key', PULL_REQUEST: '3', DIFFERENT, DIFF: join(folder, 'kubetalk-diff.md') });

test('a pull request has an annotation at the line of each finding, and the errors go to the last step', async () => {
  const { status, stdout, output } = await checked({ VERSION: '1.30', SARIF: 'true' });
  expect([status, output]).toStrictEqual([0, 'errors=true\n']);
  expect(stdout).toMatch(/^::error file=web\.yaml,line=4,title=kubetalk%3A service-selects-nothing::/m);
  const log = JSON.parse(readFileSync(join(folder, 'kubetalk.sarif'), 'utf8'));
  expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('service-selects-nothing');
});

test('its summary and its one comment say what the cluster will do; a later run brings the comment up to date', async () => {
  const { status, output, summary } = await compared('HEAD^1');
  expect([status, output]).toStrictEqual([0, `file=${join(folder, 'kubetalk-diff.md')}\ndifferent=true\n`]);
  expect(summary).toContain('Service web');
  comments = [{ id: 1, body: '<!-- kubetalk: what the cluster will do -->\nhello', user: { type: 'User' } }];
  expect((await commented('true')).status).toBe(0);
  expect(comments[1]?.body).toBe(`<!-- kubetalk: what the cluster will do -->\n${summary}`);
  await compared('HEAD');
  expect((await commented('false')).status).toBe(0);
  expect(comments.map(({ id }) => id)).toStrictEqual([1, 7]);
  expect(comments[1]?.body).not.toContain('Service web');
  expect(asked).toStrictEqual([
    'GET /repos/shop/shop/issues/3/comments?per_page=100&page=1 Bearer key',
    'POST /repos/shop/shop/issues/3/comments Bearer key',
    'GET /repos/shop/shop/issues/3/comments?per_page=100&page=1 Bearer key',
    'PATCH /repos/shop/shop/issues/comments/7 Bearer key',
  ]);
});

test('a pull request that changes nothing begins no comment', async () => {
  expect(await compared('HEAD')).toMatchObject({ status: 0, output: expect.stringContaining('different=false') });
  expect((await commented('false')).status).toBe(0);
  expect(comments).toStrictEqual([]);
});

test('where the token may not write, the summary is all, and the step says so instead of failing', async () => {
  await compared('HEAD^1');
  refuses = true;
  expect(await commented('true')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^::notice::.*summary/) });
});

test.each([
  ['a base that the checkout lacks', () => compared('HEAD~9'), /^::error::base HEAD~9 is not in the checkout/],
  ['a word that fail-on does not take', () => checked({ FAIL_ON: 'errors' }), /^::error::fail-on: errors/],
  ['a path that is not there', () => checked({ PATHS: 'k8s' }), /^$/],
])('%s stops the step', async (_, run, stdout) => {
  expect(await run()).toMatchObject({ status: 2, stdout: expect.stringMatching(stdout), output: '' });
});

test('no input is a command to the shell', async () => {
  const PATHS = '$(touch kubetalk-ran)\n; touch kubetalk-ran';
  expect((await checked({ PATHS, VERSION: '$(touch kubetalk-ran)' })).status).toBe(2);
  expect(existsSync(join(folder, 'kubetalk-ran'))).toBe(false);
  const scripts = action.runs.steps.map(({ run = '' }: { run?: string }) => run);
  expect(scripts.filter((script: string) => script.includes('${{'))).toStrictEqual([]);
});
