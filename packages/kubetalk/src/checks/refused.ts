import { problemText, type RejectedId } from '../kubernetes/schema/problem';
import { problemsOf } from '../kubernetes/schema/problems';
import type { Topology } from '../topology/topology';
import type { Fault } from './check';

/** Every place at which the API server refuses an object for this reason. Each object is looked at once for all reasons. */
export function* refused(id: RejectedId, { manifests, kubernetes }: Topology): Iterable<Fault> {
  for (const manifest of manifests)
    for (const problem of problemsOf(manifest.value, kubernetes))
      if (problem.check === id) yield { manifest, path: problem.path, message: problemText(problem) };
}
