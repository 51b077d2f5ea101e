import { readFileSync, writeFileSync } from 'node:fs';
import { race } from '../measure';
import { node, type Place, program } from '../place';
import { type Rows, ratio, wait } from '../row';
import { stockProject } from '../stock';

/** Synth of the lesson, against the project that `cdk8s init typescript-app` makes. */
export function* synth(place: Place): Rows {
  const stock = stockProject();
  const cli = race(7, {
    ours: { cwd: place.here, words: ['npx', 'cdk8s', 'synth', '-p'] },
    stock: { cwd: stock, words: ['npx', 'cdk8s', 'synth', '-p'] },
  });
  yield ratio('`npx cdk8s synth -p` / the same of the stock project', cli.ours, cli.stock, 0.5);
  const app = race(7, {
    ours: program(place, 'main.ts'),
    stock: { cwd: stock, words: ['npx', 'ts-node', 'main.ts'] },
    node: node(place),
  });
  yield ratio("the app alone / the stock project's, by ts-node", app.ours, app.stock, 0.25);
  yield ratio('the app alone / `node -e 0`', app.ours, app.node, 5);
  const file = 'environments.ts';
  const text = readFileSync(file, 'utf8');
  try {
    const edit = `date +'// %N' >> ${file} && node bin/run.mjs main.ts`;
    const edited = race(7, { ours: { cwd: place.here, words: ['sh', '-c', edit] } });
    yield wait('the first run after an edit', edited.ours, 1.5);
  } finally {
    writeFileSync(file, text);
  }
}
