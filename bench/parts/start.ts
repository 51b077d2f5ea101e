import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { StockProject } from '../../test/stock-project';
import { set } from '../manifests';
import { race } from '../measure';
import type { Place } from '../place';
import { type Rows, ratio } from '../row';

/** The packed tool's start, on the versions of Node that people have. */
export function* start({ here, scratch }: Place): Rows {
  const project = new StockProject();
  try {
    const tool = join(project.folder, 'node_modules/kubetalk/bin/kubetalk.js');
    for (const version of ['20', '22', '24', 'latest']) {
      const what = `\`check\` of 10 objects / \`node -e 0\`, Node ${version}`;
      const path = ['-y', '-p', `node@${version}`, '--', 'node', '-p', 'process.execPath'];
      const { stdout, status } = spawnSync('npx', path, { encoding: 'utf8' });
      if (status !== 0) {
        yield { what, because: `node@${version} is not to be had` };
        continue;
      }
      const node = stdout.trim();
      const sides = race(21, {
        ours: { cwd: here, words: [node, tool, 'check', set(scratch, 10, 0)] },
        node: { cwd: here, words: [node, '-e', '0'] },
      });
      yield ratio(what, sides.ours, sides.node, 3, 'clock');
    }
  } finally {
    project.remove();
  }
}
