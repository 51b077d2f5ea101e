import { groupBy } from 'kubetalk';
import { AVAILABLE } from './available';
import {
  atomCode,
  type Code,
  callCode,
  listCode,
  propertiesCode,
  referenceCode,
  templateCode,
  textCode,
  type Variable,
  variablesOf,
} from './code';
import { commonWords, Names } from './names';
import { print } from './print';
import type { Statement } from './statement';

/** A function of the written code that makes constructs which differ in a few values only. */
export interface Helper {
  readonly variable: Variable;
  readonly parameters: readonly Parameter[];
  readonly code: Code;
}

export interface Parameter {
  readonly variable: Variable;
  readonly type: 'string' | 'number';
}

const [SCOPE, ID]: readonly [Variable, Variable] = [{ name: 'scope' }, { name: 'id' }];
/** More are no easier to read than what they replace. */
const MOST_PARAMETERS = 4;
const INDENT = ' '.repeat(4);

/** Code in which constructs that are alike are calls of a function. @param names those that are taken */
export function withHelpers(
  statements: readonly Statement[],
  names: Names,
): { readonly helpers: readonly Helper[]; readonly statements: readonly Statement[] } {
  const alike = groupBy(statements.filter(isAlone), ({ code }) => shape(code));
  const helpers: Helper[] = [];
  const calls = new Map<Statement, Code>();
  for (const [, group] of alike) {
    const found = group.length > 1 ? helperOf(group, names) : undefined;
    if (!found) continue;
    helpers.push(found.helper);
    group.forEach((statement, index) => {
      calls.set(statement, found.calls[index] as Code);
    });
  }
  return {
    helpers,
    statements: statements.map((statement) => ({ ...statement, code: calls.get(statement) ?? statement.code })),
  };
}

/** Whether a construct refers to no other than its scope. */
function isAlone({ code, scope, manifests }: Statement): boolean {
  return manifests.length > 0 && [...variablesOf(code)].every((variable) => variable === scope);
}

/** A value that may differ between constructs that are alike, and what it is called. */
interface Leaf {
  readonly key: string;
  readonly value: string | number;
}

/** Properties whose values the compiler knows as any text or number. */
const TEXTS = /^(name|image|containerName|path|mountPath|schedule|serviceAccountName|args|command)$/;
const MAPS = /^(labels|annotations|selector|podLabels|podAnnotations|env|data)$/;
const NUMBERS = /^(port|targetPort|containerPort|replicas)$/;

/** Walks code beside the way to it, with its leaves changed. */
function withLeaves(code: Code, change: (leaf: Leaf) => Code | undefined): Code {
  if (code.type !== 'call') return code;
  const isTyped = code.callee.replace('new ', '') in AVAILABLE;
  const walk = (part: Code, key: string, parent: string): Code => {
    if (part.type === 'literal')
      return propertiesCode(part.entries.map((one) => ({ ...one, value: walk(one.value, one.key, key) })));
    if (part.type === 'list')
      return listCode(
        part.items.map((item) => walk(item, key, parent)),
        part.comments,
      );
    if (part.type === 'text' && !part.text.includes('\n') && (!isTyped || TEXTS.test(key) || MAPS.test(parent)))
      return change({ key, value: part.text }) ?? part;
    if (part.type === 'atom' && /^\d+$/.test(part.text) && (!isTyped || NUMBERS.test(key)))
      return change({ key, value: Number(part.text) }) ?? part;
    return part;
  };
  const [, , ...props] = code.args;
  return callCode(code.callee, referenceCode(SCOPE), referenceCode(ID), ...props.map((one) => walk(one, '', '')));
}

function shape(code: Code): string {
  return print(
    withLeaves(code, ({ value }) => atomCode(typeof value)),
    '',
    0,
    0,
  );
}

function leavesOf(code: Code): readonly Leaf[] {
  const leaves: Leaf[] = [];
  withLeaves(code, (leaf) => {
    leaves.push(leaf);
    return undefined;
  });
  return leaves;
}

/** What the arguments of one parameter are, in each of the calls. */
interface Column extends Parameter {
  readonly values: readonly (string | number)[];
}

/** The function that makes a group; undefined where that saves nothing. */
function helperOf(group: readonly Statement[], names: Names) {
  const [first] = group as readonly [Statement];
  const leaves = group.map(({ code }) => leavesOf(code));
  const columns: Column[] = [{ variable: ID, type: 'string', values: group.map(({ id }) => id) }];
  const differing = (leaves[0] ?? []).map((leaf, index) => ({
    key: leaf.key,
    values: leaves.map((own) => own[index]?.value ?? ''),
  }));
  // A text may hold a number, but no number a text.
  for (const type of ['number', 'string'] as const)
    for (const { key, values } of differing)
      if (typeof values[0] === type && !isOne(values) && !madeOf(values, columns))
        columns.push({ variable: { name: parameterName(key, columns) }, type, values });
  const [, ...parameters] = columns;
  if (parameters.length > MOST_PARAMETERS) return undefined;
  let at = 0;
  const code = withLeaves(first.code, () => {
    const { values } = differing[at++] as { readonly values: readonly (string | number)[] };
    return isOne(values) ? undefined : madeOf(values, columns);
  });
  const lines = print(first.code, INDENT, INDENT.length, 1).split('\n').length;
  const saved = group.length * (lines - 1) - (print(code, '  ', 9, 1).split('\n').length + 3);
  if (saved < 2) return undefined;
  const variable = { name: names.peek(nameOf(group)) };
  // No constant that the function uses is called as what it is given.
  for (const one of [variable, ...parameters.map((parameter) => parameter.variable)]) names.take(one.name);
  const calls = group.map((statement, index) => {
    const [scope = atomCode('this'), id = textCode(statement.id)] =
      statement.code.type === 'call' ? statement.code.args : [];
    const args = parameters.map(({ values }) => valueCode(values[index] as string | number));
    return callCode(variable.name, scope, id, ...args);
  });
  return { helper: { variable, parameters, code }, calls };
}

function isOne(values: readonly unknown[]): boolean {
  return new Set(values).size === 1;
}

/** A value as a parameter, or as a text around one. */
function madeOf(values: readonly (string | number)[], columns: readonly Column[]): Code | undefined {
  for (const { variable, values: given } of columns) {
    if (values.every((value, index) => value === given[index])) return referenceCode(variable);
    const around = values.map((value, index) => textAround(value, String(given[index])));
    const [one] = around;
    if (one && isOne(around.map((parts) => parts?.join('\n')))) {
      const [before = '', after = ''] = one;
      return { ...templateCode([before, referenceCode(variable), after].filter((part) => part !== '')), isText: true };
    }
  }
  return undefined;
}

/** What is before and behind a part of a text that is no part of a longer word. */
function textAround(value: string | number, part: string): readonly [string, string] | undefined {
  if (typeof value !== 'string' || part.length < 2) return undefined;
  const at = value.indexOf(part);
  if (at < 0 || value.indexOf(part, at + 1) >= 0) return undefined;
  const [before, after] = [value.slice(0, at), value.slice(at + part.length)];
  return /[A-Za-z0-9]$/.test(before) || /^[A-Za-z0-9]/.test(after) ? undefined : [before, after];
}

function parameterName(key: string, columns: readonly Column[]): string {
  return new Names(['scope', ...columns.map(({ variable }) => variable.name)]).peek(key);
}

/** What those who are alike have in common: a word of their names, else their class. */
function nameOf(group: readonly Statement[]): string {
  const [{ code }] = group as readonly [Statement];
  const callee = code.type === 'call' ? code.callee.replace(/^new (Kube(?=[A-Z]))?/, '') : '';
  return commonWords(group.map(({ id }) => id)) ?? callee;
}

const valueCode = (value: string | number): Code => (typeof value === 'string' ? textCode(value) : atomCode(value));
