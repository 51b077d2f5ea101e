import fc from 'fast-check';
import { serviceNames } from '../../src/kubernetes/service-names';
import { type Address, addressesIn, readAddresses, words } from '../../src/topology/addresses';
import { codePoint } from '../words';

const plain = (addresses: Address[]) => addresses.map(({ host, port, form }) => [host, port, form]);

test.each<[string, unknown[]]>([
  ['go-demo-2-db', [['go-demo-2-db', undefined, 'word']]],
  ['db:27017', [['db', 27017, 'host:port']]],
  ['db.shop.svc.cluster.local:27017', [['db.shop.svc.cluster.local', 27017, 'host:port']]],
  ['db.shop.svc.cluster.local.', [['db.shop.svc.cluster.local', undefined, 'word']]],
  ['http://web', [['web', 80, 'url']]],
  ['HTTPS://Web/path?q=a@b', [['web', 443, 'url']]],
  ['http://web:8080/a?next=http://other', [['web', 8080, 'url']]],
  [
    'mongodb://me:secret@db-0.db:27017,db-1.db:27018/shop',
    [
      ['db-0.db', 27017, 'url'],
      ['db-1.db', 27018, 'url'],
    ],
  ],
  ['mongodb+srv://me@db/shop', [['db', 27017, 'url']]],
  ['postgres://me:p@ss/w:1@db/shop', [['db', 5432, 'url']]],
  [
    'kafka-0:9092, kafka-1:9092',
    [
      ['kafka-0', 9092, 'host:port'],
      ['kafka-1', 9092, 'host:port'],
    ],
  ],
  [
    'http://a:1,http://b:2',
    [
      ['a', 1, 'url'],
      ['b', 2, 'url'],
    ],
  ],
  [
    'a,http://b:2',
    [
      ['a', undefined, 'word'],
      ['b', 2, 'url'],
    ],
  ],
  ['redis:6379,password=a,b:1', [['redis', 6379, 'host:port']]],
  ['Server=db,1433;Password=a,b:1', [['db', 1433, 'url']]],
  ['10.0.0.1:80,db:1', [['db', 1, 'host:port']]],
  ['jdbc:postgresql://db/shop', [['db', 5432, 'url']]],
  ['constructor://db', []],
  ['constructor://db:1', [['db', 1, 'host:port']]],
  ['s3://shelf', []],
  ['kubernetes://apis/apps/v1/namespaces/default', []],
  ['jdbc:postgresql://db:5432/shop', [['db', 5432, 'url']]],
  ['jdbc:sqlserver://db:1433;databaseName=shop', [['db', 1433, 'url']]],
  ['dns:///web:8080', [['web', 8080, 'host:port']]],
  ['dnssrv+_grpc._tcp.store', [['store', undefined, 'word']]],
  ['Host=db;Port=5432;Username=me;Password=Host=x', [['db', 5432, 'url']]],
  ['host=db port=5432 user=me', [['db', 5432, 'url']]],
  ['me:p@ss@tcp(db:3306)/shop', [['db', 3306, 'url']]],
  ['10.0.0.1:80', []],
  ['12:30', []],
  ['', []],
  ['two words', []],
  ['a_b', [['a_b', undefined, 'word']]],
  ['$(HOST):80', []],
])('%s states the addresses %j', (value, expected) => {
  expect(plain(readAddresses(value))).toEqual(expected);
});

test('nothing of a password is ever taken for an address', () => {
  const secret = fc.string({ unit: fc.constantFrom(...'xyz019:/@,%?# '), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(secret, fc.constantFrom('http', 'mongodb', 'amqp'), (password, scheme) => {
      const found = plain(readAddresses(`${scheme}://user:${password}@db:27017/shop`));
      // Where the password makes it ambiguous, nothing is found.
      expect([[], [['db', 27017, 'url']]]).toContainEqual(found);
      if (!/[?#\s]/.test(password)) expect(found).toHaveLength(1);
    }),
  );
});

test('reading any text ends, and never throws', () => {
  fc.assert(fc.property(fc.string({ unit: codePoint, maxLength: 200 }), (text) => Array.isArray(readAddresses(text))));
  expect(readAddresses('a'.repeat(1_000_000))).toEqual([]);
  expect(readAddresses('http://a:1,'.repeat(10_000))).toHaveLength(10_000);
});

test('command lines are taken apart into words', () => {
  expect(words('wget -qO- http://web:8080/x; echo "done" --db=db:27017 -v')).toEqual([
    'http://web:8080/x',
    'done',
    'db:27017',
  ]);
  expect(words('web --password=hunter -u=db dsn;Password=hunter')).toEqual(['db', 'dsn']);
});

test.each<[string, string, string[]]>([
  [
    'a program is no address, and what it asks is one',
    'until mysql -h db; do redis ping | nc -z cache 6379; done',
    ['mysql://db', 'tcp://cache:6379', 'ping'],
  ],
  ['nor is one after a variable of its own', 'PGPASSWORD=x postgres db', ['db']],
  ['nor is who follows a flag', 'psql -U postgres --dbname shop -h db', ['postgres://db']],
  ['a URL is one after any flag', 'locust -u http://web', ['http://web']],
  ['a lone word may be one', 'db', ['db']],
  [
    'the flags of a program stand anywhere',
    '/usr/bin/timeout 5 pg_isready -p 5433 --host=db',
    ['postgres://db:5433', '5', 'pg_isready'],
  ],
  [
    'a shell may stand before it',
    'sh -c "while ! nc -z -w 1 db 80; do sleep 1; done"',
    ['tcp://db:80', '!', 'nc', '1', '1'],
  ],
  ['a listener asks nobody', 'nc -l 8080', ['8080']],
  ['nor does one whose host only its shell knows', 'nc -z $HOST 8080', ['$HOST', '8080']],
  ['a name before a URL is none', 'a heap:https://web:8443/', ['https://web:8443/']],
])('%s', (_, line, expected) => {
  expect(words(line)).toEqual(expected);
});

test('a flag may be the argument before', () => {
  expect([words('postgres', '-U'), words('postgres', '-h')]).toEqual([[], ['postgres']]);
});

test.each<[string, unknown]>([
  ['db', [['db', 'shop', undefined, true]]],
  [
    'db.data',
    [
      ['db', 'data', undefined, false],
      ['data', 'shop', 'db', false],
    ],
  ],
  ['db.data.svc', [['db', 'data', undefined, true]]],
  ['db.data.svc.cluster.local', [['db', 'data', undefined, true]]],
  ['db-0.db.data', [['db', 'data', 'db-0', false]]],
  ['db-0.db.data.svc.cluster.local', [['db', 'data', 'db-0', true]]],
  ['db.data.cluster.local', []],
  ['www.example.co.uk', []],
])('seen from namespace shop, %s may be %j', (host, expected) => {
  expect(
    serviceNames(host, 'shop').map(({ name, namespace, pod, certain }) => [name, namespace, pod, certain]),
  ).toEqual(expected);
});

test('in a file, what has a scheme or a port is an address, and a comment is not', () => {
  const file = `
upstream web { server web:8080; }  # and no other:0
  # server old:8080;
proxy_pass http://store/items;
time: 10:30, image: nginx, url: s3://shelf, again: web:8080, ws://feed.shop.svc/x, ratio 1:2`;
  expect(plain(addressesIn(file))).toEqual([
    ['web', 8080, 'host:port'],
    ['other', 0, 'host:port'],
    ['store', 80, 'url'],
    ['feed.shop.svc', 80, 'url'],
  ]);
});
