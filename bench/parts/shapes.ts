import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { list, products, type Texts, texts } from '../../packages/kubetalk/test/wide/hostile';
import { shapes as wide } from '../../packages/kubetalk/test/wide/shapes';
import { type Command, race, time } from '../measure';
import type { Place } from '../place';
import { type Rows, ratio } from '../row';

const shapes: Readonly<Record<string, Texts>> = {
  ...Object.fromEntries(
    Object.entries(wide).map(([name, make]): [string, Texts] => [
      name,
      (size) => {
        const [before, after] = make(size);
        return [list(before.map(({ value }) => value)), list(after.map(({ value }) => value))];
      },
    ]),
  ),
  ...products,
  ...texts,
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
