import type { Identity } from '../manifest/manifest';
import { listed } from '../text/budget';
import { plural } from './headline';
import type { DiffReport, ImpactId, PathChanges } from './report';

/** A report, and what it is of where there are several. */
export interface Section {
  readonly name?: string;
  readonly report: DiffReport;
}

/** Every path that changes, with its impact. */
export function pathLines({ lost, interrupted, gained }: PathChanges) {
  return [
    ...lost.map((path) => ({ ...path, what: 'lost' as const, id: 'path-lost' as ImpactId })),
    ...interrupted.map((path) => ({ ...path, what: 'interrupted' as const, id: 'interrupted' as ImpactId })),
    ...gained.map((path) => ({ ...path, what: 'gained' as const, id: 'path-gained' as ImpactId })),
  ].map(({ when, because, ...path }) => ({
    ...path,
    when: `${path.what === 'interrupted' ? `now, ${when}` : when}${because === undefined ? '' : `: ${because}`}`,
  }));
}

/** An object as the reader knows it. */
export function objectName({ kind, namespace, name }: Identity): string {
  return `${kind || 'object without a kind'} ${name || '(no name)'}${namespace && ` in namespace ${namespace}`}`;
}

/** Several objects by their kinds: `Deployments a, b in namespace shop, Service c`. */
export function objectNames(objects: readonly Identity[]): string {
  const groups = new Map<string, Identity[]>();
  for (const object of objects) {
    const key = JSON.stringify([object.kind, object.namespace]);
    const group = groups.get(key);
    if (group) group.push(object);
    else groups.set(key, [object]);
  }
  return [...groups.values()].map(namesOf).join('; ');
}

function namesOf(objects: readonly Identity[]): string {
  const [first] = objects as [Identity];
  if (objects.length === 1) return objectName(first);
  const names = listed(objects, ({ name }) => name || '(no name)');
  return `${plural(first.kind)} ${names}${first.namespace && ` in namespace ${first.namespace}`}`;
}

/** The notes on what was not looked for, of a comparison that is too large for it. */
export function limitsOf({ renamesNotSought: kinds = [], pathsNotCompared }: DiffReport): readonly string[] {
  // Objects that may have another name now are reported as removed and added.
  const renames = kinds.length > 0 && `too many objects were removed and added to look for renames: ${listed(kinds)}`;
  const paths = pathsNotCompared && 'there are too many paths to compare each with the policies: some count as open';
  return [renames, paths].flatMap((note) => note || []);
}
