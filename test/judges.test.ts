import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { acknowledge, type Controller, controllers, toYaml } from 'cdk8s-kubetalk';
import { GoDemo2 } from '../charts/go-demo-2';
import { hardened } from '../environments';

/** The findings that docs/hardened.md explains, as `judge: finding: object`, for one controller. */
function explained(controller: Controller): string[] {
  const rows = readFileSync(join(__dirname, '../docs/hardened.md'), 'utf8').matchAll(/^\| (kube-score|checkov) .*$/gm);
  return [...rows]
    .map(([row]) => row.split('|').map((cell) => cell.trim()))
    .filter(([, , of]) => of === controller || of === 'both')
    .map(([, judge, , finding, object]) => `${judge}: ${finding}: ${object}`)
    .sort();
}

const isInstalled = (judge: string) => spawnSync(judge, ['--version'], { stdio: 'ignore' }).error === undefined;

/** The hardened environment with its API under another controller, as a file. */
function withFile<Result>(controller: Controller, use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'go-demo-2-'));
  const chart = new GoDemo2(new App(), 'hardened', {
    ...hardened,
    api: { ...hardened.api, controller },
  } as typeof hardened);
  acknowledge(chart, 'reference-missing', 'the Secret is made by whoever keeps the password');
  const file = join(folder, 'hardened.yaml');
  writeFileSync(file, toYaml(chart));
  try {
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Scored {
  readonly object_meta: { readonly name: string };
  readonly checks: readonly {
    readonly grade: number;
    readonly skipped: boolean;
    readonly check: { readonly name: string };
  }[];
}

const judges: Readonly<Record<string, (file: string) => string[]>> = {
  'kube-score': (file) => {
    const { stdout } = spawnSync('kube-score', ['score', '--output-format', 'json', file], { encoding: 'utf8' });
    const critical = 1;
    return (JSON.parse(stdout) as Scored[]).flatMap(({ object_meta, checks }) =>
      checks
        .filter(({ grade, skipped }) => grade === critical && !skipped)
        .map(({ check }) => `kube-score: ${check.name}: ${object_meta.name}`),
    );
  },
  checkov: (file) => {
    const words = ['--file', file, '--framework', 'kubernetes', '--output', 'json', '--quiet', '--compact'];
    const { stdout } = spawnSync('checkov', words, { encoding: 'utf8' });
    const { failed_checks } = JSON.parse(stdout).results;
    return failed_checks.map(
      (failed: { check_id: string; resource: string }) =>
        `checkov: ${failed.check_id}: ${failed.resource.split('.').at(-1)}`,
    );
  },
};

describe.each(Object.keys(judges))('%s', (judge) => {
  const testWhereInstalled = isInstalled(judge) ? test : test.skip;
  testWhereInstalled.each(Object.keys(controllers).filter((name) => name !== 'StatefulSet') as Controller[])(
    'has no error of the hardened environment as a %s that is not explained',
    (controller) => {
      const found = withFile(controller, (file) => judges[judge]?.(file) ?? []);
      expect(found.sort()).toEqual(explained(controller).filter((row) => row.startsWith(`${judge}:`)));
    },
  );
});
