// node bin/run.mjs bench/programs/callers.ts COUNT [checked]: synthesizes COUNT databases, each behind its Service and with one caller.
import { App, Chart } from 'cdk8s';
import { checked, ReplicaSet, toYaml } from 'cdk8s-kubetalk';
import { Database } from '../../charts/database';

const [count = '0', mode] = process.argv.slice(2);
const chart = new Chart(new App(), 'fleet');
for (let index = 0; index < Number(count); index++) {
  const db = `db-${index}`;
  const containerPorts = [{ containerPort: 27017 }] as const;
  const { service } = new Database(chart, db, {
    name: db,
    selector: { app: db },
    image: 'mongo:7.0',
    containerPorts,
    port: 27017,
  });
  const name = `caller-${index}`;
  const env = { DB: service.address };
  const containers = [{ name: 'caller', image: 'caller:1', env }] as const;
  new ReplicaSet(chart, name, { name, selector: { app: name }, containers });
}
// The warnings (no database here has a probe) are part of the work, not of what is to be read.
process.stderr.write = () => true;
if (mode === 'checked') checked(chart);
process.stdout.write(toYaml(chart));
