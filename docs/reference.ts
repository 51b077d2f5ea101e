import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = 'packages/cdk8s-kubetalk/src';

/** The API's own types, which are not shown. */
const API = 'api';

/** A comment of a declaration, taken apart. */
interface Comment {
  readonly text: string;
  /** What a property is where it is left out. */
  readonly default?: string;
  readonly throws?: string;
}

/** The names that the constructs' package exports; `api` is the API's own types. */
export function exported(): string[] {
  const index = readFileSync(join(SOURCES, 'index.ts'), 'utf8');
  return index.split(';\n').flatMap((line) => {
    const [, named, from = ''] = /^export (?:type )?(?:\{(.*)\}|\*) from '\.\/(.*)'/s.exec(line.trim()) ?? [];
    if (named !== undefined) return [...named.matchAll(/\w+(?=,|\s*$)/g)].map(String);
    if (/^export type \* as api/.test(line.trim())) return ['api'];
    return from === '' ? [] : [...declarations(from).keys()];
  });
}

/** An exported declaration by its name: what it is, what it throws, and a table of what it takes or has. */
export function reference(name: string): string {
  const files = readdirSync(SOURCES).flatMap((one) => /^(.*)\.ts$/.exec(one)?.[1] ?? []);
  for (const file of files.filter((one) => one !== API)) {
    const lines = declarations(file).get(name);
    if (lines) return written(name, file, lines);
  }
  throw new Error(`${name}: no source of ${SOURCES} exports it`);
}

/** What a file exports, by name: the lines of each declaration with its comment. The sources are formatted, so it reads by lines. */
function declarations(file: string): Map<string, readonly string[]> {
  const lines = readFileSync(join(SOURCES, `${file}.ts`), 'utf8').split('\n');
  const found = new Map<string, readonly string[]>();
  for (const [at, line] of lines.entries()) {
    const [, name] = /^export (?:abstract )?(?:class|interface|type|function|const) (\w+)/.exec(line) ?? [];
    if (!name) continue;
    let begin = at;
    while (/^( \*|\/\*\*)/.test(lines[begin - 1] ?? '')) begin--;
    const blank = lines.findIndex((one, index) => index > at && (one === '}' || one === '' || /^\}?;$/.test(one)));
    const end = /^export (type|const)/.test(line)
      ? blank
      : lines.findIndex((one, index) => index >= at && /\}$/.test(one) && !/^\s/.test(one) && !one.endsWith('{}'));
    found.set(name, lines.slice(begin, (end < 0 ? lines.length : end) + 1));
  }
  return found;
}

function written(name: string, file: string, lines: readonly string[]): string {
  const head = commentEnding(
    lines,
    lines.findIndex((line) => /^export/.test(line)),
  );
  const made = lines.findIndex((line) => /^ {2}(?:protected )?constructor/.test(line));
  const { throws } = made < 0 ? head : commentEnding(lines, made);
  const depth = lines.some((line) => /^export type/.test(line)) ? 10 : 2;
  const rows = /^export function/m.test(lines.join('\n'))
    ? []
    : lines.flatMap((line, at) => row(whole(line, lines.slice(at + 1)), commentEnding(lines, at), depth));
  const declaration = lines.slice(lines.findIndex((line) => /^export/.test(line)));
  const alias = rows.length === 0 && /^export (type|const|function)/.test(declaration[0] ?? '');
  return [
    `**${name}** ([${file}.ts](../${SOURCES}/${file}.ts))${head.text && `: ${head.text}`}`,
    throws && `Throws ${throws}.`,
    alias && `\`\`\`ts\n${signature(declaration)}\n\`\`\``,
    rows.length > 0 && ['| | type | where it is left out | |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** A type as it is, or a function without its body. */
function signature(declaration: readonly string[]): string {
  const [first = ''] = declaration;
  if (!first.startsWith('export function'))
    return declaration
      .join('\n')
      .trim()
      .replace(/^export /, '');
  const body = declaration.findIndex((line) => / \{$/.test(line));
  return declaration
    .slice(0, body + 1)
    .join('\n')
    .replace(/^export /, '')
    .replace(/ \{$/, ';');
}

/** A property on one line, where its type takes several. */
function whole(line: string, following: readonly string[]): string {
  if (!/^\s+readonly .*(<|\()$/.test(line)) return line;
  const end = following.findIndex((one) => one.endsWith(';'));
  return [line, ...following.slice(0, end + 1).map((one) => one.trim())]
    .join('')
    .replace(/,(?=[>)])/g, '')
    .replace(/,(?=\S)/g, ', ');
}

/** A line of the table, where the line of code is a property, a getter or a method that users see. */
function row(line: string, comment: Comment, depth: number): string[] {
  if (line.search(/\S/) > depth) return [];
  const property =
    /^\s+readonly (\w+|'[\w-]+')(\??): (.*?);?( \*\/)?$/.exec(line) ?? /^\s+(\w+)()\b = (.*);$/.exec(line);
  const getter = /^ {2}get (\w+)()\(\): (.*) \{$/.exec(line);
  const method = /^ {2}(?!private|protected|constructor|get |if|for|while|return)(\w+)()(?:<.*?>)?(\(.*\).*) \{$/.exec(
    line,
  );
  const [, name, optional, type] = property ?? getter ?? method ?? [];
  if (name === undefined || isExcluded(type ?? '')) return [];
  if (comment.text === '' && comment.default === undefined && optional === '')
    return type?.length ? [cells(name, type, '', '')] : [];
  const left = optional === '' ? '' : (comment.default ?? 'nothing');
  const throws = comment.throws ? ` Throws ${comment.throws}.` : '';
  return [cells(name, type ?? '', left.replace(/^- /, ''), comment.text.replaceAll('\n', ' ') + throws)];
}

/** Whether nothing of a type can be given: the property is there for the compiler's message. */
function isExcluded(type: string): boolean {
  return /^(never|undefined|Excluded<.*)$/.test(type) || reasons().has(type);
}

/** The names that the sources have for a reason why something is excluded. */
function reasons(): ReadonlySet<string> {
  const sources = readdirSync(SOURCES)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SOURCES, file), 'utf8'));
  return new Set(
    sources.flatMap((text) => [...text.matchAll(/^type (\w+) =\s+Excluded</gm)].map(([, name = '']) => name)),
  );
}

function cells(...texts: readonly string[]): string {
  const [name = '', type = '', ...rest] = texts.map((text) => text.replaceAll('|', '\\|'));
  return `| \`${name.replaceAll("'", '')}\` | \`${type.replace(/ \{$|,$/, '').replace(/^\{$/, 'object')}\` | ${rest.join(' | ')} |`;
}

/** The comment that ends in the line above a line. */
function commentEnding(lines: readonly string[], at: number): Comment {
  if (!/\*\/\s*$/.test(lines[at - 1] ?? '')) return { text: '' };
  let begin = at - 1;
  while (!/^\s*(\{ )?\/\*\*/.test(lines[begin] ?? '')) begin--;
  const text = lines
    .slice(begin, at)
    .map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*)? ?/, '').replace(/\s*\*\/\s*$/, ''))
    .join('\n')
    .trim();
  const [main = '', ...tags] = text.split(/(?:^|\s)@(?=(?:default|throws|param|returns|see)\b)/);
  const tag = (name: string) =>
    tags
      .find((one) => one.startsWith(`${name} `))
      ?.slice(name.length + 1)
      .replaceAll('\n', ' ')
      .trim();
  return { text: linked(main.trim()), default: tag('default'), throws: tag('throws') };
}

function linked(text: string): string {
  return text.replace(/\{@link (\w+)[^}]*\}/g, '`$1`');
}
