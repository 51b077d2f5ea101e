#!/usr/bin/env node
require('../dist/import/main.js');
