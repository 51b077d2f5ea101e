#!/usr/bin/env node
// From here on Node keeps what it compiles, which is half of a short run; Node 20 can't yet.
require('node:module').enableCompileCache?.();
require('./v8.js');
require('../dist/cli/main.js');
