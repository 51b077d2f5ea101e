import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();

/**
 * The project that `cdk8s init typescript-app` makes, reduced to what a synth of it needs: ts-node, TypeScript 5.9, one chart
 * with the lesson's four resources as L1 constructs. It takes the L1 constructs from where this project takes them; the file
 * of 1 MB that `cdk8s import` would write instead only makes it slower.
 *
 * @returns its folder, installed once and kept
 */
export function stockProject(): string {
  const folder = join(root, 'node_modules/.cache/go-demo-2-stock');
  if (existsSync(join(folder, 'installed'))) return folder;
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { cdk8s, constructs, 'cdk8s-plus-28': plus } = dependencies;
  const project = {
    private: true,
    dependencies: { cdk8s, constructs, 'cdk8s-plus-28': plus },
    devDependencies: {
      'cdk8s-cli': devDependencies['cdk8s-cli'],
      '@types/node': '^14',
      typescript: '5.9.x',
      'ts-node': '^10',
    },
  };
  mkdirSync(join(folder, 'imports'), { recursive: true });
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  write('package.json', JSON.stringify(project, undefined, 2));
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions, include: ['**/*.ts'], exclude: ['node_modules'] }, undefined, 2),
  );
  write('cdk8s.yaml', 'language: typescript\napp: npx ts-node main.ts\n');
  write('imports/k8s.ts', "export * from 'cdk8s-plus-28/lib/imports/k8s';\n");
  write('main.ts', main);
  execFileSync('npm', ['install'], { cwd: folder, stdio: 'inherit' });
  write('installed', '');
  return folder;
}

/** The template's settings: strict, and every library's declarations checked as well. */
const compilerOptions = {
  alwaysStrict: true,
  declaration: true,
  experimentalDecorators: true,
  inlineSourceMap: true,
  inlineSources: true,
  lib: ['es2016'],
  module: 'CommonJS',
  noEmitOnError: true,
  noFallthroughCasesInSwitch: true,
  noImplicitAny: true,
  noImplicitReturns: true,
  noImplicitThis: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  resolveJsonModule: true,
  strict: true,
  strictNullChecks: true,
  strictPropertyInitialization: true,
  stripInternal: true,
  target: 'ES2017',
};

const main = `import { App, Chart } from 'cdk8s';
import { IntOrString, KubeReplicaSet, KubeService } from './imports/k8s';

const app = new App();
const chart = new Chart(app, 'lesson');
const db = { type: 'db', service: 'go-demo-2' };
const api = { type: 'api', service: 'go-demo-2' };
const hello = { path: '/demo/hello', port: IntOrString.fromNumber(8080) };
new KubeReplicaSet(chart, 'db-rs', {
  metadata: { name: 'go-demo-2-db' },
  spec: {
    selector: { matchLabels: db },
    template: {
      metadata: { labels: { ...db, vendor: 'MongoLabs' } },
      spec: { containers: [{ name: 'db', image: 'mongo:3.3', ports: [{ containerPort: 28017 }] }] },
    },
  },
});
new KubeService(chart, 'db-svc', { metadata: { name: 'go-demo-2-db' }, spec: { ports: [{ port: 27017 }], selector: db } });
new KubeReplicaSet(chart, 'api-rs', {
  metadata: { name: 'go-demo-2-api' },
  spec: {
    replicas: 3,
    selector: { matchLabels: api },
    template: {
      metadata: { labels: { ...api, language: 'go' } },
      spec: {
        containers: [
          {
            name: 'api',
            image: 'vfarcic/go-demo-2',
            env: [{ name: 'DB', value: 'go-demo-2-db' }],
            readinessProbe: { httpGet: hello, periodSeconds: 1 },
            livenessProbe: { httpGet: hello },
          },
        ],
      },
    },
  },
});
new KubeService(chart, 'api-svc', {
  metadata: { name: 'go-demo-2-api' },
  spec: { type: 'NodePort', ports: [{ port: 8080 }], selector: api },
});
app.synth();
`;
