import { LONGEST_VALUE } from '../../text/budget';
import type { Check } from '../check';

export const valueTooLong: Check = {
  id: 'value-too-long',
  outcome: 'broken',
  title: 'a variable or an argument that is too long for any program',
  why:
    'Linux starts no program with a variable or an argument of 131,072 bytes or more. Where $(…) is expanded, a short manifest ' +
    'makes long values; the container then fails to start with "argument list too long".',
  remedy: 'shorten the inserted value, or mount it as a file',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - name: api
      image: 'api:1'
      env:
        - {name: A, value: '${'0123456789'.repeat(10)}'}
${['B', 'C', 'D', 'E']
  .map((name, index) => `        - {name: ${name}, value: '${`$(${'ABCD'[index]})`.repeat(7)}'}\n`)
  .join('')}`,
  *find({ overlong }) {
    for (const { workload, container, variable, path } of overlong) {
      const what = variable ? `variable ${variable}` : 'an argument';
      const message = `container ${container}: ${what} has ${LONGEST_VALUE} bytes or more once all $(…) are expanded`;
      yield { manifest: workload.manifest, path, message };
    }
  },
};
