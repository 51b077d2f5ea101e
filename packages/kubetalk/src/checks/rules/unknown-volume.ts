import type { Check } from '../check';
import { refused } from '../refused';

export const unknownVolume: Check = {
  id: 'unknown-volume',
  outcome: 'rejected',
  title: 'a mount of a volume that the Pod does not have',
  why: 'A container mounts what its Pod has under volumes, by name.',
  remedy: 'name a volume of the Pod, or add it under volumes',
  example: `apiVersion: v1
kind: Pod
metadata:
  name: api
spec:
  containers:
    - name: api
      image: go-demo-2
      volumeMounts:
        - name: config
          mountPath: /etc/api
  volumes:
    - name: settings
      configMap:
        name: settings
`,
  find: (topology) => refused('unknown-volume', topology),
};
