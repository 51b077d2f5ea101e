import type { Check } from '../check';
import { refused } from '../refused';

export const nodePortRange: Check = {
  id: 'node-port-range',
  outcome: 'rejected',
  title: 'a nodePort that clusters do not give away',
  why: 'A cluster gives nodePorts from one range, 30000 to 32767 unless it was set up otherwise. A dry run does not notice, only the real thing.',
  remedy: 'use 30000 to 32767, or remove nodePort and let the cluster choose',
  example: `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 8080
`,
  find: (topology) => refused('node-port-range', topology),
};
