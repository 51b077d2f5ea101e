import { type Ended, run, runBeside } from '../application/program';
import { InputError } from '../manifest/input-error';
import { identity, type Json, type JsonObject, type Manifest, record, text } from '../manifest/manifest';
import { manifestsOf } from '../manifest/read';
import { HIDDEN } from '../text/credentials';

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
  /** When it is given up. @default 60 */
  readonly seconds?: number;
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

/** What kubectl prints. @throws KubectlError where it fails, or gives no answer in time */
export function kubectl(target: Target, args: readonly string[], options: KubectlOptions = {}): string {
  return outputOf(args, options, run('kubectl', [...flags(target), ...args], runOf(options)));
}

/** As {@link kubectl}, beside others. */
export async function kubectlBeside(
  target: Target,
  args: readonly string[],
  options: KubectlOptions = {},
): Promise<string> {
  return outputOf(args, options, await runBeside('kubectl', [...flags(target), ...args], runOf(options)));
}

function runOf({ input, env, seconds = 60 }: KubectlOptions) {
  // Its plugins, which ask clouds who one is, need the user's own environment.
  return { input, env: { ...process.env, ...env }, seconds };
}

function outputOf(args: readonly string[], { input = '', seconds = 60 }: KubectlOptions, ended: Ended): string {
  const { status, signal, stdout, stderr } = ended;
  if (ended.late) throw new KubectlError(`kubectl ${args[0]}: no answer within ${seconds} s`, stdout);
  if (status !== 0)
    throw new KubectlError(
      `kubectl ${args[0]}: ${signal ? `ended by ${signal}` : messageOf(withoutSecretsOf(input, stderr))}`,
      stdout,
    );
  return stdout;
}

/** The objects that kubectl prints as JSON, none where it prints nothing. @throws InputError where it prints anything else */
export function objects(target: Target, args: readonly string[], options?: KubectlOptions): readonly Manifest[] {
  const text = kubectl(target, [...args, '-o', 'json'], options);
  if (text.trim() === '') return [];
  const file = `kubectl ${args[0]}`;
  const found = itemsIn(text).map((value) => ({ value, source: { file } }));
  if (!found.every((manifest) => identity(manifest).kind !== '' && identity(manifest).name !== ''))
    throw new InputError(`${file}: printed what is no Kubernetes object: nothing is taken from it`);
  return found;
}

/** A list of a large cluster is longer than any manifest: no line of it is asked for. */
function itemsIn(json: string): readonly JsonObject[] {
  const value = parsed(json) ?? {};
  return value.kind === 'List' && Array.isArray(value.items) ? value.items.map(record) : [value];
}

function flags({ context, namespace }: Target): string[] {
  return [
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
  ];
}

/**
 * The lines that say what is wrong, as one. Where the API server refuses a patch, kubectl prints it before the reason, with all that a
 * Secret holds.
 */
function messageOf(errors: string): string {
  const lines = withoutPatches(errors)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^([EWI]\d{4} |Warning: )/.test(line));
  return [...new Set(lines)].slice(0, 3).join('; ') || 'failed without a message';
}

/** A text without what the Secrets of an input hold: the API server and webhooks repeat what they refuse. */
function withoutSecretsOf(input: string, text: string): string {
  if (!input.includes('Secret')) return text;
  const values = manifestsOf({ file: '-', text: input })
    .filter((manifest) => identity(manifest).kind === 'Secret')
    .flatMap(({ value }) => [...textsIn(value.data ?? null), ...textsIn(value.stringData ?? null)])
    .flatMap((one) => [one, JSON.stringify(one).slice(1, -1), ...encodings(one)])
    .filter((one) => one.length > 3);
  // The longest first: one may be a part of another.
  return [...new Set(values)]
    .sort((one, other) => other.length - one.length)
    .reduce((left, one) => left.replaceAll(one, HIDDEN), text);
}

function encodings(text: string): readonly string[] {
  return [Buffer.from(text).toString('base64'), Buffer.from(text, 'base64').toString()];
}

function textsIn(value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return value === null ? [] : [String(value)];
  return Object.values(value).flatMap((one) => textsIn(one ?? null));
}

function withoutPatches(errors: string): string {
  const [start = '', ...patches] = errors.split(/error when applying patch:\n/);
  // Without the line that ends a patch, all of it may be one.
  const reasons = patches.map((patch) => /^for: "[^"\n]*": ([\s\S]*)$/m.exec(patch)?.[1] ?? 'the patch is refused\n');
  return [start, ...reasons].join('');
}

/** The version of the cluster, such as `v1.28.15`. */
export function versionOf(target: Target): string {
  const version = parsed(kubectl(target, ['get', '--raw', '/version']));
  if (version === undefined)
    throw new InputError('kubectl get --raw /version: printed no JSON: nothing is taken from it');
  return text(version.gitVersion);
}

/** The minor versions of kubectl and of the API server, 0 where one does not say. */
export function versions(target: Target): { readonly client: number; readonly server: number } {
  const { clientVersion, serverVersion } = parsed(kubectl(target, ['version', '-o', 'json'])) ?? {};
  // Some clouds call it 28+.
  const minor = (version: Json | undefined) => Number.parseInt(text(record(version).minor), 10) || 0;
  return { client: minor(clientVersion), server: minor(serverVersion) };
}

function parsed(json: string): JsonObject | undefined {
  try {
    return record(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** The namespace that objects go to which name none. */
export function currentNamespace(target: Target): string {
  if (target.namespace !== undefined) return target.namespace;
  return kubectl(target, ['config', 'view', '--minify', '-o', 'jsonpath={..namespace}']).trim() || 'default';
}
