import { Yaml } from 'cdk8s';
import type { Manifest } from 'kubetalk';
import { canonicalObject } from './equal';
import { appFile, appText, type ChartClass, chartFile, chartId, environmentsText } from './frame';
import type { Imported } from './import';

/**
 * The files of a cdk8s project, by their paths.
 *
 * @param isSingleFile whether all code is in main.ts
 */
export function project({ chart, environments }: Imported, isSingleFile: boolean): ReadonlyMap<string, string> {
  const isChecked = environments.every(({ errors }) => errors.length === 0);
  const id = chartId(chart.name);
  const source = isSingleFile ? 'main' : ['main', 'environments'].includes(id) ? 'chart' : id;
  const several = chart.environments.size > 0;
  const manifests = environments.map(
    ({ name, manifests: some }) => [several ? `manifests/${name}.yaml` : 'manifests.yaml', yamlOf(some)] as const,
  );
  return new Map([
    ...(isSingleFile ? [['main.ts', appFile(chart, isChecked)] as const] : sources(chart, source, isChecked)),
    ['main.test.mjs', testFile(chart, isSingleFile ? 'main' : 'environments', source)],
    ...manifests,
    ['cdk8s.yaml', 'language: typescript\napp: npx tsc && node build/main.js\n'],
    ['package.json', `${JSON.stringify(packageOf(id, isSingleFile), undefined, 2)}\n`],
    ['tsconfig.json', `${JSON.stringify(settingsOf(isSingleFile), undefined, 2)}\n`],
    ['.gitignore', 'build/\ndist/\nnode_modules/\n'],
  ]);
}

function yamlOf(manifests: readonly Manifest[]): string {
  return Yaml.stringify(...manifests.map(({ value }) => JSON.parse(canonicalObject(value))));
}

function sources(chart: ChartClass, source: string, isChecked: boolean): readonly (readonly [string, string])[] {
  const several = chart.environments.size > 0;
  const main = [
    'import { App } from "cdk8s-kubetalk";\n',
    ...(several ? ['import { environments } from "./environments";\n'] : []),
    `import { ${chart.name} } from "./${source}";\n\n`,
    appText(chart, isChecked),
  ];
  return [
    [`${source}.ts`, chartFile(chart, './environments')],
    ...(several ? [['environments.ts', `${environmentsText(chart).trimEnd()}\n`] as const] : []),
    ['main.ts', main.join('')],
  ];
}

const packageOf = (name: string, isSingleFile: boolean) => ({
  name,
  private: true,
  scripts: { synth: 'cdk8s synth', test: 'tsc && node --test main.test.mjs' },
  dependencies: { cdk8s: '^2.68.0', 'cdk8s-kubetalk': '^0.1.0', constructs: '^10.0.0' },
  devDependencies: {
    ...(isSingleFile && { '@types/node': '^20.0.0' }),
    'cdk8s-cli': '^2.200.0',
    kubetalk: '^0.1.0',
    typescript: '^5.9.0',
  },
});

const settingsOf = (isSingleFile: boolean) => ({
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    // What asks Node whether it is the program.
    types: isSingleFile ? ['node'] : [],
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: true,
    outDir: 'build',
  },
  include: ['*.ts'],
});

/** JavaScript, so that it needs no types of Node. */
function testFile({ name, environments }: ChartClass, data: string, source: string): string {
  const several = environments.size > 0;
  const made = several
    ? `for (const name of Object.keys(environments)) {
  test(\`\${name}: the code makes the objects that it was imported from\`, () => {
    const app = new App();
    new ${name}(app, "test", environments[name]);
    assertSame(app, \`manifests/\${name}.yaml\`);
  });
}
`
    : `test("the code makes the objects that it was imported from", () => {
  const app = new App();
  new ${name}(app, "test");
  assertSame(app, "manifests.yaml");
});
`;
  return `import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { App, Yaml } from "cdk8s";
${several ? `import { environments } from "./build/${data}.js";\n` : ''}import { ${name} } from "./build/${source}.js";

/** In one order, since theirs has no meaning. */
function sorted(objects) {
  return objects.map((object) => JSON.stringify(object)).sort();
}

function assertSame(app, file) {
  const made = app.charts.flatMap((chart) => chart.toJson());
  deepEqual(sorted(made), sorted(Yaml.load(file)));
}

// It goes, with the manifests, once the code is to say something else.
${made}`;
}
