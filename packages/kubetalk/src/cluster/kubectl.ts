import { spawnSync } from 'node:child_process';
import { InputError } from '../manifest/input-error';

/** Which cluster, and where in it, as kubectl takes them. */
export interface Target {
  /** @default - the current one */
  readonly context?: string;
  /** @default - the one of the context */
  readonly namespace?: string;
}

export interface KubectlOptions {
  /** What it reads from standard input. */
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A call that failed, in one line, with what it had done by then. */
export class KubectlError extends InputError {
  constructor(
    message: string,
    /** What it printed before it failed. */
    readonly output: string,
  ) {
    super(message);
  }
}

/** What kubectl prints. @throws KubectlError where it fails */
export function kubectl(target: Target, args: readonly string[], { input, env }: KubectlOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync('kubectl', [...flags(target), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    input: input ?? '',
    env: { ...process.env, ...env },
  });
  if (error) throw new InputError(`kubectl: ${reason(error)}`);
  if (status !== 0) throw new KubectlError(`kubectl ${args[0]}: ${said(stderr)}`, stdout);
  return stdout;
}

function flags({ context, namespace }: Target): string[] {
  return [
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
  ];
}

function reason(error: NodeJS.ErrnoException): string {
  return error.code === 'ENOENT' ? 'not found: install it and put it on PATH' : error.message;
}

/** The lines that say what is wrong, as one. */
function said(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '' && !/^([EWI]\d{4} |Warning: )/.test(line));
  return [...new Set(lines)].slice(0, 3).join('; ') || 'failed without a word';
}

/** The namespace that objects go to which name none. */
export function namespaceOf(target: Target): string {
  if (target.namespace !== undefined) return target.namespace;
  return kubectl(target, ['config', 'view', '--minify', '-o', 'jsonpath={..namespace}']).trim() || 'default';
}
