import { groupBy } from '../manifest/group-by';
import type { Identity } from '../manifest/manifest';
import { isHarmlessAlone, isOwn } from './groups';
import {
  type DiffReport,
  endsOf,
  IMPACTS,
  type ImpactId,
  NOT_CALLED,
  type ObjectChange,
  type PathChange,
  takenOver,
  type When,
} from './report';

/** How many are named one by one. */
const NAMED = 3;

/** How a format writes what objects are called. */
export type Mark = (text: string) => string;

/** What the cluster will do in one sentence, the most dangerous first. */
export function headline(
  { changes, paths, worst }: Pick<DiffReport, 'changes' | 'paths' | 'worst'>,
  mark: Mark = String,
) {
  if (worst === null) return 'no difference';
  const others = takenOver(paths);
  const isOther = (path: PathChange) => others.has(endsOf(path));
  const isSaid = saidOfServices(changes);
  const moved = movedPorts(paths);
  const ofPaths: Partial<Record<ImpactId, readonly string[]>> = {
    'path-lost': pathClauses(
      paths.lost.filter((path) => !isOther(path) && !isSaid(path) && !moved.some(({ from }) => from === path)),
      lost,
      mark,
    ),
    interrupted: pathClauses(
      [...paths.interrupted.filter((path) => !isSaid(path)), ...moved.map(({ until }) => until)],
      interrupted,
      mark,
    ),
    'endpoints-changed': pathClauses(paths.gained.filter(isOther), replacing(paths.lost), mark, true),
    'path-gained': pathClauses(
      paths.gained.filter((path) => !isOther(path) && !moved.some(({ to }) => to === path)),
      gained,
      mark,
    ),
  };
  const led = new Set(paths.gained.filter(isOther).map(serviceOf));
  const objects = changes.filter(({ object: { kind, name } }) => kind !== 'Service' || !led.has(`Service ${name}`));
  const clauses = IMPACTS.flatMap((id) => [
    ...(ofPaths[id] ?? []),
    ...objectClause(id, having(id, id === 'endpoints-changed' ? objects : changes), mark),
  ]);
  return [...new Set(clauses)].join('; ');
}

/** `Service web`, of a path that leads over it. */
const serviceOf = ({ through }: PathChange) => /^Service [^: ]+/.exec(through)?.[0] ?? through;

/** Paths that are lost at once, of whose callers new Pods ask the same Service on another port. */
function movedPorts({ lost: gone, gained: come }: DiffReport['paths']) {
  const later = come.filter(({ when }) => when === 'once the new Pods are ready');
  return gone.flatMap((from) => {
    const to = later.find((path) => path.from === from.from && serviceOf(path) === serviceOf(from));
    if (from.when !== 'now' || !to) return [];
    return [{ from, to, until: { ...to, through: serviceOf(to), when: 'until the new Pods are ready' as const } }];
  });
}

/** Whether the headline states already that no Pod answers a path's Service. */
function saidOfServices(changes: readonly ObjectChange[]): (path: PathChange) => boolean {
  const names = changes.flatMap(({ object: { kind, name }, impacts }) =>
    kind === 'Service' && impacts.some((one) => isOwn(one) && (one.id === 'unanswered' || one.id === 'interrupted'))
      ? [`Service ${name}`]
      : [],
  );
  return ({ through }) => names.some((name) => through === name || through.startsWith(`${name}:`));
}

/** Whose worst own impact it is, or who has it beside a worse one that says nothing of Pods and objects. */
function having(id: ImpactId, changes: readonly ObjectChange[]): readonly ObjectChange[] {
  if (id === 'endpoints-changed') return changes.filter((change) => has(change, id) && !isUnanswered(change));
  if (id === 'created') return changes.filter((change) => has(change, id) && !isBeside(change));
  if (id !== 'updated' && id !== 'no-effect') return changes.filter((change) => has(change, id));
  return changes.filter(({ impacts }) => impacts.filter(isOwn)[0]?.id === id);
}

/** Whether the headline states it already where the old one is. */
function isBeside(change: ObjectChange): boolean {
  return isRenamed(change) && (has(change, 'left-behind') || has(change, 'deleted-when-pruned'));
}

function isRenamed({ change }: ObjectChange): boolean {
  return change === 'renamed';
}

function has({ impacts }: ObjectChange, id: ImpactId): boolean {
  return impacts.some((one) => one.id === id && isOwn(one));
}

const isUnanswered = (change: ObjectChange) => has(change, 'unanswered') || has(change, 'interrupted');

type Clause = (objects: string, isOne: boolean, changes: readonly ObjectChange[], mark: Mark) => string;

const verb =
  (one: string, many: string): Clause =>
  (objects, isOne) =>
    `${objects} ${isOne ? one : many}`;

const CLAUSES: Partial<Record<ImpactId, Clause>> = {
  rejected: (objects, isOne, changes) => `the API server refuses ${objects}${isOne ? '' : refusalOf(changes)}`,
  unanswered: (_, __, changes) => answers('unanswered', changes),
  interrupted: (_, __, changes) => answers('interrupted', changes),
  'not-applied': verb('does not become what the file says', 'do not become what the file says'),
  'pods-refused': (objects, isOne) => `${objects} ${isOne ? 'gets' : 'get'} no new Pods`,
  'deleted-when-pruned': (objects, isOne, changes, mark) =>
    ofRenamed(changes, mark, 'which is deleted', 'the old ones are deleted') ??
    `${objects} ${isOne ? 'is' : 'are'} deleted`,
  'endpoints-changed': (objects, isOne, [first]) =>
    `${objects} ${isOne ? 'forwards' : 'forward'} to other Pods${first && isLater(first) ? ' later' : ''}`,
  'node-port-changed': verb('changes its nodePort', 'change their nodePorts'),
  'answered-locally': (objects) =>
    `only nodes that run Pods of ${objects} answer for ${objects.includes(' and ') ? 'them' : 'it'}`,
  'pods-recreated': verb('stops completely before it starts again', 'stop completely before they start again'),
  'running-pods-unchanged': (objects, isOne, [first]) =>
    first && isRead(first)
      ? `running Pods keep the old values of ${objects}`
      : `${objects} ${isOne ? 'keeps its running Pods' : 'keep their running Pods'}`,
  'left-behind': (objects, isOne, changes, mark) =>
    ofRenamed(changes, mark, 'which stays behind', 'the old ones stay behind') ??
    `${objects} ${isOne ? 'stays' : 'stay'} behind`,
  'pods-replaced': verb('rolls', 'roll'),
  scaled: verb('is scaled', 'are scaled'),
  created: verb('is created', 'are created'),
  updated: (objects, isOne, [first]) => {
    if (first && runsAnew(first)) return `${objects} ${isOne ? 'runs' : 'run'} again`;
    return `${objects} ${isOne ? 'changes' : 'change'} ${first && isHarmlessAlone(first) ? 'in labels or annotations alone' : 'in place'}`;
  },
  'no-effect': verb('only says the same in other words', 'only say the same in other words'),
};

/** Why several objects are refused, where it is one reason: `: spec.selector can't be changed`. */
function refusalOf(changes: readonly ObjectChange[]): string {
  const reasons = changes.flatMap(({ impacts }) => {
    const { message = '' } = impacts.find(({ id }) => id === 'rejected') ?? {};
    const [, fields = ''] = /^the API server refuses it: (.*?) can't be changed/.exec(message) ?? [];
    // Fields such as spec.selector.matchLabels.app and spec.selector.matchLabels.tier are of one reason.
    const all = fields.replace(/ and \d+ more$/, '').split(', ');
    return all.map((field) => /^\w+(\.\w+)?/.exec(field)?.[0]);
  });
  const [reason, ...others] = new Set(reasons);
  return reason === undefined || others.length > 0 ? '' : `: ${reason} can't be changed`;
}

/** Of objects that have other names, what becomes of the old ones; undefined of others. */
function ofRenamed(changes: readonly ObjectChange[], mark: Mark, one: string, many: string): string | undefined {
  const [first] = changes;
  if (!first?.from) return undefined;
  const objects = changes.map(({ object }) => object);
  if (changes.length > 1) return `${objectsText(objects, mark)} get other names: ${many}`;
  return `${mark(nameOf(first.object))} is created beside ${mark(nameOf(first.from))}, ${one}`;
}

/** What the headline states of Services that no Pod answers; many as a number. */
function answers(id: ImpactId, changes: readonly ObjectChange[]): string {
  const own = changes.flatMap(({ impacts }) => impacts.filter((one) => one.id === id && isOwn(one)));
  const messages = [...new Set(own.map(({ message }) => message))];
  return messages.length <= NAMED ? messages.join('; ') : `no Pod answers ${messages.length} Services`;
}

function objectClause(id: ImpactId, changes: readonly ObjectChange[], mark: Mark): readonly string[] {
  const clause = CLAUSES[id];
  if (!clause) return [];
  const groups = groupBy(changes, (change) => (APART[id] ?? []).findIndex((isApart) => isApart(change)));
  return [...groups]
    .sort(([one], [other]) => one - other)
    .map(([, some]) => some)
    .map((some) =>
      clause(
        objectsText(
          some.map(({ object }) => object),
          mark,
        ),
        some.length === 1,
        some,
        mark,
      ),
    );
}

/** A hook, which its tool makes again. */
const runsAnew = ({ object: { kind }, impacts }: ObjectChange) =>
  kind === 'Job' && impacts.some(({ message }) => /run it again/.test(message));

/** Which objects a clause of their own is for. */
const APART: Partial<Record<ImpactId, readonly ((change: ObjectChange) => boolean)[]>> = {
  'left-behind': [isRenamed],
  'deleted-when-pruned': [isRenamed],
  updated: [runsAnew, isHarmlessAlone],
  'endpoints-changed': [(change) => isLater(change)],
  'running-pods-unchanged': [(change) => isRead(change)],
};

/** Whether a Service forwards to others only when something else than a rollout is done. */
const isLater = ({ impacts }: ObjectChange) =>
  impacts.some(({ id, message }) => id === 'endpoints-changed' && / to later /.test(message));

/** What Pods read is another matter than what they are made from. */
const isRead = ({ object: { kind } }: ObjectChange) => kind === 'ConfigMap' || kind === 'Secret';

/** `10 Deployments`, `Services a and b`, `4 objects` */
function objectsText(objects: readonly Identity[], mark: Mark): string {
  const kinds = new Set(objects.map(({ kind }) => kind));
  const [kind = ''] = kinds;
  if (kinds.size > 1)
    return objects.length <= 2 ? objects.map((one) => mark(nameOf(one))).join(' and ') : `${objects.length} objects`;
  if (objects.length === 1) return objects.map((one) => mark(nameOf(one))).join();
  if (objects.length > NAMED) return `${objects.length} ${mark(plural(kind))}`;
  const names = objects.map(({ name }) => name);
  return `${mark(`${plural(kind)} ${names.slice(0, -1).join(', ')}`)} and ${mark(names.at(-1) ?? '')}`;
}

const nameOf = ({ kind, name }: Identity) => `${kind || 'object without a kind'} ${name || '(no name)'}`;

export function plural(kind: string): string {
  if (kind === '') return 'objects without a kind';
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`;
  return /(s|x|ch)$/.test(kind) ? `${kind}es` : `${kind}s`;
}

type PathClause = (from: string, through: string, path: PathChange) => string;

const lost: PathClause = (from, through, { when, because }) =>
  from === 'outside'
    ? `${through} can't be reached from outside any more${later(when)}`
    : `${from} no longer ${because === NOT_CALLED ? 'calls' : 'reaches'} ${through}${later(when)}`;
const interrupted: PathClause = (from, through, { when }) =>
  from === 'outside' ? `${through} can't be reached from outside ${when}` : `${from} does not reach ${through} ${when}`;
const gained: PathClause = (from, through, { when }) =>
  `${from === 'outside' ? `${through} can be reached from outside` : `${from} reaches ${through}`}${later(when)}`;

/** Where others answer, as long as the old ones are there too. */
function replacing(gone: readonly PathChange[]): PathClause {
  const staying = new Set(gone.filter(({ when }) => when === 'once it is deleted').map(endsOf));
  return (_, through, path) => {
    if (staying.has(endsOf(path))) return `${through} leads to old and new Pods until the old ones are deleted`;
    return `${through} leads to ${/^(host|endpoints) /.test(path.to) ? path.to : 'other Pods'}${later(path.when)}`;
  };
}

/** What does not come by itself. */
const LATER: Readonly<Partial<Record<When, string>>> = {
  'once Pods are replaced': ' once Pods are replaced',
  'once it is deleted': ' once what is gone is deleted',
  'once it is accepted': ' once what is refused is accepted',
};
const later = (when: When) => LATER[when] ?? '';

/** Who asks, without the object that says so. */
function whoIs(from: string, mark: Mark): string {
  const [, who] = /^(outside|API server|Prometheus)(, by |$)/.exec(from) ?? [];
  if (who === undefined) return mark(from);
  return who === 'API server' ? 'the API server' : who;
}

/** The paths by who asks, and by who is no longer, or newly, reached; many as a number. */
function pathClauses(paths: readonly PathChange[], clause: PathClause, mark: Mark, isApart = false): readonly string[] {
  const ends = [...new Map(paths.map((path) => [endsOf(path), path])).values()];
  const groups = groupBy(ends, ({ from, through, to, when, because }) => {
    const who = whoIs(from, mark);
    // What is asked from outside is stated for each Service.
    return JSON.stringify(
      who === 'outside' || isApart ? [who, through, to, when] : [who, when, because === NOT_CALLED],
    );
  });
  const texts = [...groups.values()].map((some) => {
    const [path] = some as [PathChange];
    const asked = [...new Set(some.map(({ through }) => mark(through)))];
    return { text: clause(whoIs(path.from, mark), listed(asked), path), count: some.length };
  });
  const all = [...new Set(texts.map(({ text }) => text))];
  if (all.length <= NAMED) return all;
  const what = clause === gained ? 'gained' : clause === lost ? 'lost' : 'interrupted';
  const named = all.slice(0, 2);
  const rest = texts.filter(({ text }) => !named.includes(text)).reduce((sum, { count }) => sum + count, 0);
  return [...named, `${rest} more paths are ${what}`];
}

/** `a`, `a and b`, `a, b and 3 more` */
function listed(names: readonly string[]): string {
  const shown = names.length > NAMED ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
