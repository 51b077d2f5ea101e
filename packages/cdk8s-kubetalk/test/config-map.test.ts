import { App, Chart } from 'cdk8s';
import { address } from '../src/address';
import { review } from '../src/checked';
import { ConfigMap } from '../src/config-map';
import { Deployment } from '../src/deployment';
import { isolate } from '../src/isolation';
import { Program } from '../src/program';
import { SecretReference } from '../src/secret-reference';
import { chart } from './helpers';

const settingsIn = (scope: Chart) =>
  new ConfigMap(scope, 'settings', { data: { LOG_LEVEL: 'info', PORT: 8080, DEBUG: true, 'app.yaml': 'a: 1\n' } });

test('a container takes single texts of it, all of them, and files', () => {
  const scope = chart();
  const settings = settingsIn(scope);
  const login = new SecretReference(scope, 'login', { name: 'db-login', keys: ['password', 'ca.crt'] });
  new Deployment(scope, 'web', {
    containers: [
      {
        name: 'web',
        image: 'web:1',
        env: { LEVEL: settings.key('LOG_LEVEL'), PASSWORD: { ...login.key('password'), optional: true } },
        envFrom: [settings, login, { prefix: 'X_', configMapRef: { name: 'other', optional: true } }],
        volumes: [
          { name: 'all', mountPath: '/etc/web', configMap: settings },
          { name: 'one', mountPath: '/etc/app.yaml', file: settings.key('app.yaml') },
          { name: 'keys', mountPath: '/keys', secret: login },
          { name: 'ca', mountPath: '/ca.crt', file: login.key('ca.crt'), readOnly: true },
        ],
      },
    ],
  });
  const [written, web, ...others] = scope.toJson();
  expect(others).toEqual([]);
  expect(written).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
    data: { LOG_LEVEL: 'info', PORT: '8080', DEBUG: 'true', 'app.yaml': 'a: 1\n' },
  });
  const { containers, volumes } = web.spec.template.spec;
  expect(containers[0]).toEqual({
    name: 'web',
    image: 'web:1',
    env: [
      { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'LOG_LEVEL' } } },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db-login', key: 'password', optional: true } } },
    ],
    envFrom: [
      { configMapRef: { name: 'settings' } },
      { secretRef: { name: 'db-login' } },
      { prefix: 'X_', configMapRef: { name: 'other', optional: true } },
    ],
    volumeMounts: [
      { name: 'all', mountPath: '/etc/web' },
      { name: 'one', mountPath: '/etc/app.yaml', subPath: 'app.yaml' },
      { name: 'keys', mountPath: '/keys' },
      { name: 'ca', mountPath: '/ca.crt', subPath: 'ca.crt', readOnly: true },
    ],
  });
  expect(volumes).toEqual([
    { name: 'all', configMap: { name: 'settings' } },
    { name: 'one', configMap: { name: 'settings' } },
    { name: 'keys', secret: { secretName: 'db-login' } },
    { name: 'ca', secret: { secretName: 'db-login' } },
  ]);
});

test('a key that it does not have does not compile, nor synthesize', () => {
  const scope = chart();
  const settings = settingsIn(scope);
  const login = new SecretReference(scope, 'login', { keys: ['password'] });
  const fault = new Error('ConfigMap settings: it has no key LOG (it has LOG_LEVEL, PORT, DEBUG, app.yaml)');
  // @ts-expect-error it has LOG_LEVEL
  expect(() => settings.key('LOG')).toThrow(fault);
  // @ts-expect-error it has password
  expect(() => login.key('username')).toThrow(new Error('Secret login: it has no key username (it has password)'));
  const taking = (props: object) => () =>
    new Deployment(chart(), 'web', { containers: [{ name: 'web', image: 'web:1', ...props }] });
  expect(taking({ env: { LOG: { configMap: settings, key: 'LOG' } } })).toThrow(fault);
  const volumes = [{ name: 'a', mountPath: '/a', file: { configMap: settings, key: 'LOG' } }];
  expect(taking({ volumes })).toThrow(fault);
});

test('only who takes a text with the address of a Service calls it', () => {
  const scope = chart({ namespace: 'shop' });
  isolate(scope);
  const program = (name: string) =>
    new Program(scope, name, { image: 'x:1', ports: { http: 80 }, readinessProbe: { port: 'http' } });
  const [cart, ads] = [program('cart'), program('ads')];
  const settings = new ConfigMap(scope, 'settings', {
    data: { CART: cart.url, 'nginx.conf': address`proxy_pass ${ads.url};` },
  });
  const deployed = (name: string, takes: object) =>
    new Deployment(scope, name, { containers: [{ name, image: 'x:1', ...takes }] });
  deployed('by-variable', { env: { CART: settings.key('CART') } });
  deployed('by-file', { volumes: [{ name: 'conf', mountPath: '/nginx.conf', file: settings.key('nginx.conf') }] });
  deployed('by-folder', { volumes: [{ name: 'conf', mountPath: '/etc/web', configMap: settings }] });
  deployed('by-all', { envFrom: [settings] });
  deployed('by-none', { env: { MODE: 'test' } });
  const objects = scope.toJson();
  expect(objects.find(({ kind }) => kind === 'ConfigMap').data).toEqual({
    CART: 'http://cart:80',
    'nginx.conf': 'proxy_pass http://ads:80;',
  });
  const admitted = (name: string) =>
    objects
      .find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === name)
      .spec.ingress[0].from.map(({ podSelector }: { podSelector: { matchLabels: object } }) => podSelector.matchLabels);
  expect(admitted('cart')).toEqual([{ app: 'by-variable' }, { app: 'by-folder' }, { app: 'by-all' }]);
  expect(admitted('ads')).toEqual([{ app: 'by-file' }, { app: 'by-folder' }, { app: 'by-all' }]);
  expect(review(scope).errors).toEqual([]);
});

test('the checks know a SecretReference, with its keys', () => {
  const scope = chart({ namespace: 'shop' });
  const login = new SecretReference(scope, 'login', { keys: ['password'] });
  const env = { PASSWORD: login.key('password'), USER: { secret: 'login', key: 'username' } };
  new Deployment(scope, 'web', { containers: [{ name: 'web', image: 'web:1', env }] });
  expect(scope.toJson().map(({ kind }) => kind)).toEqual(['Deployment']);
  expect(review(scope)).toEqual({
    errors: [
      "test/web/Resource: Deployment web: Secret login has no key username; use a key of the construct, as in secret.key('password'), add it, or mark the reference as optional (key-missing)",
    ],
    warnings: [],
  });
});

test('a Pod takes nothing from another namespace', () => {
  const app = new App();
  const settings = settingsIn(new Chart(app, 'data', { namespace: 'data' }));
  const web = (namespace?: string) => {
    const scope = new Chart(app, `front-${namespace}`, namespace ? { namespace } : {});
    return () => new Deployment(scope, 'web', { containers: [{ name: 'web', image: 'x', envFrom: [settings] }] });
  };
  expect(web('data')).not.toThrow();
  expect(web('front')).toThrow(
    new Error(
      'Deployment web: it takes from settings, which is in namespace data, and is itself in namespace front: put them into one namespace',
    ),
  );
  expect(web()).toThrow(/ and is itself in a chart without a namespace: put them into one namespace$/);
});

test.each([
  ['a/b', 'key "a/b" is no file\'s name: use letters, digits, "-", "_" and "."'],
  ['..', 'key ".." is no file\'s name: use letters, digits, "-", "_" and "."'],
  ['', 'key "" is no file\'s name: use letters, digits, "-", "_" and "."'],
  ['k'.repeat(254), `key ${'k'.repeat(254)} has 254 characters: shorten it to 253`],
])('the key %s is refused', (key, fault) => {
  expect(() => new ConfigMap(chart(), 'settings', { data: { [key]: '' } })).toThrow(
    new Error(`ConfigMap settings: ${fault}`),
  );
});

test('it has a name, labels and annotations that Kubernetes takes, and may be immutable', () => {
  const scope = chart();
  const all = { name: 'web-settings', labels: { team: 'shop' }, annotations: { owner: 'shop' }, immutable: true };
  new ConfigMap(scope, 'a', { ...all, data: {} });
  expect(scope.toJson()).toEqual([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web-settings', labels: { team: 'shop' }, annotations: { owner: 'shop' } },
      immutable: true,
      data: {},
    },
  ]);
  // @ts-expect-error names are in lower case
  expect(() => new ConfigMap(scope, 'b', { name: 'Settings', data: {} })).toThrow(
    /^ConfigMap Settings: name "Settings"/,
  );
  expect(() => new ConfigMap(scope, 'c', { labels: { 'a b': 'c' }, data: {} })).toThrow(
    /^ConfigMap c: label key "a b"/,
  );
  // @ts-expect-error names are in lower case
  expect(() => new SecretReference(scope, 'd', { name: 'Login', keys: [] })).toThrow(/^Secret Login: name "Login"/);
});
