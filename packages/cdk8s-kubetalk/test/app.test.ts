import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, type AppProps, App as Cdk8sApp, Chart, Lazy, YamlOutputType } from 'cdk8s';
import { Deployment as PlusDeployment } from 'cdk8s-plus-28';
import { App, checked, toYaml } from '../src';

let folder: string;
const here = process.cwd();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-kubetalk-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

/** Every file and folder below a folder, by its path. */
function filesIn(path: string): Record<string, string | undefined> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .map((entry) => ({ entry, file: join(entry.parentPath ?? entry.path, entry.name) }))
      .sort((one, other) => (one.file < other.file ? -1 : 1))
      .map(({ entry, file }) => [file.slice(path.length + 1), entry.isFile() ? readFileSync(file, 'utf8') : undefined]),
  );
}

const object = (scope: Chart, id: string, data: unknown = { id }) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data });

/** Of every kind that cdk8s names or orders in its own way. */
const apps: Readonly<Record<string, (app: Cdk8sApp) => void>> = {
  'charts beside each other': (app) => {
    for (const id of ['b', 'a', '2', '1']) object(new Chart(app, id), 'map');
    new Chart(app, 'empty');
  },
  'no chart': () => {},
  'a chart in a chart': (app) => {
    const outer = new Chart(app, 'outer');
    object(outer, 'map');
    object(new Chart(outer, 'inner'), 'map');
  },
  'charts that depend on each other': (app) => {
    const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
    object(first, 'map').node.addDependency(object(second, 'map'));
  },
  'a chart that writes itself': (app) => {
    class Own extends Chart {
      override toJson() {
        return super.toJson().map((json) => ({ ...json, data: { changed: 'yes' } }));
      }
    }
    object(new Own(app, 'own'), 'map');
  },
  'an object that grows each time that its JSON is made': (app) => {
    let size = 0;
    object(new Chart(app, 'grows'), 'map', Lazy.any({ produce: () => ({ size: 'x'.repeat(++size) }) }));
  },
  'a Deployment of cdk8s-plus that spreads its Pods': (app) => {
    const chart = new Chart(app, 'spread');
    new PlusDeployment(chart, 'web', { containers: [{ image: 'nginx:1', portNumber: 80 }], spread: true });
  },
};

const ways: Readonly<Record<string, AppProps>> = {
  'a file for each chart': {},
  'a file for the App': { yamlOutputType: YamlOutputType.FILE_PER_APP },
  'a file for each object': { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
  'a folder for each chart': { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE },
  'names of its own, and the paths of constructs': { outputFileExtension: '.yml', recordConstructMetadata: true },
};

describe.each(Object.entries(apps))('an App with %s', (_, fill) => {
  test.each(Object.entries(ways))('writes what the App of cdk8s writes, byte for byte: %s', (_, props) => {
    const [theirs, ours] = [new Cdk8sApp({ ...props, outdir: 'theirs' }), new App({ ...props, outdir: 'ours' })];
    for (const app of [theirs, ours]) {
      fill(app);
      app.synth();
    }
    expect(filesIn(join(folder, 'ours'))).toStrictEqual(filesIn(join(folder, 'theirs')));
  });

  test('is the same as text, and where the App of cdk8s is checked', () => {
    const [theirs, ours, both] = [new Cdk8sApp(), new App(), new Cdk8sApp()];
    for (const app of [theirs, ours, both]) fill(app);
    checked(both);
    const expected = theirs.synthYaml();
    expect([ours.synthYaml(), both.synthYaml()]).toStrictEqual([expected, expected]);
  });
});

const selectsNothing = (chart: Chart) =>
  new ApiObject(chart, 'svc', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'svc' },
    spec: { selector: { app: 'nobody' }, ports: [{ port: 80 }] },
  });
const fault =
  "c/svc: Service svc: selector app=nobody matches no Pod; make the Service's selector the labels of the Pods that it is for (service-selects-nothing)";

test('what can not work stops the synth, and the files stay as the last one wrote them', () => {
  const fine = new App();
  object(new Chart(fine, 'c'), 'map');
  fine.synth();
  const before = filesIn(folder);
  const broken = new App();
  selectsNothing(new Chart(broken, 'c'));
  expect(() => broken.synth()).toThrow(new Error(`Validation failed with the following errors:\n  ${fault}`));
  expect(() => broken.synthYaml()).toThrow();
  expect(filesIn(folder)).toStrictEqual(before);
});

test('an App whose checks are off is written', () => {
  const app = new App({ checked: false });
  selectsNothing(new Chart(app, 'c'));
  expect(app.synthYaml()).toContain('app: nobody');
});

test('a synth removes what the last one wrote and nothing else', () => {
  const synth = (...charts: string[]) => {
    const app = new App();
    for (const id of charts) object(new Chart(app, id), 'map');
    app.synth();
  };
  mkdirSync('dist');
  writeFileSync('dist/mine.k8s.yaml', 'kind: Mine');
  synth('a', 'b');
  synth('b', 'c');
  expect(Object.keys(filesIn(join(folder, 'dist')))).toStrictEqual(['b.k8s.yaml', 'c.k8s.yaml', 'mine.k8s.yaml']);
});

test('nothing is kept beside a folder outside of the project', () => {
  const outside = mkdtempSync(join(tmpdir(), 'cdk8s-kubetalk-'));
  const app = new App({ outdir: join(outside, 'out') });
  object(new Chart(app, 'a'), 'map');
  app.synth();
  const left = Object.keys(filesIn(outside));
  rmSync(outside, { recursive: true });
  expect(left).toStrictEqual(['out', 'out/a.k8s.yaml']);
});

test('the folder that cdk8s synth -p prints gets one stream of all charts', () => {
  const CDK8S_OUTDIR = mkdtempSync(join(tmpdir(), 'cdk8s-'));
  const known = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = CDK8S_OUTDIR;
  try {
    const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    for (const id of ['a', 'b']) object(new Chart(app, id), 'map');
    app.synth();
    expect(filesIn(CDK8S_OUTDIR)).toStrictEqual({ 'app.k8s.yaml': app.synthYaml() });
  } finally {
    rmSync(CDK8S_OUTDIR, { recursive: true });
    if (known === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = known;
  }
});

test('resolvers of the App resolve what is written', () => {
  const resolver = {
    resolve: (context: { value: unknown; replaceValue(value: unknown): void }) =>
      context.value === 'x' && context.replaceValue('y'),
  };
  const app = new App({ resolvers: [resolver as never] });
  object(new Chart(app, 'a'), 'map', { key: 'x' });
  expect(toYaml(app)).toContain('key: "y"');
});
