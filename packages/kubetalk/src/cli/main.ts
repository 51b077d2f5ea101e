import { ended } from './frame';
import { kubetalk } from './kubetalk';

// npm starts scripts in the project's folder, but the user means files from where they are.
const project = process.cwd();
const words = process.argv.slice(2);
if (process.env.npm_lifecycle_event === words[0] && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

// The reader of the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(ended(error));
});

kubetalk(words, project).catch((error: unknown) => {
  process.exitCode = ended(error);
});
