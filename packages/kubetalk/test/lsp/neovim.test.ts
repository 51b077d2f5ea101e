import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './client';

const manifests = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: wbe}
  ports: [{port: 80}]
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 80}], readinessProbe: {tcpSocket: {port: 80}}}
`;

/** Starts the server, waits for a diagnostic, and prints all. Neovim has these functions since 0.6. */
const script = (server: string) => `
vim.lsp.start_client({
  name = 'kubetalk',
  cmd = { '${process.execPath}', '${server}', 'lsp' },
  root_dir = vim.fn.getcwd(),
  on_init = function(client) vim.lsp.buf_attach_client(0, client.id) end,
})
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end)
for _, one in ipairs(vim.diagnostic.get(0)) do io.stdout:write(one.lnum + 1, ': ', one.code, '\\n') end
`;

const isThere = spawnSync('nvim', ['--version']).status === 0;
if (!isThere) console.warn('skipped: no nvim is on PATH (apt-get install neovim)');

(isThere ? test : test.skip)('Neovim shows a finding at its line', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kubetalk-nvim-')));
  writeFileSync(join(folder, 'shop.yaml'), manifests);
  writeFileSync(join(folder, 'init.lua'), script(program(folder)));
  const words = ['--clean', '--headless', 'shop.yaml', '-c', 'luafile init.lua', '-c', 'qa!'];
  const { stdout } = spawnSync('nvim', words, { cwd: folder, encoding: 'utf8', timeout: 50_000 });
  rmSync(folder, { recursive: true });
  expect(stdout).toBe('5: service-selects-nothing\n');
});
