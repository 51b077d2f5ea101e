import { type Code, callCode, calleesOf, textCode, variablesOf, withoutTypes } from './code';
import type { Constant } from './constants';
import type { Helper } from './helpers';
import type { KindConstant } from './kinds';
import { comment, print, propertyKey, stringLiteral } from './print';
import type { Statement } from './statement';

/** What the generated code takes from cdk8s; all else is this package's. */
const OF_CDK8S = ['ApiObject', 'Chart', 'Duration'];

/** A chart class as it is written. */
export interface ChartClass {
  readonly name: string;
  /** Where the manifests are from, for its comment. */
  readonly from: string;
  readonly statements: readonly Statement[];
  readonly kinds: readonly KindConstant[];
  readonly constants: readonly Constant[];
  readonly helpers: readonly Helper[];
  /** Undefined where it has none. */
  readonly namespace: Code | undefined;
  /** The values of each environment, by its name; empty where there is only one. */
  readonly environments: ReadonlyMap<string, Code>;
}

/** With types, or without them as it runs. */
type Language = 'TypeScript' | 'JavaScript';

/** The file of a chart class, with the data of its environments unless they have a file of their own. */
export function chartFile(chart: ChartClass, environmentsFile?: string): string {
  const isApart = environmentsFile !== undefined && chart.environments.size > 0;
  return [
    imports(chart, []),
    ...(isApart ? [`import type { Environment } from "${environmentsFile}";\n`] : []),
    '\n',
    constantsText(chart, 'TypeScript'),
    ...(isApart ? [] : [environmentsText(chart)]),
    `/** Imported from ${chart.from}. */\nexport ${classText(chart, 'TypeScript')}`,
  ].join('');
}

/** The file of a chart class and of the app that writes its YAML. */
export function appFile(chart: ChartClass, isChecked: boolean): string {
  return [
    imports(chart, ['App']),
    '\n',
    constantsText(chart, 'TypeScript'),
    environmentsText(chart),
    `/** Imported from ${chart.from}. */\nexport ${classText(chart, 'TypeScript')}`,
    `\nif (require.main === module) {\n${appText(chart, isChecked, '  ')}}\n`,
  ].join('');
}

/** What makes an app and writes its YAML. */
export function appText({ name, environments }: ChartClass, isChecked: boolean, indent = ''): string {
  const id = stringLiteral(chartId(name));
  const charts =
    environments.size === 0
      ? [`new ${name}(app, ${id});`]
      : [
          'for (const [name, environment] of Object.entries(environments)) {',
          `  new ${name}(app, name, environment);`,
          '}',
        ];
  return [`const app = new App(${isChecked ? '' : '{ checked: false }'});`, ...charts, 'app.synth();']
    .map((line) => `${indent}${line}\n`)
    .join('');
}

/** What a chart is called, as its id and its file. */
export function chartId(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}

/** The data of the environments, and its type. */
export function environmentsText({ environments }: ChartClass): string {
  if (environments.size === 0) return '';
  const entries = [...environments].map(
    ([name, code]) => `  ${propertyKey(name)}: ${print(code, '  ', 4 + name.length, 1)},\n`,
  );
  return [
    '/** What differs between the environments. */\n',
    `export const environments = {\n${entries.join('')}} as const;\n\n`,
    'export type Environment = (typeof environments)[keyof typeof environments];\n\n',
  ].join('');
}

/** What a chart's class has to know, by name. */
export function importedNames({ statements, constants, helpers, kinds }: ChartClass): ReadonlySet<string> {
  const used = [...constants, ...helpers, ...statements].flatMap(({ code }) =>
    [...calleesOf(code)].map((callee) => callee.split('.')[0] as string),
  );
  const own = new Set([...kinds, ...helpers.map(({ variable }) => variable)].map(({ name }) => name));
  return new Set(['Chart', ...(kinds.length > 0 ? ['kind'] : []), ...used.filter((name) => !own.has(name))]);
}

function imports(chart: ChartClass, more: readonly string[]): string {
  const all = [...importedNames(chart), ...more].sort(inOrder);
  const [mine, others] = [all.filter((one) => OF_CDK8S.includes(one)), all.filter((one) => !OF_CDK8S.includes(one))];
  return [
    importLine(mine, 'cdk8s'),
    ...(others.length > 0 ? [importLine(others, 'cdk8s-kubetalk')] : []),
    'import type { Construct } from "constructs";\n',
  ].join('');
}

function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from "${from}";\n`;
  return line.length <= 81 ? line : `import {\n${names.map((name) => `  ${name},\n`).join('')}} from "${from}";\n`;
}

function inOrder(one: string, other: string): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}

/** The constants and functions before the class. */
export function constantsText({ constants, helpers, kinds }: ChartClass, language: Language): string {
  const classes = kinds.map(({ name, apiVersion, kind, scope }) => {
    const words = [apiVersion, kind, ...(scope === 'Cluster' ? [scope] : [])].map(textCode);
    return constantText(name, callCode('kind', ...words), language);
  });
  const values = constants.map(({ variable, code }) => constantText(variable.name, code, language));
  const all = [...classes, ...values, ...helpers.map((helper) => helperText(helper, language))];
  return all.length > 0 ? `${all.join('')}\n` : '';
}

function constantText(name: string, code: Code, language: Language): string {
  const start = `const ${name} = `;
  const end = language === 'TypeScript' && code.type !== 'call' ? ' as const;' : ';';
  return `${start}${print(code, '', start.length, end.length)}${end}\n`;
}

function helperText({ variable, parameters, code }: Helper, language: Language): string {
  const isTyped = language === 'TypeScript';
  const all = [['scope', 'Construct'], ['id', 'string'], ...parameters.map((one) => [one.variable.name, one.type])].map(
    ([name, type]) => (isTyped ? `${name}: ${type}` : name),
  );
  return `\nfunction ${variable.name}(${all.join(', ')}) {\n  return ${print(code, '  ', 9, 1)};\n}\n`;
}

/** The class itself. */
export function classText({ statements, namespace, environments, name }: ChartClass, language: Language): string {
  const used = new Set(statements.flatMap(({ code }) => [...variablesOf(code)]));
  const indent = '    ';
  const lines = statements.map(({ code, variable, comments }) => {
    const start = used.has(variable) ? `const ${variable.name} = ` : '';
    const written = language === 'TypeScript' ? code : withoutTypes(code);
    return `${indent}${comment(comments, indent)}${start}${print(written, indent, indent.length + start.length, 1)};\n`;
  });
  const options = namespace ? `, { namespace: ${print(namespace, indent, 0, 0)} }` : '';
  const isTyped = language === 'TypeScript';
  const props = environments.size === 0 ? '' : isTyped ? ', props: Environment' : ', props';
  const parameters = isTyped ? 'scope: Construct, id: string' : 'scope, id';
  return [
    `class ${name} extends Chart {\n`,
    `  constructor(${parameters}${props}) {\n`,
    `    super(scope, id${options});\n`,
    ...lines,
    '  }\n',
    '}\n',
  ].join('');
}
