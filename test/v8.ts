import { setFlagsFromString } from 'node:v8';

// Node 20 optimizes code at once that runs for a second only, as most of what a test runs does: a quarter of the processors.
// Later ones have a quicker compiler in between, and no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000');
