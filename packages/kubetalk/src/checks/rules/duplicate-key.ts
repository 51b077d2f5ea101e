import type { FieldPath, Manifest } from '../../manifest/manifest';
import type { Check } from '../check';

function* find(manifest: Manifest): Iterable<{ path: FieldPath; message: string; remedy?: string }> {
  const duplicates = manifest.source.duplicates ?? [];
  // Two documents in one give all that every object has twice: one fix for all.
  const own = duplicates.filter((path) => path.length === 1);
  const merged = own.some(([key]) => key === 'kind');
  if (merged)
    yield {
      path: own[0] as FieldPath,
      message: '"kind" is given again: two objects have become one, in which only the last of each entry is left',
      remedy: 'put a line "---" between them',
    };
  for (const path of merged ? duplicates.filter((each) => each.length > 1) : duplicates)
    yield { path, message: `"${path.join('.')}" is given again: only the last one counts` };
}

export const duplicateKey: Check = {
  id: 'duplicate-key',
  outcome: 'broken',
  endangers: true,
  title: 'an entry that is given twice in one mapping',
  why: 'kubectl keeps the last of them and drops the others without a warning. Where the line "---" between two documents is missing, that is a whole object.',
  remedy: 'remove all but one',
  example: `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { DB: go-demo-2-db }
apiVersion: v1
kind: ConfigMap
metadata: { name: greeting }
data: { HELLO: world }
`,
  *find({ manifests }) {
    for (const manifest of manifests) for (const fault of find(manifest)) yield { manifest, ...fault };
  },
};
