// Put before what a process that a test starts runs: what that runs of the mutants is told to the runner.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

process.on('exit', () => {
  const covered = globalThis.__stryker__?.mutantCoverage;
  const folder = process.env.MUTANTS_COVERAGE;
  if (covered && folder) writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(covered));
});
