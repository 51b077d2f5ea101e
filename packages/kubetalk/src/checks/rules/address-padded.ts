import { at, text } from '../../manifest/manifest';
import { valueAt } from '../../topology/calls';
import { describe, onceEach } from '../address';
import type { Check } from '../check';

export const addressPadded: Check = {
  id: 'address-padded',
  outcome: 'risky',
  title: 'an address with a line break or quotes around it, which its variable holds as well',
  why:
    '`echo db | base64` encodes the end of its line, and so does the `|` of YAML. Most programs look up the name with it, and find ' +
    'no such host, though it looks right wherever it is printed. Quotes within quotes are part of the value.',
  remedy: 'write the value without it: `printf db | base64`, `|-` in YAML, one pair of quotes',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DB_HOST, valueFrom: {secretKeyRef: {name: database, key: host}}}]}
---
apiVersion: v1
kind: Secret
metadata: {name: database}
data: {host: ZGIK}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec:
  selector: {type: db}
  ports: [{port: 27017}]
---
apiVersion: v1
kind: Pod
metadata: {name: db, labels: {type: db}}
spec:
  containers:
    - {name: db, image: 'mongo:7.0', ports: [{containerPort: 27017}], readinessProbe: {tcpSocket: {port: 27017}}}
`,
  *find({ calls }) {
    for (const call of onceEach(calls)) {
      if (call.variable === '' || call.file !== undefined) continue;
      const { manifest, path, variable } = call;
      const raw =
        manifest === call.caller.manifest
          ? text(at(manifest.value, path))
          : valueAt(manifest, String(path.at(-1)))?.value;
      const problem = problemOf(raw ?? '');
      const { where, by } = describe(call);
      if (problem) yield { ...where, message: `${by}: the address in ${variable} ${problem}` };
    }
  },
};

function problemOf(raw: string): string | undefined {
  if (/[\r\n]\s{0,9}$/.test(raw.slice(-10))) return 'ends in a line break';
  return /^["']/.test(raw.trim()) ? 'has quotes around it' : undefined;
}
