// npm run binary: makes kubetalk as one file for this platform, build/kubetalk-PLATFORM-ARCHITECTURE, with the Node that runs this. The
// program is put into a copy of Node (single executable applications), beside the code that V8 compiled of it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inject } from 'postject';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'packages/kubetalk');
const name = `kubetalk-${process.platform}-${process.arch}${process.platform === 'win32' ? '.exe' : ''}`;
const binary = join(root, 'build', name);
/** Where Node looks whether something is put into it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** The layout library has no file of its own here: a page takes its text, and a picture its code. */
const elk = {
  name: 'elk',
  setup: (setup) =>
    setup.onLoad({ filter: /src[/\\]picture[/\\]elk\.ts$/ }, () => {
      const file = createRequire(join(source, 'package.json')).resolve('elkjs/lib/elk.bundled.js');
      const code = JSON.stringify(readFileSync(file, 'utf8'));
      return {
        contents: `export const elk = async () => new (await import('elkjs/lib/elk.bundled.js')).default();
export const elkCode = () => ${code};`,
        resolveDir: source,
      };
    }),
};

const folder = mkdtempSync(join(root, 'node_modules/.cache/binary-'));
try {
  const main = join(folder, 'main.js');
  const blob = join(folder, 'main.blob');
  await build({
    entryPoints: [join(source, 'src/cli/main.ts')],
    outfile: main,
    bundle: true,
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    plugins: [elk],
    logLevel: 'error',
  });
  const settings = { main, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  execFileSync(process.execPath, ['--experimental-sea-config', join(folder, 'settings.json')], { stdio: 'pipe' });
  mkdirSync(dirname(binary), { recursive: true });
  rmSync(binary, { force: true });
  copyFileSync(process.execPath, binary);
  const isMac = process.platform === 'darwin';
  // macOS runs no program whose signature is another one's.
  if (isMac) execFileSync('codesign', ['--remove-signature', binary]);
  await inject(binary, 'NODE_SEA_BLOB', readFileSync(blob), {
    sentinelFuse: FUSE,
    ...(isMac && { machoSegmentName: 'NODE_SEA' }),
  });
  if (isMac) execFileSync('codesign', ['--sign', '-', binary]);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(join('build', name));
