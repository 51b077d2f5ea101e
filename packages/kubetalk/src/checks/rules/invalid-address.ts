import type { Check } from '../check';
import { refused } from '../refused';

export const invalidAddress: Check = {
  id: 'invalid-address',
  outcome: 'rejected',
  title: 'an IP address, an address range or a host that is none',
  why: 'The value is refused as a whole, and with it the object.',
  remedy: 'write an address such as 10.0.0.1, a range such as 10.0.0.0/8 or a host name in lower case',
  example: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
spec:
  podSelector: {}
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.0
`,
  find: (topology) => refused('invalid-address', topology),
};
