import type { Check } from '../check';

export const containerPortTaken: Check = {
  id: 'container-port-taken',
  outcome: 'risky',
  title: 'two containers of a Pod that declare one port',
  why: 'The containers of a Pod share its address. The one that starts later finds the port in use, and ends.',
  remedy: 'have one of them listen on another port',
  example: `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: web, image: 'web:1', ports: [{containerPort: 8080}]}
    - {name: side, image: 'side:1', ports: [{containerPort: 8080}]}
`,
  *find({ workloads }) {
    for (const { manifest, containers } of workloads) {
      const taken = new Map<string, string>();
      for (const { name, init, ports, path } of containers) {
        if (init) continue;
        for (const [index, { number, protocol }] of ports.entries()) {
          const other = taken.get(`${number}/${protocol}`);
          if (other !== undefined && other !== name)
            yield {
              manifest,
              path: [...path, 'ports', index],
              message: `container ${name}: port ${number} is declared by container ${other} as well`,
            };
          else taken.set(`${number}/${protocol}`, name);
        }
      }
    }
  },
};
