import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(__dirname, '..');
const vscode = join(root, 'editors/vscode');

/** What the extension needs of VS Code, and of its client: the parts that it names, which say what they got. */
const STUBS: Readonly<Record<string, string>> = {
  vscode: `exports.workspace = {
  getConfiguration: () => ({ get: (key) => ({ path: process.env.KUBETALK })[key] }),
  createFileSystemWatcher: (glob) => glob,
};`,
  'vscode-languageclient/node': `exports.LanguageClient = class {
  constructor(id, name, server, client) { Object.assign(this, { server: name.command ? name : server }); }
  start() { console.log('start', JSON.stringify(this.server)); return Promise.resolve(); }
  stop() { console.log('stop'); return Promise.resolve(); }
};`,
};

test.each([
  ['/opt/kubetalk', '/opt/kubetalk'],
  ['', 'kubetalk'],
])('the extension for VS Code starts the program of its setting, %j, and stops it', (setting, command) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'go-demo-2-vscode-')));
  const outfile = join(folder, 'extension.js');
  const external = Object.keys(STUBS);
  buildSync({ entryPoints: [join(vscode, 'extension.js')], outfile, bundle: true, platform: 'node', external });
  for (const [name, text] of Object.entries(STUBS)) writeFileSync(join(folder, `${name.replace('/', '-')}.cjs`), text);
  const loaded = `const { Module } = require('node:module');
const find = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => name.startsWith('vscode') ? ${JSON.stringify(folder)} + '/' + name.replace('/', '-') + '.cjs' : find(name, ...rest);
const { activate, deactivate } = require(${JSON.stringify(outfile)});
activate().then(deactivate);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', loaded], {
    encoding: 'utf8',
    env: { KUBETALK: setting },
  });
  rmSync(folder, { recursive: true });
  expect({ stdout, stderr }).toEqual({ stdout: `start {"command":"${command}","args":["lsp"]}\nstop\n`, stderr: '' });
});

test('what starts a server in the folder that is open needs the trust of who opens it', () => {
  const { capabilities, contributes } = createRequire(__filename)(join(vscode, 'package.json'));
  expect(capabilities.untrustedWorkspaces.supported).toBe(false);
  expect(contributes.configuration.properties['kubetalk.path'].scope).toBe('machine');
});
