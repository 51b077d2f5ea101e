#!/usr/bin/env node
// Stands in for mongo:3.3: takes connections on 27017 and says its Pod's name to every line, and to HTTP on 28017.
const { createServer } = require('node:http');
const net = require('node:net');
const { hostname } = require('node:os');

// The first process of a container gets no default treatment of signals.
process.on('SIGTERM', () => process.exit());
createServer((_, response) => response.end(`mongod ${hostname()}\n`)).listen(28017);
net
  .createServer((socket) => {
    socket.on('data', () => socket.write(`person from ${hostname()}\n`));
    socket.on('error', () => socket.destroy());
  })
  .listen(27017);
