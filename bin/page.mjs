// node bin/page.mjs: makes the program of kubetalk's page from its sources, as text that the page takes in. A test compares.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = 'packages/kubetalk/src/picture/page';

/** The source of the file that holds the program. */
export async function programSource() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${page}/browser/main.ts`],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
  // A script ends at the first `</script`, wherever it is.
  const program = outputFiles[0].text.trim().replaceAll('</', '<\\/');
  return `// Made from browser/ by bin/page.mjs: change that, not this file.\nexport const PROGRAM = ${JSON.stringify(program)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '--project', join(root, page, 'browser')], { stdio: 'inherit' });
  if (status === 0) writeFileSync(join(root, page, 'program.ts'), await programSource());
  process.exitCode = status ?? 1;
}
