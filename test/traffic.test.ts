import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchOnce } from './e2e/requests';
import { send } from './e2e/traffic';

// What npm run e2e counts with, held to a server that is known.
let server: Server;
let underWay = 0;
let most = 0;
let status = (_request: number) => 200;
let requests = 0;
let connections = 0;
beforeEach(async () => {
  [underWay, most, requests, connections] = [0, 0, 0, 0];
  server = createServer((_, response) => {
    const request = requests++;
    most = Math.max(most, ++underWay);
    setTimeout(() => {
      underWay--;
      response.writeHead(status(request)).end();
    }, 400);
  });
  server.on('connection', () => connections++);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => new Promise((done) => server.close(done)));

const ask = (path: string) => fetchOnce(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

test('requests are sent ten at a time at most, each on a connection of its own', async () => {
  status = () => 200;
  const { sent, answered, failed } = await send(ask, '/', (count) => count >= 30);
  expect({ sent, answered, failed, most, connections }).toStrictEqual({
    sent: 30,
    answered: 30,
    failed: 0,
    most: 10,
    connections: 30,
  });
});

test('only status 200 is an answer, and the longest time without one is the longest gap', async () => {
  status = (request) => (request < 20 ? 502 : 200);
  const tally = await send(ask, '/', (count) => count >= 30);
  expect(tally).toStrictEqual({
    sent: 30,
    answered: 10,
    failed: 20,
    longestGap: expect.any(Number),
  });
  // Two rounds of ten failed before the first answer.
  expect(tally.longestGap).toBeGreaterThanOrEqual(1000);
});

test('where nothing listens, nothing is answered, and the reason is reported', async () => {
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  expect(await fetchOnce(`http://127.0.0.1:${port}/`)).toStrictEqual({
    status: 0,
    body: `connect ECONNREFUSED 127.0.0.1:${port}`,
  });
  await new Promise<void>((done) => server.listen(0, done));
});
