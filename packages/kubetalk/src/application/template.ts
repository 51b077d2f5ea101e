import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Document, documents } from '../manifest/documents';
import { InputError } from '../manifest/input-error';
import { type FieldPath, isRecord, type Json, type Place } from '../manifest/manifest';
import { table } from '../manifest/table';
import { settingsIn } from './inside';

/** The most pairs of lines of a template and of what it made that are compared. */
const MOST_PAIRS = 2 ** 22;

/**
 * Which line of a template made each line of a document. Helm does not say, so the lines are aligned by what stands outside of actions, as
 * much of it as can be, in order. A line that no line of the template can have made, such as those of a helper, is of the one above it.
 *
 * @returns for each line of the document, the index of one in the template; undefined above the first that is found
 */
export function aligned(template: readonly string[], made: readonly string[]): readonly (number | undefined)[] {
  const literals = template.map(literalsOf);
  const found: (number | undefined)[] = inOrder(literals, made);
  let above: number | undefined;
  return made.map((line, index) => {
    above = found[index] ?? likeliest(literals, line, above) ?? above;
    return above;
  });
}

/** What stands outside of the actions of a line, and how much of it there is; a line of which nothing does has made none. */
interface Literals {
  readonly parts: readonly string[];
  readonly weight: number;
}

function literalsOf(line: string): Literals {
  const [first = '', ...actions] = line.trimEnd().split('{{');
  const parts = [first, ...actions.map((action) => action.slice(action.indexOf('}}') + 2))];
  // One that begins or ends on another line may hold anything.
  const isWhole = !first.includes('}}') && actions.every((action) => action.includes('}}'));
  return { parts, weight: isWhole ? parts.join('').replaceAll(/\s/g, '').length : 0 };
}

function canMake({ parts, weight }: Literals, line: string): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (weight === 0 || last === undefined) return weight > 0 && line === first;
  if (!line.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const next = line.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return line.endsWith(last) && line.length - last.length >= at;
}

/** The alignment in order that has the most in common: the longest common subsequence, by weight. */
function inOrder(literals: readonly Literals[], made: readonly string[]): (number | undefined)[] {
  const found = new Array<number | undefined>(made.length).fill(undefined);
  if (literals.length * made.length > MOST_PAIRS) return found;
  const width = made.length + 1;
  const best = new Int32Array((literals.length + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] as number;
  const gain = (row: number, column: number) => {
    const one = literals[row] as Literals;
    return canMake(one, made[column] as string) ? at(row + 1, column + 1) + one.weight : -1;
  };
  for (let row = literals.length - 1; row >= 0; row--)
    for (let column = made.length - 1; column >= 0; column--)
      best[row * width + column] = Math.max(at(row + 1, column), at(row, column + 1), gain(row, column));
  for (let row = 0, column = 0; row < literals.length && column < made.length; )
    if (gain(row, column) === at(row, column)) found[column++] = row++;
    else if (at(row + 1, column) === at(row, column)) row++;
    else column++;
  return found;
}

/** For a line that a loop makes once more: the line that has the most of it, the nearest to the one before. */
function likeliest(literals: readonly Literals[], line: string, near = 0): number | undefined {
  let likeliest: number | undefined;
  const rank = (row: number): readonly [number, number] => [(literals[row] as Literals).weight, -Math.abs(row - near)];
  for (const [row, one] of literals.entries()) {
    if (!canMake(one, line)) continue;
    const [weight, nearness] = rank(row);
    const [most, nearest] = likeliest === undefined ? [0, 0] : rank(likeliest);
    if (weight > most || (weight === most && nearness > nearest)) likeliest = row;
  }
  return likeliest;
}

/** What helm made a document of. */
export interface Rendering {
  /** The folder of the chart. */
  readonly chart: string;
  /** The folder out of which nothing is read. */
  readonly top: string;
  /** The template. */
  readonly file: string;
  /** Files of values that were put over the chart's own, the last of which wins. */
  readonly values: readonly string[];
  /** The lines of the document. */
  readonly lines: readonly string[];
}

/** A document that helm rendered, and where its lines come from. Files are read when somebody asks. */
export class RenderedDocument {
  private known: readonly (number | undefined)[] | undefined;

  constructor(private readonly rendering: Rendering) {}

  /** The line of the template, from 1, that made a line of the document, which is given from 0. */
  line(made: number): number | undefined {
    this.known ??= aligned(this.template(), this.rendering.lines);
    const found = this.known[made];
    return found === undefined ? undefined : found + 1;
  }

  /** The value of the chart that is in a line, or in those that belong to it, where it is one alone and stands there as it is in its file. */
  value(made: number): Place | undefined {
    const { lines } = this.rendering;
    const depth = indentation(lines[made]);
    let end = made + 1;
    while (indentation(lines[end]) > depth) end++;
    const uses = lines
      .slice(made, end)
      .flatMap((text, index) => this.uses(made + index).map((path) => ({ text, path })));
    const [use] = uses;
    if (!use || uses.some(({ path }) => path !== use.path)) return undefined;
    return this.valuesAt(use.path.split('.')).find(({ text }) => use.text.includes(text))?.place;
  }

  /** The paths of values that a line of the document was made with. */
  private uses(made: number): readonly string[] {
    const template = this.template()[(this.line(made) ?? 0) - 1] ?? '';
    return [...template.matchAll(/\.Values\.([\w.]+)/g)].map(([, path = '']) => path);
  }

  private template(): readonly string[] {
    return read(this.rendering.file, this.rendering.top).split('\n');
  }

  /** The scalars at a path of values, that which counts first. A chart in a chart has some of its own, and some under its name in the outer. */
  private valuesAt(path: FieldPath): readonly { readonly text: string; readonly place: Place }[] {
    const { chart, top, file, values } = this.rendering;
    const folders = relative(chart, file).split(sep);
    const charts: string[] = [];
    while (folders[charts.length * 2] === 'charts') charts.push(folders[charts.length * 2 + 1] as string);
    const over = [...values].reverse().map((from) => ({ from, under: charts }));
    const own = ['', ...charts].map((_, depth) => ({
      from: join(chart, ...charts.slice(0, depth).flatMap((name) => ['charts', name]), VALUES),
      under: charts.slice(depth),
    }));
    return [...over, ...own].flatMap(({ from, under }) => scalarAt(from, top, [...under, ...path]) ?? []);
  }
}

/** How deep a line is; -1 where there is none. */
const indentation = (line: string | undefined) => line?.search(/\S/) ?? -1;

const VALUES = 'values.yaml';

function scalarAt(file: string, top: string, path: FieldPath) {
  const document = documentIn(file, top);
  let value: Json | undefined = document?.value;
  for (const key of path) value = isRecord(value) ? table(value)[key] : undefined;
  if (!document || value === undefined || value === null || typeof value === 'object') return undefined;
  return { text: String(value), place: { file, line: document.line(path) } };
}

function documentIn(file: string, top: string): Document | undefined {
  try {
    return documents(read(file, top), file)[0];
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** A file's text; empty where it is not there any more, or is not to be read. */
function read(file: string, top: string): string {
  if (!existsSync(file)) return '';
  try {
    return settingsIn(file, top);
  } catch (error) {
    if (error instanceof InputError) return '';
    throw error;
  }
}
