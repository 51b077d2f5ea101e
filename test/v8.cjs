// Node 20 optimizes code at once that runs for a second only, as most of what a test runs does: a quarter of the processors, and two
// fifths of what a compiler takes that a test starts. Later ones have a quicker compiler in between, and no such flag.
if (process.versions.v8.startsWith('11.')) {
  require('node:v8').setFlagsFromString('--interrupt-budget=400000');
  // For what tests start, which is given their environment.
  process.env.NODE_OPTIONS ??= `--require ${JSON.stringify(__filename)}`;
}
