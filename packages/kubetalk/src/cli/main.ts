import { setFlagsFromString } from 'node:v8';
import { ended } from './frame';
import { kubetalk } from './kubetalk';

// Node 20 optimizes code at once that is called for a second only, which is a third of a run over 10,000 objects. Later ones
// have a quicker compiler in between, and no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');

// npm starts scripts in the project's folder, but the user means files from where they are.
const project = process.cwd();
const words = process.argv.slice(2);
if (process.env.npm_lifecycle_event === words[0] && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(ended(error));
});

kubetalk(words, project).catch((error: unknown) => {
  process.exitCode = ended(error);
});
