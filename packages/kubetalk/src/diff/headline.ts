import type { Identity } from '../manifest/manifest';
import { isHarmlessAlone } from './groups';
import { IMPACTS, type ImpactId, type ObjectChange, type PathChange, type Report } from './report';

/** How many are named one by one. */
const NAMED = 3;

/** How a format writes what objects are called. */
export type Mark = (text: string) => string;

/** What the cluster will do in one sentence, the most dangerous first. */
export function headline({ changes, paths, worst }: Pick<Report, 'changes' | 'paths' | 'worst'>, mark: Mark = String) {
  if (worst === null) return 'no difference';
  const clauses = IMPACTS.flatMap((id) => [
    ...(id === 'path-lost' ? pathClauses(paths.lost, lost, mark) : []),
    ...(id === 'path-lost' ? pathClauses(paths.interrupted, interrupted, mark) : []),
    ...(id === 'path-gained' ? pathClauses(paths.gained, gained, mark) : []),
    ...objectClause(id, having(id, changes), mark),
  ]);
  return clauses.join('; ');
}

/** Whose worst own impact it is, or who has it beside a worse one that says nothing of Pods and objects. */
function having(id: ImpactId, changes: readonly ObjectChange[]): readonly ObjectChange[] {
  if (id !== 'updated' && id !== 'no-effect')
    return changes.filter(({ impacts }) => impacts.some((one) => one.id === id));
  return changes.filter(({ impacts }) => impacts.filter((one) => !one.id.startsWith('path-'))[0]?.id === id);
}

type Clause = (objects: string, isOne: boolean, changes: readonly ObjectChange[]) => string;

const verb =
  (one: string, many: string): Clause =>
  (objects, isOne) =>
    `${objects} ${isOne ? one : many}`;

const CLAUSES: Partial<Record<ImpactId, Clause>> = {
  rejected: (objects) => `the API server refuses ${objects}`,
  'pods-refused': (objects, isOne) => `${objects} ${isOne ? 'gets' : 'get'} no new Pods`,
  'deleted-when-pruned': verb('is deleted', 'are deleted'),
  'endpoints-changed': verb('forwards to other Pods', 'forward to other Pods'),
  'node-port-changed': verb('changes its nodePort', 'change their nodePorts'),
  'pods-recreated': verb('stops whole before it starts anew', 'stop whole before they start anew'),
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

function objectClause(id: ImpactId, changes: readonly ObjectChange[], mark: Mark): readonly string[] {
  const clause = CLAUSES[id];
  if (!clause || changes.length === 0) return [];
  const apart = id === 'updated' ? isHarmlessAlone : isRead;
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

type PathClause = (from: string, to: string) => string;

const lost: PathClause = (from, to) =>
  from === 'outside' ? `nobody reaches ${to} from outside any more` : `${from} no longer reaches ${to}`;
const interrupted: PathClause = (from, to) =>
  from === 'outside' ? `nobody reaches ${to} from outside for a while` : `${from} does not reach ${to} for a while`;
const gained: PathClause = (from, to) =>
  from === 'outside' ? `${to} can be reached from outside` : `${from} reaches ${to}`;

/** The paths by who is no longer, or newly, reached; many as a number. */
function pathClauses(paths: readonly PathChange[], clause: PathClause, mark: Mark): readonly string[] {
  const ends = new Map(paths.map(({ from, through }) => [JSON.stringify([from, through]), { from, through }]));
  const texts = [...ends.values()].map(({ from, through }) =>
    clause(from.startsWith('outside') ? 'outside' : mark(from), mark(through)),
  );
  const all = [...new Set(texts)];
  if (all.length <= NAMED) return all;
  const what = clause === gained ? 'gained' : clause === lost ? 'lost' : 'interrupted';
  return [...all.slice(0, 2), `${all.length - 2} more paths are ${what}`];
}
