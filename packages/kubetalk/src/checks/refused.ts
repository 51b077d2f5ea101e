import { type Problem, problemText, type RejectedId } from '../kubernetes/schema/problem';
import { problemsOf } from '../kubernetes/schema/problems';
import type { Kubernetes } from '../kubernetes/version';
import type { JsonObject } from '../manifest/manifest';
import type { Topology } from '../topology/topology';
import type { Fault } from './check';

/** Every place at which the API server refuses an object for this reason. Each object is looked at once for all reasons. */
export function* refused(id: RejectedId, topology: Topology): Iterable<Fault> {
  const { kubernetes, customKinds } = topology;
  for (const manifest of topology.manifests) {
    const problems = problemsOf(manifest.value, kubernetes, customKinds);
    for (const problem of problems)
      if (problem.check === id) yield { ...problem, manifest, message: problemText(problem) };
    for (const { problem, version } of onTheWay(manifest.value, problems, topology))
      if (problem.check === id) yield { ...problem, manifest, message: inVersion(problem, version) };
  }
}

/** What only later versions refuse, each at the first that does. */
function* onTheWay(value: JsonObject, first: readonly Problem[], topology: Topology) {
  const known = new Set(first.map(placeOf));
  for (const version of topology.upgrades)
    for (const problem of problemsOf(value, version, topology.customKinds)) {
      if (known.has(placeOf(problem))) continue;
      known.add(placeOf(problem));
      yield { problem, version };
    }
}

function placeOf({ check, path }: Problem): string {
  return JSON.stringify([check, path]);
}

function inVersion(problem: Problem, version: Kubernetes): string {
  const text = problemText(problem);
  return text.includes(`${version}`) ? text : `from ${version} on, ${text}`;
}
