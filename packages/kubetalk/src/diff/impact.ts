import { groupBy } from '../manifest/group-by';
import type { FieldChange, Impact } from './report';
import { ROWS } from './rows';
import { type Context, IN_PLACE, knownKind, type Row } from './rows/row';

/** How many paths a message names. */
const MOST_PATHS = 3;

/** What the cluster will do with one object, each impact once, and the impact of each of its values. */
export interface ObjectImpacts {
  readonly impacts: readonly Impact[];
  /** The impact of a value, by its place among the contexts. */
  readonly ofValues: readonly FieldChange['impact'][];
}

export function objectImpacts(contexts: readonly Context[]): ObjectImpacts {
  const rows = contexts.map((context) => ({ context, row: rowFor(ALL, context) }));
  const pathsOf = new Map<Row, string[]>();
  for (const { row, context } of rows) {
    if (!row || !context.field) continue;
    const paths = pathsOf.get(row) ?? [];
    pathsOf.set(row, paths);
    paths.push(context.field.path);
  }
  const found = new Map<string, Impact>();
  for (const { row, context } of rows) {
    if (!row) continue;
    const message =
      typeof row.message === 'string' ? row.message : row.message(context, listed(pathsOf.get(row) ?? []));
    found.set(`${row.id} ${message}`, { id: row.id, message });
  }
  const known = [...found.values()];
  const special = known.filter(({ message }) => message !== IN_PLACE);
  const all = special.some(({ id }) => id === 'updated') ? special : known;
  // What is refused is refused as a whole; that the patch is not the file may be why.
  const refused = all.filter(({ id }) => id === 'rejected');
  const unmet = all.filter(({ id }) => id === 'not-applied' || id === 'default-kept');
  const ofValues = rows.map(({ row }) => (refused.length > 0 ? 'rejected' : (row?.id ?? 'updated')));
  return { impacts: refused.length > 0 ? [...refused, ...unmet] : all, ofValues };
}

function listed(paths: readonly string[]): string {
  const more = paths.length - MOST_PATHS;
  return `${paths.slice(0, MOST_PATHS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Whether the API server refuses the object. */
export function isRejected(contexts: readonly Context[]): boolean {
  return contexts.some((context) => rowFor(REFUSING, context)?.id === 'rejected');
}

type Rows = ReadonlyMap<string, readonly Row[]>;

const bySort = (rows: readonly Row[]): Rows => groupBy(rows, sortOf);

const sortOf = ({ change = 'changed', isUnmet = false }: Pick<Row, 'change' | 'isUnmet'> | Context) =>
  `${change} ${isUnmet}`;

const ALL = bySort(ROWS);
/** Rows after these may depend on what is refused. */
const REFUSING = bySort(ROWS.slice(0, ROWS.findLastIndex(({ id }) => id === 'rejected') + 1));

/** The first row that fits. */
function rowFor(rows: Rows, context: Context): Row | undefined {
  const kind = knownKind(context.after ?? context.before);
  return rows.get(sortOf(context))?.find(({ kinds, fields, when }) => {
    if (kinds && !kinds.includes(kind)) return false;
    if (fields && !fields.test(context.field?.pattern ?? '')) return false;
    return when?.(context) ?? true;
  });
}
