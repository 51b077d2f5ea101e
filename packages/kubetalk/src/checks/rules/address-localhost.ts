import { list, record, text } from '../../manifest/manifest';
import { isLocal, readAddresses } from '../../topology/addresses';
import type { Container } from '../../topology/workloads';
import { describe, onceEach } from '../address';
import type { Check } from '../check';

export const addressLocalhost: Check = {
  id: 'address-localhost',
  outcome: 'risky',
  title: 'a container that calls localhost, alone in its Pod, or the machine of who develops it',
  why:
    'localhost is the Pod itself. It reaches a database only as long as the two share a Pod; once they are split, the address ' +
    'must be the name of a Service. host.docker.internal and its like are names on the machine of a developer only.',
  remedy: "use the name of the database's Service, or run the database in the same Pod",
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', ports: [{containerPort: 8080}], env: [{name: DB, value: localhost}]}
`,
  *find({ workloads, calls }) {
    for (const call of onceEach(calls))
      if (OF_A_DEVELOPER.test(call.address.host)) {
        const { where, what, by } = describe(call);
        yield {
          ...where,
          message: `${by}: ${what}, a name that only the machine of a developer has`,
          remedy: 'use the name of a Service, or of a host that the cluster finds',
        };
      }
    for (const workload of workloads) {
      const running = workload.containers.filter(({ init }) => !init);
      const [only] = running;
      if (!only || running.length > 1) continue;
      for (const { variable, value, path } of localAddresses(only))
        yield {
          manifest: workload.manifest,
          path,
          message: `container ${only.name}: ${variable} says ${value}, where nothing else runs`,
        };
    }
  },
};

/** What container programs on a developer's machine call that machine. */
const OF_A_DEVELOPER =
  /^(?:(?:host|gateway)\.docker|host\.(?:containers|lima|minikube|orb|rancher-desktop))\.internal$/;

/** Variables that hold the address of something else; HOST and its like may be where the container itself listens. */
const DEPENDENCY =
  /(^|_)(DB|DATABASE|MONGO|MONGODB|MYSQL|POSTGRES|POSTGRESQL|PG|REDIS|RABBITMQ|AMQP|KAFKA|NATS|BROKER|BACKEND|UPSTREAM)(_|$)/i;

function localAddresses({ value: container, path }: Container) {
  return list(container.env).flatMap((item, index) => {
    const { name, value } = record(item);
    // Few values hold the word, and to read addresses takes time.
    if (!/localhost/i.test(text(value)) || !DEPENDENCY.test(text(name))) return [];
    const [address] = readAddresses(text(value));
    if (!address || !isLocal(address.host)) return [];
    return [{ variable: text(name), value: address.host, path: [...path, 'env', index, 'value'] }];
  });
}
