import type { Identity } from '../manifest/manifest';
import { isHarmlessAlone, isOwn } from './groups';
import {
  type DiffReport,
  endsOf,
  IMPACTS,
  type ImpactId,
  type ObjectChange,
  type PathChange,
  takenOver,
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
  const ofPaths: Partial<Record<ImpactId, readonly string[]>> = {
    'path-lost': pathClauses(
      paths.lost.filter((path) => !isOther(path) && !isSaid(path)),
      lost,
      mark,
    ),
    interrupted: pathClauses(
      paths.interrupted.filter((path) => !isSaid(path)),
      interrupted,
      mark,
    ),
    'endpoints-changed': pathClauses(paths.gained.filter(isOther), replaced, mark),
    'path-gained': pathClauses(
      paths.gained.filter((path) => !isOther(path)),
      gained,
      mark,
    ),
  };
  const clauses = IMPACTS.flatMap((id) => [...(ofPaths[id] ?? []), ...objectClause(id, having(id, changes), mark)]);
  return [...new Set(clauses)].join('; ');
}

/** Whether the headline already says of a path's Service that no Pod answers it. */
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
  if (id !== 'updated' && id !== 'no-effect') return changes.filter((change) => has(change, id));
  return changes.filter(({ impacts }) => impacts.filter(isOwn)[0]?.id === id);
}

function has({ impacts }: ObjectChange, id: ImpactId): boolean {
  return impacts.some((one) => one.id === id && isOwn(one));
}

const isUnanswered = (change: ObjectChange) => has(change, 'unanswered') || has(change, 'interrupted');

type Clause = (objects: string, isOne: boolean, changes: readonly ObjectChange[]) => string;

const verb =
  (one: string, many: string): Clause =>
  (objects, isOne) =>
    `${objects} ${isOne ? one : many}`;

const CLAUSES: Partial<Record<ImpactId, Clause>> = {
  rejected: (objects) => `the API server refuses ${objects}`,
  unanswered: (_, __, changes) => answers('unanswered', changes),
  interrupted: (_, __, changes) => answers('interrupted', changes),
  'not-applied': verb('does not become what the file says', 'do not become what the file says'),
  'pods-refused': (objects, isOne) => `${objects} ${isOne ? 'gets' : 'get'} no new Pods`,
  'deleted-when-pruned': verb('is deleted', 'are deleted'),
  'endpoints-changed': verb('forwards to other Pods', 'forward to other Pods'),
  'node-port-changed': verb('changes its nodePort', 'change their nodePorts'),
  'answered-locally': (objects) =>
    `only nodes that run Pods of ${objects} answer for ${objects.includes(' and ') ? 'them' : 'it'}`,
  'pods-recreated': verb('stops completely before it starts again', 'stop completely before they start again'),
  'running-pods-unchanged': (objects, isOne, [first]) =>
    first && isRead(first)
      ? `running Pods keep the old values of ${objects}`
      : `${objects} ${isOne ? 'keeps its running Pods' : 'keep their running Pods'}`,
  'left-behind': verb('stays behind', 'stay behind'),
  'pods-replaced': verb('rolls', 'roll'),
  scaled: verb('is scaled', 'are scaled'),
  created: verb('is created', 'are created'),
  updated: (objects, isOne, [first]) =>
    `${objects} ${isOne ? 'changes' : 'change'} ${first && isHarmlessAlone(first) ? 'in labels or annotations alone' : 'in place'}`,
  'no-effect': verb('only says the same in other words', 'only say the same in other words'),
};

/** The messages on Services that no Pod answers; many as a number. */
function answers(id: ImpactId, changes: readonly ObjectChange[]): string {
  const own = changes.flatMap(({ impacts }) => impacts.filter((one) => one.id === id && isOwn(one)));
  const messages = [...new Set(own.map(({ message }) => message))];
  return messages.length <= NAMED ? messages.join('; ') : `no Pod answers ${messages.length} Services`;
}

function objectClause(id: ImpactId, changes: readonly ObjectChange[], mark: Mark): readonly string[] {
  const clause = CLAUSES[id];
  if (!clause || changes.length === 0) return [];
  const apart = APART[id] ?? (() => false);
  const groups = [changes.filter((one) => !apart(one)), changes.filter(apart)];
  return groups
    .filter((some) => some.length > 0)
    .map((some) =>
      clause(
        objectsText(
          some.map((one) => subject(id, one)),
          mark,
        ),
        some.length === 1,
        some,
      ),
    );
}

/** Which objects a clause of their own is for. */
const APART: Partial<Record<ImpactId, (change: ObjectChange) => boolean>> = {
  updated: isHarmlessAlone,
  'running-pods-unchanged': (change) => isRead(change),
};

/** What Pods read is another matter than what they are made from. */
const isRead = ({ object: { kind } }: ObjectChange) => kind === 'ConfigMap' || kind === 'Secret';

/** Of a renamed object, what stays behind or is deleted is the old one. */
function subject(id: ImpactId, { object, from }: ObjectChange): Identity {
  return (id === 'left-behind' || id === 'deleted-when-pruned') && from ? from : object;
}

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

type PathClause = (from: string, to: string, when: string) => string;

const lost: PathClause = (from, to) =>
  from === 'outside' ? `${to} can't be reached from outside any more` : `${from} no longer reaches ${to}`;
const interrupted: PathClause = (from, to, until) =>
  from === 'outside' ? `${to} can't be reached from outside ${until}` : `${from} does not reach ${to} ${until}`;
const replaced: PathClause = (_, to) => `${to} leads to other Pods`;
const gained: PathClause = (from, to) =>
  from === 'outside' ? `${to} can be reached from outside` : `${from} reaches ${to}`;

/** The paths by who is no longer, or newly, reached; many as a number. */
function pathClauses(paths: readonly PathChange[], clause: PathClause, mark: Mark): readonly string[] {
  const ends = new Map(paths.map((path) => [endsOf(path), path]));
  const texts = [...ends.values()].map(({ from, through, when }) =>
    clause(from.startsWith('outside') ? 'outside' : mark(from), mark(through), when),
  );
  const all = [...new Set(texts)];
  if (all.length <= NAMED) return all;
  const what = clause === gained ? 'gained' : clause === lost ? 'lost' : 'interrupted';
  return [...all.slice(0, 2), `${all.length - 2} more paths are ${what}`];
}
