import { record, text } from '../../manifest/manifest';
import type { Check } from '../check';

/** What begins the annotations that acknowledge a finding on their object; the check's id ends them. */
export const ACKNOWLEDGE = 'acknowledge.kubetalk/';

export const acknowledgement: Check = {
  id: 'acknowledgement',
  outcome: 'risky',
  endangers: true,
  title: 'an annotation that acknowledges a finding without a reason, or one that is not there',
  why:
    `The annotation \`${ACKNOWLEDGE}CHECK: REASON\` lets a finding pass on its object. Without its reason the next reader can't ` +
    'know whether it still holds, and one that is left over lets the next mistake pass unseen.',
  remedy: 'write why the finding is acceptable; remove an annotation that is no longer needed',
  example: `apiVersion: v1
kind: Pod
metadata: {name: db, annotations: {${ACKNOWLEDGE}no-readiness-probe: ''}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0'}
`,
  *find({ manifests }) {
    for (const manifest of manifests)
      for (const [key, reason] of Object.entries(record(record(manifest.value.metadata).annotations)))
        if (key.startsWith(ACKNOWLEDGE) && text(reason).trim() === '')
          yield { manifest, path: ['metadata', 'annotations', key], message: `annotation ${key}: gives no reason` };
  },
};
