import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapes as wide } from '../../packages/kubetalk/test/wide/shapes';
import { type Command, race, time } from '../measure';
import type { Place } from '../place';
import { type Rows, ratio } from '../row';

/** A file before and after a change, of a size. */
type Texts = (size: number) => readonly [before: string, after: string];

const list = (items: readonly unknown[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
const many = <Item>(size: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: size }, (_, index) => make(index));
const sides = (make: (side: string) => string) => [make('a'), make('b')] as const;

const service = (name: string, port: number, more: object = {}, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, ...metadata },
  spec: { selector: { a: 'b' }, ports: [{ port }], ...more },
});
const pod = (name: string, host: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { a: 'b' } },
  spec: {
    containers: [
      { name: 'c', image: 'i', ports: [{ containerPort: 80 }], env: [{ name: 'X', value: `http://${host}` }] },
    ],
  },
});
const port = (side: string) => (side === 'a' ? 80 : 81);
/** A definition of which one field has a schema, and objects of its kind. */
const custom = (schema: object, values: readonly string[]) =>
  list([
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'as.x.io' },
      spec: {
        group: 'x.io',
        scope: 'Namespaced',
        names: { kind: 'A', plural: 'as', singular: 'a' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', properties: { s: { type: 'string', ...schema } } } },
          },
        ],
      },
    },
    ...values.map((s, index) => ({ apiVersion: 'x.io/v1', kind: 'A', metadata: { name: `a${index}` }, s })),
  ]);
const nested = (depth: number): object =>
  depth === 0 ? { minLength: 1 } : { anyOf: [nested(depth - 1), nested(depth - 1)], not: { maxLength: 0 } };

/** Files that somebody makes to keep a run busy. */
const hostile: Readonly<Record<string, Texts>> = {
  'Services that select the same Pods, which call one of them': (size) =>
    sides((side) => list(many(size, (at) => [service(`s${at}`, port(side)), pod(`p${at}`, 's1')]).flat())),
  'Services that select the same Pods, each of which calls another': (size) =>
    sides((side) => list(many(size, (at) => [service(`s${at}`, port(side)), pod(`p${at}`, `s${at}`)]).flat())),
  'ways in to the same Pods': (size) =>
    sides((side) =>
      list(many(size, (at) => [service(`s${at}`, port(side), { type: 'NodePort' }), pod(`p${at}`, 'x')]).flat()),
    ),
  'namespaces of one Service each': (size) =>
    sides((side) => list(many(size, (at) => service('s', port(side), {}, { namespace: `n${at}` })))),
  'lines of collections that are not indented': (size) =>
    sides((side) =>
      many(
        Math.ceil(size / 100),
        (at) =>
          `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a${at}}\ndata:\n${many(100, (line) => `  ${side}${line}: [\n1]\n`).join('')}`,
      ).join('---\n'),
    ),
  'aliases of one list of containers': (size) =>
    sides(
      (side) =>
        `apiVersion: v1\nkind: List\nx: &c [{name: c, image: ${side}, env: [{name: A, value: b}]}]\nitems:\n${many(size, (at) => `- {apiVersion: v1, kind: Pod, metadata: {name: p${at}}, spec: {containers: *c}}\n`).join('')}`,
    ),
  'a pattern of a definition over a long text': (size) =>
    sides((side) => custom({ pattern: '^(([a-z]+.?){1,60}){1,12}$' }, [`${side.repeat(size)}!`])),
  'ways of a definition in each other': (size) =>
    sides((side) =>
      custom(
        nested(5),
        many(size, (at) => (at % 2 ? '' : side)),
      ),
    ),
};

const shapes: Readonly<Record<string, Texts>> = {
  ...Object.fromEntries(
    Object.entries(wide).map(([name, make]): [string, Texts] => [
      name,
      (size) => {
        const [before, after] = make(size).map((side) => list(side.map(({ value }) => value)));
        return [before as string, after as string];
      },
    ]),
  ),
  ...hostile,
};

/** Seconds that a run takes at the small size, so that what it takes to start counts little. */
const LEAST = 1.5;

/** Every shape at one size and at four times that, each checked and compared: what grows linearly takes four times as long. */
export function* growthOfShapes(place: Place): Rows {
  for (const [name, make] of Object.entries(shapes)) {
    const run = (size: number): Command => {
      const [before, after] = make(size).map((text, side) => {
        const file = join(place.scratch, `shape-${side}-${size}.json`);
        writeFileSync(file, text);
        return file;
      });
      const tool = 'node bin/run.mjs packages/kubetalk/src/cli/main.ts';
      const line = `${tool} check ${after} >/dev/null; ${tool} diff --exit-zero ${before} ${after} >/dev/null; [ $? -lt 3 ]`;
      return { cwd: place.here, words: ['sh', '-c', line] };
    };
    let size = 250;
    while (time(run(size)).processor < LEAST && size < 250 << 7) size *= 2;
    const times = race(3, { small: run(size), large: run(4 * size) });
    yield ratio(
      `${name}: ${(4 * size).toLocaleString('en')} / ${size.toLocaleString('en')}`,
      times.large,
      times.small,
      4.6,
    );
  }
}
