// node bin/run.mjs test/lesson/record.ts [--compare] [NAMESPACE]: what the cluster that kubectl is configured for answers to the
// commands of docs/lesson.md, into record.json; or whether it answers as recorded. The namespace is made for it and removed.
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { plain, record } from './cluster';

const file = 'test/lesson/record.json';
const words = process.argv.slice(2);
const compare = words[0] === '--compare';
const [namespace = 'go-demo-2-lesson'] = words.slice(compare ? 1 : 0);

record(namespace)
  .then((recorded) => {
    if (!compare) return writeFileSync(file, `${JSON.stringify(recorded, undefined, 2)}\n`);
    if (isDeepStrictEqual(plain(recorded), plain(JSON.parse(readFileSync(file, 'utf8'))))) return;
    console.error(JSON.stringify(plain(recorded), undefined, 2));
    throw new Error(
      `this cluster answers otherwise than ${file} says (see above): record it again, and read docs/lesson.md`,
    );
  })
  .catch((error: Error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
