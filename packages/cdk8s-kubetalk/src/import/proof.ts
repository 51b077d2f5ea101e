import { ApiObject, App, Chart } from 'cdk8s';
import { groupBy, type Manifest } from 'kubetalk';
import { review } from '../checked';
import { jsonOf } from '../synth';
import { AVAILABLE } from './available';
import type { Code } from './code';
import { canonicalObject } from './equal';
import { type ChartClass, classText, constantsText, importedNames } from './frame';
import { Refusal } from './plan';
import { print } from './print';

/** What a run of the written class has shown: it makes the manifests. */
export interface Proof {
  /** How many objects have another place in the order than in the manifests. */
  readonly moved: number;
  /** What the checks stop its synth for. */
  readonly errors: readonly string[];
}

/**
 * Runs the text of a class as it is written, without its types.
 *
 * @param environment what the class is given
 * @throws Refusal where it makes other objects than the manifests
 */
export function prove(chart: ChartClass, environment: Code | undefined, manifests: readonly Manifest[]): Proof {
  const names = [...importedNames(chart)];
  const text = `"use strict"; ${constantsText(chart, 'JavaScript')}return (${classText(chart, 'JavaScript')});`;
  const Made = new Function(...names, text)(...names.map((name) => AVAILABLE[name])) as new (
    scope: App,
    id: string,
    props: unknown,
  ) => Chart;
  const app = new App();
  const made = new Made(app, 'import', environment && new Function(`return (${print(environment, '', 0, 0)});`)());
  const objects = app.charts.flatMap(objectsOf).map((object) => canonicalObject(jsonOf(object)));
  const expected = manifests.map(({ value }) => canonicalObject(value));
  assertSame(objects, expected);
  return { moved: movedIn(objects, expected), errors: review(made).errors };
}

/** How many objects have to be moved at least to give the other order. */
function movedIn(objects: readonly string[], expected: readonly string[]): number {
  const places = groupBy([...expected.keys()], (index) => expected[index]);
  // The last places of the shortest way to each length.
  const ends: number[] = [];
  for (const object of objects) {
    const place = places.get(object)?.shift() ?? 0;
    const longer = ends.findIndex((end) => end > place);
    ends[longer < 0 ? ends.length : longer] = place;
  }
  return objects.length - ends.length;
}

function objectsOf(chart: Chart): ApiObject[] {
  return chart.node.findAll().filter((one): one is ApiObject => one instanceof ApiObject && Chart.of(one) === chart);
}

function assertSame(objects: readonly string[], expected: readonly string[]): void {
  const [made, wanted] = [[...objects].sort(), [...expected].sort()];
  const at = wanted.findIndex((object, index) => object !== made[index]);
  if (at < 0 && made.length === wanted.length) return;
  const { kind = '', metadata = {} } = JSON.parse(wanted[at] ?? made.at(-1) ?? '{}');
  throw new Refusal(`${kind} ${metadata.name}: the code would make something else`);
}
