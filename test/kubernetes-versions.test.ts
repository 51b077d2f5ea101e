import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kubernetes } from 'kubetalk';
import { ran } from '../packages/kubetalk/test/cli/ran';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs/kubernetes-versions.md'), 'utf8');

test('what docs/kubernetes-versions.md prints of an upgrade is what kubetalk prints', async () => {
  const [, manifests = '', args = '', printed = ''] =
    /```yaml\n(.*?)```\s+```\n\$ kubetalk ([^\n]*)\n(.*?)```/s.exec(page) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'go-demo-2-versions-'));
  try {
    writeFileSync(join(folder, 'shop.yaml'), manifests);
    const { stdout, stderr } = await ran(args.split(' '), { folder });
    expect({ stdout, stderr }).toEqual({ stdout: printed, stderr: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the page names the versions that are known', () => {
  expect(page).toContain(`kubetalk knows Kubernetes ${Kubernetes.oldest.version} to ${Kubernetes.newest.version}`);
});

test('what names the version of Kubernetes is what the page changes for another', () => {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const code = /^(charts|imports|packages\/[^/]+\/src)\/.*\.ts$|^[^/]+\.(ts|yaml)$/;
  const naming = stdout
    .split('\0')
    .filter((file) => code.test(file) && !file.endsWith('.test.ts'))
    .filter((file) => /k8s@\d|cdk8s-plus-\d/.test(withoutDocs(readFileSync(join(root, file), 'utf8'))));
  const [, changed = ''] = /^sed -i '.*' (.*)$/m.exec(page) ?? [];
  expect(naming.sort()).toEqual(changed.split(' ').sort());
});

/** Examples in comments may name any version. */
function withoutDocs(code: string): string {
  return code.replace(/\/\*\*[\s\S]*?\*\//g, '');
}
