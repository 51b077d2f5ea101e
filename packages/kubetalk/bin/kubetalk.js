#!/usr/bin/env node
require('./v8.js');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const path = join(__dirname, '../dist/cli/main.js');
// Each command has functions of its own.
const [, , first = ''] = process.argv;
const command = /^[a-z]+$/.test(first) ? first : 'none';
const name = `${command}-${process.version}-${process.arch}.v8`;
require('./compiled.js').run({
  code: readFileSync(path),
  path,
  source: path,
  compiled: join(__dirname, '../dist/compiled', name),
});
