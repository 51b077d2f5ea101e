import { type Caution, type CautionId, type Problem, problemText, type RejectedId } from '../kubernetes/schema/problem';
import { cautionsOf, problemsOf } from '../kubernetes/schema/problems';
import type { Kubernetes } from '../kubernetes/version';
import { groupBy } from '../manifest/group-by';
import type { JsonObject, Manifest } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import type { Topology } from '../topology/topology';
import type { Fault } from './check';

type Judge<Note> = (value: JsonObject, kubernetes: Kubernetes) => readonly Note[];

/** What the API server has against an object, and the version that it is for where that is a later one. */
interface VersionedNote<Note> {
  readonly manifest: Manifest;
  readonly note: Note;
  readonly version?: Kubernetes;
}

/** By what is wrong, in the order of the objects. */
type ByCheck<Note> = ReadonlyMap<string, readonly VersionedNote<Note>[]>;

/** Every place at which the API server refuses an object for this reason. Each object is looked at once for all reasons. */
export function* refused(id: RejectedId, topology: Topology): Iterable<Fault> {
  for (const each of allRefused(topology).get(id) ?? []) yield fault(each);
}

const allRefused = memo((topology: Topology) =>
  notesOf(topology, (value, kubernetes) => problemsOf(value, kubernetes, topology.customKinds)),
);

/** Every field that the API server drops or warns of, or that was not judged, for this reason. What only versions in the middle of an upgrade do is left out. */
export function* cautioned(id: CautionId, topology: Topology): Iterable<Fault> {
  for (const each of allCautioned(topology).get(id) ?? []) yield fault(each);
}

const allCautioned = memo((topology: Topology) => {
  const last = topology.upgrades.at(-1) ?? topology.kubernetes;
  const judge = (value: JsonObject, kubernetes: Kubernetes) => {
    const cautions = cautionsOf(value, kubernetes, topology.customKinds);
    if (kubernetes === topology.kubernetes || cautions.length === 0) return cautions;
    const lasting = new Set(cautionsOf(value, last, topology.customKinds).map(placeOf));
    return cautions.filter((caution) => lasting.has(placeOf(caution)));
  };
  return notesOf(topology, judge);
});

function fault({ manifest, note, version }: VersionedNote<Problem | Caution>): Fault {
  return { manifest, ...note, message: version ? inVersion(note, version) : problemText(note) };
}

function notesOf<Note extends Problem | Caution>(topology: Topology, judge: Judge<Note>): ByCheck<Note> {
  const all: VersionedNote<Note>[] = [];
  for (const manifest of topology.manifests) {
    // What is no object at all is found by not-an-object.
    if (manifest.source.notAnObject !== undefined) continue;
    const notes = judge(manifest.value, topology.kubernetes);
    for (const note of notes) all.push({ manifest, note });
    if (topology.upgrades.length > 0)
      for (const each of onTheWay(manifest.value, notes, topology, judge)) all.push({ manifest, ...each });
  }
  return groupBy(all, ({ note }) => note.check);
}

/** What only later versions say, each at the first that does. */
function* onTheWay<Note extends Problem | Caution>(
  value: JsonObject,
  first: readonly Note[],
  topology: Topology,
  judge: Judge<Note>,
) {
  const known = new Set(first.map(placeOf));
  for (const version of topology.upgrades)
    for (const note of judge(value, version)) {
      if (known.has(placeOf(note))) continue;
      known.add(placeOf(note));
      yield { note, version };
    }
}

function placeOf({ check, path }: Problem | Caution): string {
  return JSON.stringify([check, path]);
}

function inVersion(note: Problem | Caution, version: Kubernetes): string {
  const text = problemText(note);
  return text.includes(`${version}`) ? text : `from ${version} on, ${text}`;
}
