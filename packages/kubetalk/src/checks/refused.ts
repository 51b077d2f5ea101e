import { type Caution, type CautionId, type Problem, problemText, type RejectedId } from '../kubernetes/schema/problem';
import { cautionsOf, problemsOf } from '../kubernetes/schema/problems';
import type { Kubernetes } from '../kubernetes/version';
import type { JsonObject } from '../manifest/manifest';
import type { Topology } from '../topology/topology';
import type { Fault } from './check';

type Judge<Note> = (value: JsonObject, kubernetes: Kubernetes) => readonly Note[];

/** Every place at which the API server refuses an object for this reason. Each object is looked at once for all reasons. */
export function refused(id: RejectedId, topology: Topology): Iterable<Fault> {
  return told(id, topology, (value, kubernetes) => problemsOf(value, kubernetes, topology.customKinds));
}

/** Every place of which the API server makes less than is written, for this reason; what an upgrade only passes by is left out. */
export function cautioned(id: CautionId, topology: Topology): Iterable<Fault> {
  const last = topology.upgrades.at(-1) ?? topology.kubernetes;
  return told(id, topology, (value, kubernetes) => {
    const cautions = cautionsOf(value, kubernetes);
    if (kubernetes === topology.kubernetes || cautions.length === 0) return cautions;
    const lasting = new Set(cautionsOf(value, last).map(placeOf));
    return cautions.filter((caution) => lasting.has(placeOf(caution)));
  });
}

function* told<Note extends Problem | Caution>(
  id: Note['check'],
  topology: Topology,
  judge: Judge<Note>,
): Iterable<Fault> {
  for (const manifest of topology.manifests) {
    const notes = judge(manifest.value, topology.kubernetes);
    for (const note of notes) if (note.check === id) yield { ...note, manifest, message: problemText(note) };
    for (const { note, version } of onTheWay(manifest.value, notes, topology, judge))
      if (note.check === id) yield { ...note, manifest, message: inVersion(note, version) };
  }
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
