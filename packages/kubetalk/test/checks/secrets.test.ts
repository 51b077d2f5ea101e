import fc from 'fast-check';
import type { Json, JsonObject, Manifest } from '../../src/manifest/manifest';
import { check } from '../applied';

const manifest = (kind: string, name: string, more: JsonObject): Manifest => ({
  value: { apiVersion: 'v1', kind, metadata: { name }, ...more },
  source: {},
});
const service = manifest('Service', 'store', { spec: { ports: [{ port: 27017 }], selector: { app: 'nobody' } } });
const caller = (container: JsonObject): Manifest =>
  manifest('Pod', 'api', { spec: { containers: [{ name: 'api', image: 'api:1', ...container }] } });

/** Long enough not to stand in a message by chance, but for words of our own, and of letters that a host may have as well. */
const password = fc.stringMatching(/^[a-z]{6}[a-z0-9:/?#@%,.-]{0,10}[a-z]{6}$/);
const said = (manifests: readonly Manifest[]) =>
  JSON.stringify(check(manifests).map(({ message, remedy }) => [message, remedy]));
/** Every piece of a secret that a reader could tell it by. */
const pieces = (secret: string) =>
  secret.split(/[^a-z]+/).filter((piece) => piece.length >= 6 && !OUR_OWN.includes(piece));
/** What messages about addresses say of themselves. */
const OUR_OWN = ['called'];

const forms: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `mongodb://me:${secret}@store:27018/shop`,
  (secret) => `http://${secret}@stroe`,
  (secret) => `${secret}.svc:80`,
];

test('no finding shows a part of a Secret, whatever looks like an address in it', () => {
  const holder = (value: string, encoded: boolean): Json => (encoded ? Buffer.from(value).toString('base64') : value);
  fc.assert(
    fc.property(password, fc.constantFrom(...forms), fc.boolean(), (secret, form, encoded) => {
      const data = { DB_URL: holder(form(secret), encoded) };
      const kept = manifest('Secret', 'login', encoded ? { data } : { stringData: data });
      const text = said([service, kept, caller({ envFrom: [{ secretRef: { name: 'login' } }] })]);
      expect(pieces(secret).filter((piece) => text.includes(piece))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('no finding shows the credentials of a URL', () => {
  fc.assert(
    fc.property(password, fc.constantFrom('env', 'args', 'ConfigMap'), (secret, place) => {
      const url = `mongodb://me:${secret}@stroe:27018/shop`;
      const containers = {
        env: { env: [{ name: 'DB_URL', value: url }] },
        args: { args: [`--db=${url}`] },
        ConfigMap: { envFrom: [{ configMapRef: { name: 'settings' } }] },
      };
      const settings = manifest('ConfigMap', 'settings', { data: { DB_URL: url } });
      const text = said([service, settings, caller(containers[place])]);
      expect(pieces(secret).filter((piece) => text.includes(piece))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['BASIC_AUTH', 'store:12345'],
  ['ADMIN', 'store:12345'],
  ['DB_CONNECTION', 'Server=store,1433;User=sa;Password=hunter,store:12345'],
  ['DB_URL', 'Server=store,1433;User=sa;Password=hunter,store:12345'],
  ['DB_URL', 'sa,hunter:12345@tcp(store:27017)/shop'],
  ['REDIS_ADDR', 'store:27017,password=hunter,store:12345'],
])('a password in %s=%s is no address', (name, value) => {
  const text = said([
    service,
    caller({ env: [{ name, value }], args: [`--login=${value}`, `--password=hunter:12345`] }),
  ]);
  expect(text).not.toMatch(/12345|hunter/);
});

test('word:digits is an address in a variable that is called as one, and wherever a Service has the port', () => {
  const wrong = (name: string, value: string) => said([service, caller({ env: [{ name, value }] })]);
  expect(wrong('STORE_ADDR', 'store:12345')).toContain('STORE_ADDR says store:12345');
  expect(wrong('STORE', 'stoer:27017')).toContain('STORE says stoer:27017');
});
