#!/usr/bin/env node
// Stands in for vfarcic/go-demo-2 on 8080: /demo/hello answers, /demo/person asks $DB on a new connection each time. The real
// one opens one database session at its start and keeps it; docs/e2e.md says what follows.
const { createServer } = require('node:http');
const { connect } = require('node:net');
const { hostname } = require('node:os');

process.on('SIGTERM', () => process.exit());

/** Of an address with credentials the host alone: the stand-in for the database asks for none. */
const database = (process.env.DB ?? 'localhost').replace(/^mongodb:\/\/(.*@)?|\/.*$/g, '');

function person() {
  return new Promise((found, failed) => {
    const socket = connect({ host: database, port: 27017, timeout: 3000 });
    socket.on('connect', () => socket.write('find\n'));
    socket.on('data', (answer) => {
      found(String(answer));
      socket.destroy();
    });
    socket.on('timeout', () => socket.destroy(new Error(`no answer from ${database}`)));
    socket.on('error', failed);
    socket.on('close', () => failed(new Error('closed without an answer')));
  });
}

const paths = {
  '/demo/hello': async () => `hello, world! from ${hostname()}\n`,
  '/demo/person': async () => `api ${hostname()} via ${database}: ${await person()}`,
};

createServer(async ({ url }, response) => {
  const answer = paths[url];
  if (!answer) return response.writeHead(404).end();
  try {
    response.end(await answer());
  } catch ({ message }) {
    response.writeHead(502).end(`${message}\n`);
  }
}).listen(8080);
