import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../lsp/client';
import { ran } from './ran';

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

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-watch-'));
  mkdirSync(join(folder, 'k8s/web'), { recursive: true });
  writeFileSync(join(folder, 'k8s/web/web.yaml'), service('web'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('check --watch checks again after each change, and ends with the status of the last run', async () => {
  const child = spawn(process.execPath, [program(folder), 'check', '--watch', '--format', 'compact', 'k8s'], {
    cwd: folder,
  });
  let printed = '';
  const prints = (text: string) =>
    new Promise<void>((done) => {
      const look = () => printed.includes(text) && done();
      child.stdout.on('data', look);
      look();
    });
  child.stdout.on('data', (part) => {
    printed += part;
  });
  const ended = new Promise((done) => child.on('exit', done));
  await prints('2 objects checked, 0 errors');
  // Its folders are watched from now on.
  await new Promise((done) => setTimeout(done, 500));
  writeFileSync(join(folder, 'k8s/web/web.yaml'), service('wbe'));
  await prints('k8s/web/web.yaml:4: error service-selects-nothing');
  await prints('2 objects checked, 1 error');
  await new Promise((done) => setTimeout(done, 500));
  child.kill('SIGINT');
  expect(await ended).toBe(1);
});

test('there is nothing to watch of standard input', async () => {
  expect(await ran(['check', '--watch', '-'])).toStrictEqual({
    status: 2,
    stdout: '',
    stderr: 'error: --watch: needs files or folders to watch: name some\n',
  });
});
