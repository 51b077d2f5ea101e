import { App, Chart } from 'cdk8s';
import { acknowledge, acknowledgeInCode, callsOutside, checked, review, toYaml } from 'cdk8s-kubetalk';
import { applicationOf, check, checks, manifestsOf } from 'kubetalk';
import { Api } from '../../charts/api';
import { Database } from '../../charts/database';
import { KubePod, KubeService } from '../../imports/k8s';
import { chart } from '../../packages/cdk8s-kubetalk/test/helpers';

const ports = [{ containerPort: 27017 }] as const;
/** A database, and somebody who calls it. */
const database = (scope: Chart) => {
  const db = new Database(scope, 'db', {
    name: 'db',
    selector: { type: 'db' },
    image: 'mongo:7.0',
    containerPorts: ports,
    port: 27017,
  });
  new KubePod(scope, 'caller', {
    metadata: { name: 'caller' },
    spec: { containers: [{ name: 'caller', image: 'caller:1', env: [{ name: 'DB', value: 'db:27017' }] }] },
  });
  return db;
};
const typo = (scope: Chart) =>
  new KubeService(scope, 'typo', {
    metadata: { name: 'typo' },
    spec: { selector: { type: 'bd' }, ports: [{ port: 27017 }] },
  });

const broken =
  'test/typo: Service typo: selector type=bd matches no Pod; ' +
  "make the Service's selector the labels of the Pods that it is for (service-selects-nothing)";
const risky =
  'test/db/Workload/Resource: ReplicaSet db: no readinessProbe, so Service db sends it requests whether it is ready or not; ' +
  'give the container that serves the Service a readinessProbe (no-readiness-probe)';

test('broken and risky findings are separate, each with the path of its construct', () => {
  const scope = chart();
  database(scope);
  typo(scope);
  expect(review(scope)).toEqual({ errors: [broken], warnings: [risky] });
});

test('what is broken stops the synth of the whole app', () => {
  const scope = chart();
  acknowledge(database(scope), 'no-readiness-probe', 'mongod is ready at once');
  typo(scope);
  checked(scope);
  expect(() => scope.toJson()).toThrow(new Error(`Validation failed with the following errors:\n  [test] ${broken}`));
});

test('a check that fails itself is an error under its name, and keeps no other from answering', () => {
  const [failing] = checks.filter(({ id }) => id === 'no-readiness-probe') as [(typeof checks)[number]];
  const find = jest.spyOn(failing, 'find').mockImplementation(() => {
    throw new RangeError('too deep');
  });
  const scope = chart();
  acknowledge(database(scope), 'no-readiness-probe', 'mongod is ready at once');
  typo(scope);
  const found = review(scope);
  find.mockRestore();
  const failure =
    'check no-readiness-probe failed, which is a fault of kubetalk, not of the manifests (RangeError: too deep)';
  expect(found).toEqual({ errors: [failure, broken], warnings: [] });
});

test('an acknowledgement takes its finding out, on the construct or above it', () => {
  const scope = chart();
  acknowledge(database(scope), 'no-readiness-probe', 'mongod is ready at once');
  acknowledge(typo(scope), 'service-selects-nothing', 'the Pods come from another team');
  expect(review(scope)).toEqual({ errors: [], warnings: [] });
});

test('what is written says what its code acknowledges, so that kubetalk check accepts it, unless that is to stay in code', () => {
  const written = (prepare: (scope: Chart) => void) => {
    const scope = chart();
    acknowledge(database(scope), 'no-readiness-probe', 'mongod is ready at once');
    prepare(scope);
    checked(scope);
    const yaml = toYaml(scope);
    const findings = check(applicationOf(manifestsOf({ file: 'test.yaml', text: yaml })));
    // What is asked for after a synth is what the construct itself says.
    const annotations = [yaml, JSON.stringify(scope.toJson()[0])].map((text) => text.includes('acknowledge.kubetalk/'));
    return { annotations, findings: findings.map(({ check: id }) => id) };
  };
  expect(written(() => {})).toEqual({ annotations: [true, true], findings: [] });
  expect(written(acknowledgeInCode)).toEqual({ annotations: [false, false], findings: ['no-readiness-probe'] });
});

test('an acknowledgement that takes nothing out is a warning', () => {
  const scope = chart();
  acknowledge(database(scope), 'no-readiness-probe', 'mongod is ready at once');
  acknowledge(scope, 'address-unknown', 'not yet deployed');
  expect(review(scope).warnings).toEqual([
    'test: acknowledges address-unknown, which finds nothing there; take it out',
  ]);
});

test('an acknowledgement needs its reason', () => {
  expect(() => acknowledge(chart(), 'address-unknown', ' ')).toThrow(
    new Error('test: say why address-unknown is acknowledged'),
  );
});

describe('a Service outside of the chart', () => {
  const api = {
    name: 'api',
    selector: { type: 'api' },
    image: 'api:1',
    containerPorts: [{ containerPort: 8080 }],
    port: 8080,
  } as const;

  test('of another chart is known from the one statement that the API makes', () => {
    const app = new App();
    const { service } = database(new Chart(app, 'data', { namespace: 'data' }));
    const front = new Chart(app, 'front', { namespace: 'front' });
    new Api(front, 'api', { ...api, database: service });
    expect(review(front)).toEqual({ errors: [], warnings: [] });
  });

  test('that is deployed elsewhere is declared, with its port', () => {
    const undeclared = chart();
    callsCache(undeclared, 'cache:6379');
    expect(review(undeclared).errors).toEqual([
      'test/app: Pod app: container app: CACHE says cache:6379: no Service is called that; ' +
        "use the Service's own address, as in service.url or service.address, or use callsOutside for one that is deployed elsewhere (address-unknown)",
    ]);
    const declared = chart();
    callsOutside(callsCache(declared, 'cache:6379'), { name: 'cache', port: 6379 });
    expect(review(declared).errors).toEqual([]);
    const wrongPort = chart();
    callsOutside(callsCache(wrongPort, 'cache:6380'), { name: 'cache', port: 6379 });
    expect(review(wrongPort).errors).toEqual([
      expect.stringContaining('CACHE says cache:6380, but Service cache has port 6379: did you mean 6379?'),
    ]);
  });
});

function callsCache(scope: Chart, value: string) {
  const containers = [{ name: 'app', image: 'app:1', env: [{ name: 'CACHE', value }] }];
  return new KubePod(scope, 'app', { metadata: { name: 'app' }, spec: { containers } });
}
