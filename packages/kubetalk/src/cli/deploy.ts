import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { type Application, sidesOf, withManifests } from '../application/application';
import { whereabouts } from '../application/commit';
import { settingsIn } from '../application/inside';
import { manifestsIn, type Project, projectIn, synthesized } from '../application/project';
import { settingsOf } from '../application/reading';
import { VERSION_OPTION } from '../application/versions';
import {
  type Applying,
  type ApplySet,
  apply,
  applyOnly,
  applySet,
  flagsOf,
  gone,
  MEMBER_OF,
  notReported,
  recordProject,
  refuseForeign,
  rehearse,
} from '../cluster/apply-set';
import { applyInParts, listOf, MOST_IN_ONE, rehearseInParts } from '../cluster/in-parts';
import { currentNamespace, KubectlError, kubectl, type Target, versionOf } from '../cluster/kubectl';
import { live } from '../cluster/live';
import { lastApplied } from '../cluster/rollback';
import { type Progress, waitForRollout } from '../cluster/rollout';
import { unchanged } from '../cluster/unchanged';
import { wavesOf } from '../cluster/waves';
import { diff } from '../diff/diff';
import type { DiffReport } from '../diff/report';
import { diffAsText } from '../diff/terminal';
import { objectName } from '../diff/values';
import { isTooLarge } from '../kubernetes/last-applied';
import { namespaceOf as namespaceOfObject, objectKey } from '../kubernetes/objects';
import { documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { identity, type Manifest, record, text } from '../manifest/manifest';
import { fitted } from '../text/page-width';
import { printable, printableLines } from '../text/printable';
import { count } from '../text/wrapped';
import { colours, command, EXIT, type ExitStatus, exits } from './frame';
import { showing } from './progress';

const HELP = `
Synthesizes the cdk8s project in this folder, shows what that changes in the
cluster, asks, applies it, deletes what an earlier deploy applied and the project
no longer has, and waits until all is rolled out and every Service has its endpoints.
It ends early where that can't come: an image that can't be pulled, a quota, a
program that ends again and again. With --rollback-on-failure it then applies again
what the last deploy applied.

--waves applies what is called before its callers, and waits in between. Nothing
needs that where callers wait for what they call.

An ApplySet records what a deploy applies. Its name is made of the
project and its place, so that projects of one name never delete each other's
objects. Objects and ApplySets of another project are refused, with the way out.

With --dry-run it ends after the API server has validated everything. Objects that
are too large for kubectl apply are applied with --server-side, and all others
with them. More than 200 objects are applied by several kubectl side by side.

Exit status: 0 deployed (with --dry-run: the API server accepts all), 1 not, or
not as a whole: what is left to do is printed, 2 the command is wrong or the
cluster can't be asked.
`;

interface Options extends Target {
  readonly applyset?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly rollbackOnFailure?: boolean;
  readonly waves?: boolean;
  readonly kubernetesVersion?: string;
  /** In seconds. */
  readonly timeout: number;
}

/** @param project the folder of the cdk8s project that is deployed */
export function deployCommand(project: string): Command {
  return command('deploy')
    .option('--context <NAME>', 'the cluster, as kubectl takes it')
    .option('-n, --namespace <NAME>', 'the namespace, as kubectl takes it')
    .option(
      '--applyset <NAME>',
      'the ApplySet that records the deployed objects (default: after the project, its one file and the namespace)',
    )
    .option('-y, --yes', 'applies without asking')
    .option('--dry-run', 'shows the changes, validates them at the API server, and changes nothing')
    .option(...VERSION_OPTION)
    .option('--timeout <SECONDS>', 'how long the rollout may take', seconds, 120)
    .option('--rollback-on-failure', 'applies again what the last deploy applied, where this one fails')
    .option('--waves', 'applies what is called before its callers')
    .addHelpText('after', () => fitted(HELP))
    .action(exits((options: Options) => run(project, options)));
}

function seconds(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('Use a number of seconds such as 120.');
  return number;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const sayLines = (text: string) => text.split('\n').filter(Boolean).map(printable).forEach(say);

/** Everything that is settled before anything is changed. */
interface Plan extends Applying {
  readonly set: ApplySet;
  readonly serverSide: boolean;
  /** What identifies the project. */
  readonly identity: string;
  readonly target: Target & { readonly namespace: string };
  readonly application: Application;
  /** What is deleted. */
  readonly leaving: readonly Manifest[];
  /** What the last deploy applied; none where there was none. */
  readonly last: readonly Manifest[];
  /** What is as it was applied, by `objectKey`: where there are many objects, only the others are sent. */
  readonly unchanged: ReadonlySet<string>;
  readonly report: DiffReport;
}

async function plan(folder: string, asked: Target, named: string | undefined, flag: string | undefined): Promise<Plan> {
  const context = contextOf(asked);
  const project = projectIn(folder);
  const files = await synthesized(project);
  const namespace = currentNamespace({ ...asked, context });
  const target = { context, namespace };
  const { surroundings } = await settingsOf(
    { namespace, ...(flag !== undefined && { kubernetesVersion: flag }) },
    { folder, oneVersion: true, cluster: () => versionOf(target) },
  );
  const yaml = [...files.values()].map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('---\n');
  const identity = whereabouts(folder);
  const set = applySet(named ?? setOf(project, [...files.keys()], namespace, identity), target);
  const { before, after } = live(manifestsIn(files), target, namespace, set.members);
  refuseForeign(set, identity, { manifests: after, live: before, target });
  const leaving = gone(set.members, after);
  const serverSide = after.some(isTooLarge);
  const [was, application] = sidesOf([...before, ...leaving], after, { ...surroundings, complete: true });
  // Kubectl labels again what it applies.
  const report = diff(was, application, { pruned: true, serverSide, ignore: [`metadata.labels.${MEMBER_OF}`] });
  const members = new Set(set.members.map(objectKey));
  const last = lastApplied([...before.filter((manifest) => members.has(objectKey(manifest))), ...leaving]);
  const same = serverSide ? new Set<string>() : unchanged(after, before, { report, set: set.id, namespace });
  const flags = flagsOf(serverSide, target);
  return { set, identity, yaml, target, serverSide, flags, application, leaving, last, unchanged: same, report };
}

/**
 * What a project's ApplySet is called: after the project, after its file where it synthesizes one only, after the namespace, and with
 * what distinguishes it from others of the same name.
 */
function setOf({ folder }: Project, files: readonly string[], namespace: string, identity: string): string {
  const only = files.length === 1 ? [files[0]?.replace(/(\.k8s)?\.ya?ml$/, '')] : [];
  const own = createHash('sha256').update(identity).digest('hex').slice(0, 8);
  const name = [projectName(folder), ...only]
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return [...name.slice(0, 150).split('-').filter(Boolean), namespace, own].join('-');
}

/** The name in package.json without its scope, else the folder's. */
function projectName(folder: string): string {
  const file = join(folder, 'package.json');
  const [content] = existsSync(file) ? documents(settingsIn(file), file) : [];
  return (text(record(content?.value).name) || basename(resolve(folder))).replace(/^@.*\//, '');
}

/** The context that is meant. Of several, the current one counts only where someone sees it named and is asked. */
function contextOf({ context }: Target): string {
  const known = kubectl({}, ['config', 'get-contexts', '-o', 'name']).split('\n').filter(Boolean);
  if (context !== undefined) {
    if (known.includes(context)) return context;
    throw new InputError(`context "${context}" is not known: use one of ${known.join(', ')}`);
  }
  const [only] = known;
  if (only === undefined) throw new InputError('kubectl knows no cluster: add a context to its configuration');
  if (known.length > 1 && !isTerminal())
    throw new InputError(`several clusters are known: add --context ${known.join(' or --context ')}`);
  return known.length === 1 ? only : kubectl({}, ['config', 'current-context']).trim();
}

function isTerminal(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

async function agreed({ target: { context, namespace } }: Plan): Promise<boolean> {
  if (!isTerminal()) throw new InputError('there is no terminal to ask on: add --yes to apply anyway');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const question = printable(`Apply to context ${context}, namespace ${namespace}? [y/N] `);
  try {
    return await new Promise<boolean>((answer) => {
      // The end of the input, or an interrupt, means no.
      asking.once('close', () => answer(false));
      asking.once('SIGINT', () => answer(false));
      asking.question(question).then(
        (text) => answer(/^y(es)?$/i.test(text.trim())),
        () => answer(false),
      );
    });
  } finally {
    asking.close();
  }
}

/** A step that failed, and those that were still to come. */
class Stopped extends Error {
  constructor(
    message: string,
    /** What is left to do. */
    readonly left: readonly string[],
    /** Whether the cluster is as it was. */
    readonly isUnchanged = false,
  ) {
    super(message);
  }
}

const AGAIN = 'run this again: what was applied stays';
const DELETE = 'delete what is gone';
const WAIT = 'wait until all is rolled out';

async function step<Result>(
  what: string,
  left: readonly string[],
  take: () => Result | Promise<Result>,
  isUnchanged = false,
): Promise<Result> {
  try {
    return await take();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new Stopped(`${what}: ${error.message}`, left, isUnchanged);
  }
}

async function deploy(planned: Plan, seconds: number, waves = false): Promise<void> {
  const { set, target, application } = planned;
  await judged(planned);
  if (waves) await inWaves(planned, seconds);
  await step('apply stopped on its way', ['fix what is refused', AGAIN, DELETE, WAIT], async () => {
    try {
      sayLines(await applied(planned));
    } catch (error) {
      if (!(error instanceof KubectlError)) throw error;
      sayLines(error.output);
      const left = notReported(sent(planned), error);
      throw left.length > 0 ? new InputError(`${error.message}; not applied: ${left.join(', ')}`) : error;
    }
  });
  await step('all is applied, but not marked as of this project', [AGAIN, WAIT], () =>
    recordProject(set, planned.identity, target),
  );
  await rolledOut(application, target, seconds);
}

async function rolledOut(application: Application, target: Target, seconds: number): Promise<void> {
  const write = (text: string) => process.stdout.write(text);
  const progress = showing(write, process.stdout.isTTY === true);
  const { open, error } = await waitForRollout(application, target, { seconds, progress });
  if (error !== undefined)
    throw new Stopped(`all is applied, but the cluster could not be asked how it goes: ${error}`, [WAIT]);
  const stuck = open.filter((one) => one.stuck !== undefined);
  if (open.length === 0) return;
  throw new Stopped(
    stuck.length > 0
      ? 'all is applied, but it can not be rolled out'
      : `all is applied, but not all of it is rolled out after ${seconds} s`,
    [...(stuck.length > 0 ? stuck : open).map((one) => `${progressText(one)}: see why with ${inquiry(one)}`), BACK],
  );
}

const BACK = 'go back: deploy the version before, or use --rollback-on-failure next time';

const progressText = ({ name, waits, stuck }: Progress) => printable(`${name}: ${stuck ?? waits}`);
const inquiry = ({ name, namespace }: Progress) =>
  `kubectl get pods -n ${namespace}, kubectl describe ${name.toLowerCase().replace(' ', '/')} -n ${namespace}`;

/** Applies again what the last deploy applied. What that one did not have is deleted. */
async function rolledBack(planned: Plan, seconds: number): Promise<void> {
  const { target, last } = planned;
  const application = withManifests(planned.application, last);
  const back = { ...planned, yaml: listOf(last), application, leaving: gone(planned.application.manifests, last) };
  if (last.length === 0)
    throw new Stopped('nothing is rolled back: no earlier deploy is known', ['fix what fails, and run this again']);
  await step('the last deploy can not be applied again', ['go back: deploy the version before'], async () =>
    sayLines(await applied(back)),
  );
  await rolledOut(application, target, seconds);
}

const isLarge = ({ application }: Pick<Plan, 'application'>) => application.manifests.length > MOST_IN_ONE;

/** What kubectl gets: where a few objects are all, it sees itself which of them are unchanged. */
const sent = (planned: Plan) => {
  const { manifests } = planned.application;
  return isLarge(planned) ? manifests.filter((manifest) => !planned.unchanged.has(objectKey(manifest))) : manifests;
};

/** Applies, and deletes what is gone. @returns kubectl's output on each object */
async function applied(planned: Plan): Promise<string> {
  const { set, application, leaving } = planned;
  if (!isLarge(planned)) return apply(set.name, planned);
  const changed = sent(planned);
  const output = await applyInParts(set, application.manifests, { changed, gone: leaving }, planned);
  const same = application.manifests.length - changed.length;
  return same === 0 ? output : `${output}${count(same, 'object')} unchanged\n`;
}

/** Applies and waits, wave by wave, all but the last, which is applied with everything. */
async function inWaves({ application, target, flags }: Plan, seconds: number): Promise<void> {
  for (const wave of wavesOf(application).slice(0, -1)) {
    await step('apply stopped on its way', ['fix what is refused', AGAIN, DELETE, WAIT], () =>
      sayLines(applyOnly({ yaml: listOf(wave), target, flags })),
    );
    // Its Services may be of workloads of a later wave.
    const own = wave.filter(({ value }) => value.kind !== 'Service');
    await rolledOut(withManifests(application, own), target, seconds);
  }
}

/** @throws Stopped where the API server does not take it all */
async function judged(planned: Plan): Promise<void> {
  await step(
    'the API server refuses this, and nothing was changed',
    ['fix what is refused', 'run this again, which applies it', DELETE, WAIT],
    () => (isLarge(planned) ? rehearseInParts(sent(planned), planned) : rehearse(planned)),
    true,
  );
}

/** What is shown before the question: all that changes, and again what is deleted. */
function shown({ report, leaving, application, serverSide }: Plan): string {
  const lines = leaving.map((manifest) => {
    const namespace = namespaceOfObject(manifest);
    return `  ${objectName({ ...identity(manifest), namespace })}`;
  });
  const large = application.manifests.filter(isTooLarge).map((manifest) => objectName(identity(manifest)));
  return [
    diffAsText([{ report }], colours()),
    ...(lines.length > 0 ? ['Deleted from the cluster:', ...lines.map(printable), ''] : []),
    ...(serverSide
      ? [printable(`Applied with --server-side, as ${large.join(', ')} is too large otherwise.`), '']
      : []),
  ].join('\n');
}

/** Prints what stopped, and what is left to do but for what is done next. @throws what is none of its errors */
function failed(error: unknown, next?: string): void {
  if (!(error instanceof Stopped)) throw error;
  const left = error.left.filter((step) => step !== next).map((step) => `  - ${step}`);
  const lines = [error.message, ...(left.length > 0 ? ['left to do:', ...left] : [])];
  console.error(`error: ${printableLines(lines.join('\n'))}`);
}

async function run(
  project: string,
  { applyset, yes, dryRun, timeout, kubernetesVersion, rollbackOnFailure, waves, ...target }: Options,
): Promise<ExitStatus> {
  const planned = await plan(project, target, applyset, kubernetesVersion);
  say(shown(planned));
  if (!dryRun && !yes && !(await agreed(planned))) {
    say('nothing was changed');
    return EXIT.found;
  }
  try {
    if (dryRun) await judged(planned);
    else await deploy(planned, timeout, waves);
  } catch (error) {
    failed(error, rollbackOnFailure ? BACK : undefined);
    if (!rollbackOnFailure || dryRun || (error as Stopped).isUnchanged) return EXIT.found;
    try {
      await rolledBack(planned, timeout);
      say('rolled back: what the last deploy applied is applied again');
    } catch (again) {
      failed(again);
    }
    return EXIT.found;
  }
  say(dryRun ? 'the API server takes it; nothing was changed' : 'deployed');
  return EXIT.fine;
}
