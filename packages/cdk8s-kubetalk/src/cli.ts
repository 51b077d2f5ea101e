import { tmpdir } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { bringBack } from './output';

// What `cdk8s synth` does around a program: it removes the output folder, starts the program with the folder's name in
// CDK8S_OUTDIR, and prints or lists what it finds there.

/** Whether a folder is the one that `cdk8s synth -p` prints: it prints one file after another without a `---` between them. */
export function isPiped(folder: string): boolean {
  return (
    folder === process.env.CDK8S_OUTDIR &&
    dirname(folder) === resolve(tmpdir()) &&
    /^cdk8s-\w{6}$/.test(basename(folder))
  );
}

if (process.env.CDK8S_OUTDIR) underCli(process.env.CDK8S_OUTDIR);

/** Once this package is loaded: the program may fail before it has an App. */
function underCli(folder: string): void {
  if (bringBack(folder))
    process.once('exit', (status) => {
      if (status !== 0) process.stderr.write(`warning: ${folder}/ holds what the last synth wrote: this one failed\n`);
    });
  process.once('uncaughtException', (error) => {
    process.stderr.write(`${isOurs(error) ? `error: ${error.message}` : (error.stack ?? error)}\n`);
    process.exit(1);
  });
}

/** Whether an error says itself what to change: it comes from this package, or from cdk8s, and is no bug of theirs. */
function isOurs(error: Error): boolean {
  // Of wrong types ts-node says all in the message.
  if (error.name === 'TSError') return true;
  if (error.constructor !== Error) return false;
  const [frame = ''] = /^ +at .*/m.exec(error.stack ?? '') ?? [];
  return /[\\/]node_modules[\\/](kubetalk|cdk8s|cdk8s-kubetalk|cdk8s-plus-\d+|constructs)[\\/]/.test(frame);
}
