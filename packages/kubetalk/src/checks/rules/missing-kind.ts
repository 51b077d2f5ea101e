import type { Check } from '../check';
import { refused } from '../refused';

export const missingKind: Check = {
  id: 'missing-kind',
  outcome: 'rejected',
  title: 'an object without apiVersion or kind',
  why: 'kubectl does not know what the object is and sends nothing; often a `---` is missing above it, or the file is no manifest.',
  remedy: 'give the object its apiVersion and kind',
  example: `apiVersion: v1
metadata:
  name: settings
data:
  DB: go-demo-2-db
`,
  *find(topology) {
    // What is no object at all is found by not-an-object.
    for (const fault of refused('missing-kind', topology)) if (!fault.manifest.source.notAnObject) yield fault;
  },
};
