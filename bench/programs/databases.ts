// node bin/run.mjs bench/programs/databases.ts COUNT: synthesizes a chart of COUNT database components to stdout.
import { App, Chart } from 'cdk8s';
import { toYaml } from 'cdk8s-kubetalk';
import { Database } from '../../charts/database';

const chart = new Chart(new App(), 'growth');
for (let index = 0; index < Number(process.argv[2]); index++) {
  const name = `db-${index}`;
  const containerPorts = [{ containerPort: 27017 }] as const;
  new Database(chart, name, { name, selector: { app: name }, image: 'mongo:7.0', containerPorts, port: 27017 });
}
process.stdout.write(toYaml(chart));
