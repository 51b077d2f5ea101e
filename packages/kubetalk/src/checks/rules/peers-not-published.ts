import { at, record, text } from '../../manifest/manifest';
import type { Call } from '../../topology/calls';
import { describe, onceEach } from '../address';
import type { Check } from '../check';

export const peersNotPublished: Check = {
  id: 'peers-not-published',
  outcome: 'risky',
  title: 'Pods that look for each other by a Service which has no addresses until they are ready',
  why:
    'The name of a headless Service resolves to the Pods that are ready. Where a program is ready only once it has found its peers, ' +
    'the first Pods find none: each waits for the others, and no Pod ever gets ready.',
  remedy: 'set publishNotReadyAddresses: true on the headless Service',
  example: `apiVersion: v1
kind: Service
metadata: {name: peers}
spec: {clusterIP: None, selector: {app: ring}, ports: [{port: 7946}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ring}
spec:
  replicas: 3
  selector: {matchLabels: {app: ring}}
  template:
    metadata: {labels: {app: ring}}
    spec:
      containers:
        - name: ring
          image: ring:1
          ports: [{containerPort: 7946}]
          env: [{name: JOIN_ADDRESS, value: 'peers:7946'}]
          readinessProbe: {exec: {command: [ring, joined]}}
`,
  *find({ calls }) {
    for (const call of onceEach(calls)) {
      if (!isForPeers(call) || !waitsToBeReady(call)) continue;
      const { where, what, by } = describe(call);
      yield {
        ...where,
        message: `${by}: ${what}, which has no addresses until these Pods are ready`,
      };
    }
  },
};

/** Whether a caller seeks its own kind by a headless Service of its own that publishes no more than what is ready. */
function isForPeers({ caller, service, pod, variable, manifest, path }: Call): boolean {
  if (!service?.manifest || !service.headless || pod !== undefined || service.endpoints.length > 0) return false;
  if (record(service.manifest.value.spec).publishNotReadyAddresses === true) return false;
  const [only, ...others] = service.workloads;
  const said = variable || text(at(manifest.value, path));
  return only === caller && others.length === 0 && PEERS.test(said.slice(0, LONGEST));
}

/** How variables and flags are called by which a program finds its peers. */
const PEERS = /join|peer|seed|gossip|discover|cluster(?!\.local)|quorum|member/i;

/** Of what is longer than a name and a flag the rest says nothing. */
const LONGEST = 100;

/** Whether more than one Pod starts, and each is ready when its program says so: to listen, it needs no peers. */
function waitsToBeReady({ caller, container }: Call): boolean {
  const own = caller.containers.find(({ name }) => name === container);
  const { exec, httpGet } = record(own?.value.readinessProbe);
  return caller.replicas !== 1 && own?.init === false && (exec ?? httpGet ?? null) !== null;
}
