import { createRequire } from 'node:module';
import { join } from 'node:path';

const project = join(__dirname, '../../..');
// What editors have: the compiler of today has no services for them.
const ts = createRequire(join(project, 'test/stock/package.json'))('typescript');

const file = join(__dirname, 'hovered.ts');
const text = `
import { App, Chart } from 'cdk8s';
import { Deployment, Program, Service } from '../src';
const chart = new Chart(new App(), 'c');
const web = new Deployment(chart, 'web', {
  containers: [{ name: 'web', image: 'web:1', lifecycle: {} }],
  podSpec: { nodeSelector: {}, tolerations: [{ effect: 'NoSchedule' }], serviceAccount: 'web' },
  spec: { minReadySeconds: 5 },
});
new Service(chart, 'service', { selector: web, sessionAffinity: 'ClientIP', spec: { ipFamilyPolicy: 'SingleStack' } });
new Program(chart, 'cart', { image: 'cart:1', ports: { http: 80 }, minAvailable: 1 });
`;

/** What an editor shows under a word of the text. */
function hover(service: unknown, word: string): string {
  const { getQuickInfoAtPosition } = service as {
    getQuickInfoAtPosition(
      file: string,
      at: number,
    ): { documentation: Part[]; tags?: { name: string; text?: Part[] }[] };
  };
  const { documentation, tags = [] } = getQuickInfoAtPosition(file, text.indexOf(`${word}:`));
  const said = tags.map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text ?? [])}`.trim());
  return [ts.displayPartsToString(documentation), ...said].join(' ');
}
type Part = object;

test("an editor shows what a property means, and of the API's own words where the API describes them", () => {
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({
      strict: true,
      customConditions: ['source'],
      module: 200,
      moduleResolution: 100,
      // Not those of browsers, and no types that nothing imports.
      lib: ['lib.es2023.d.ts'],
      types: [],
    }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name: string) => {
      const content = name === file ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => project,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const page = 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#';
  const words = ['nodeSelector', 'effect', 'serviceAccount', 'minReadySeconds', 'ipFamilyPolicy', 'lifecycle'];
  expect(words.map((word) => hover(service, word))).toEqual([
    `{@link ${page}podspec-v1-core PodSpec.nodeSelector}`,
    `{@link ${page}toleration-v1-core Toleration.effect}`,
    `{@link ${page}podspec-v1-core PodSpec.serviceAccount} @deprecated`,
    `{@link ${page}deploymentspec-v1-apps DeploymentSpec.minReadySeconds}`,
    `{@link ${page}servicespec-v1-core ServiceSpec.ipFamilyPolicy}`,
    `{@link ${page}container-v1-core Container.lifecycle}`,
  ]);
  expect(['sessionAffinity', 'minAvailable'].map((word) => hover(service, word))).toEqual([
    'Whether connections of one caller go to the same Pod. @default - not written; Kubernetes takes None',
    'How many Pods must stay while nodes are drained. @default - a drain may evict all of them at once',
  ]);
});
