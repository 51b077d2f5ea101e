// Put before what a process that a test starts runs: what that runs of the mutants is told to the runner.
const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

process.on('exit', () => {
  const covered = globalThis.__stryker__?.mutantCoverage;
  const folder = process.env.MUTANTS_COVERAGE;
  if (!covered || !folder) return;
  // Whole or not at all: a process may be ended while it writes.
  const file = join(folder, `${process.pid}`);
  writeFileSync(file, JSON.stringify(covered));
  renameSync(file, `${file}.json`);
});
