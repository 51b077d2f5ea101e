// node bin/run.mjs test/lesson/record.ts: what the cluster that kubectl is configured for answers to the commands of docs/lesson.md,
// into record.json. They run in the namespace default, which must be empty, and what they made is removed.
import { writeFileSync } from 'node:fs';
import { record } from './cluster';

record()
  .then((recorded) => writeFileSync('test/lesson/record.json', `${JSON.stringify(recorded, undefined, 2)}\n`))
  .catch((error: Error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
