// npm run bench [PART…]: measures both sides of each claim in turn, in this run, prints them, and keeps them in
// bench/results.json; all parts take most of an hour.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { checks } from './parts/checks';
import { diff } from './parts/diff';
import { files } from './parts/files';
import { fleet } from './parts/fleet';
import { growth } from './parts/growth';
import { growthOfShapes } from './parts/shapes';
import { start } from './parts/start';
import { synth } from './parts/synth';
import { versions } from './peers';
import type { Place } from './place';
import { keep } from './results';
import { line, type Row, type Rows } from './row';

const parts: Readonly<Record<string, (place: Place) => Rows>> = {
  start,
  synth,
  growth,
  checks,
  files,
  diff,
  fleet,
  shapes: growthOfShapes,
};
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(parts, name));
if (unknown) throw new Error(`${unknown} is no part: name some of ${Object.keys(parts).join(', ')}`);

const place: Place = { here: process.cwd(), scratch: mkdtempSync(join(tmpdir(), 'go-demo-2-bench-')) };
const day = new Date().toISOString().slice(0, 10);
const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`;

try {
  console.log(`${machine}; ${Object.entries(versions()).flat().join(' ')}`);
  console.log('medians, and the least and most, in seconds of processors, taken in turn\n');
  for (const name of asked.length > 0 ? asked : Object.keys(parts)) measure(name);
} finally {
  rmSync(place.scratch, { recursive: true, force: true });
}

/** @throws where nothing of it could be measured */
function measure(part: string): void {
  console.log(part);
  const rows: Row[] = [];
  for (const row of parts[part]?.(place) ?? []) {
    const isMissing = 'because' in row;
    console.log(isMissing ? `  ${row.what}: not measured: ${row.because}` : line(row));
    if (!isMissing) rows.push(row);
  }
  if (rows.length === 0) throw new Error(`${part}: nothing was measured`);
  keep(part, { day, machine, versions: versions(), rows });
}
