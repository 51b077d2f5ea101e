import { readFileSync } from 'node:fs';
import { App, Chart, Testing } from 'cdk8s';
import { checked, Deployment, Program, Service, toYaml } from 'cdk8s-kubetalk';
import * as kplus from 'cdk8s-plus-28';
import { applicationOf, check, manifestsOf, pictureOf, topologyOf } from 'kubetalk';
import { Shop } from '../../examples/compared/constructs';
import { PlusShop } from '../../examples/compared/plus';

/** Who talks to whom in a chart, with workloads by the names that they are given, not those that cdk8s makes of paths. */
function arrows(chart: Chart): unknown {
  const text = toYaml(chart).replace(/shop-(cart|web)-[0-9a-f]{8}/g, '$1');
  const { edges } = pictureOf(topologyOf(applicationOf(manifestsOf({ file: 'shop', text }))));
  // Where a manifest states it differs, and so do the names of policies.
  return edges.map(({ statements: _, ...arrow }) => arrow);
}

test('both shops have the same picture', () => {
  const ours = arrows(new Shop(new App(), 'shop'));
  expect(arrows(new PlusShop(new App(), 'shop'))).toEqual(ours);
  expect(ours).toHaveLength(4);
});

test('the page says how much is written, and how much comes out', () => {
  const lines = (...files: string[]) =>
    files.flatMap((file) => readFileSync(`examples/compared/${file}`, 'utf8').trimEnd().split('\n')).length;
  const values = (value: unknown): number =>
    typeof value === 'object' && value !== null ? Object.values(value).reduce((sum, one) => sum + values(one), 0) : 1;
  const ours = values(new Shop(new App(), 'shop').toJson());
  const page = readFileSync('docs/coming-from.md', 'utf8');
  expect(page.match(/^\| (these constructs|cdk8s-plus|Helm) \| \d.*$/gm)).toEqual([
    `| these constructs | ${lines('constructs.ts')} | ${ours} |`,
    `| cdk8s-plus | ${lines('plus.ts')} | ${values(new PlusShop(new App(), 'shop').toJson())} |`,
    `| Helm | ${lines('helm/values.yaml', 'helm/templates/shop.yaml')} | ${ours} |`,
  ]);
});

const chart = () => new Chart(new App(), 'shop');
const image = 'web:1';
const probe = { readinessProbe: { port: 'http' } } as const;
const program = (scope: Chart) => new Program(scope, 'cart', { image, ports: { http: 80 }, ...probe });
const plusProgram = (scope: Chart) => new kplus.Deployment(scope, 'cart', { containers: [{ image, portNumber: 80 }] });

/** Each mistake, as it is made in cdk8s-plus and here, and what is said here. */
const mistakes: readonly (readonly [string, (scope: Chart) => unknown, (scope: Chart) => unknown, RegExp])[] = [
  [
    'the name of the called Service misspelt, as text',
    (scope) => {
      plusProgram(scope).exposeViaService({ name: 'cart' });
      const envVariables = { CART_URL: kplus.EnvValue.fromValue('http://crat:80') };
      new kplus.Deployment(scope, 'web', { containers: [{ image, envVariables }] });
    },
    (scope) => {
      program(scope);
      new Deployment(scope, 'web', { containers: [{ name: 'web', image, env: { CART_URL: 'http://crat:80' } }] });
    },
    /CART_URL says crat:80: no Service is called that: did you mean cart\?/,
  ],
  [
    "a port that is not one of the called Service's, as text",
    (scope) => {
      plusProgram(scope).exposeViaService({ name: 'cart' });
      const envVariables = { CART_URL: kplus.EnvValue.fromValue('http://cart:81') };
      new kplus.Deployment(scope, 'web', { containers: [{ image, envVariables }] });
    },
    (scope) => {
      program(scope);
      new Deployment(scope, 'web', { containers: [{ name: 'web', image, env: { CART_URL: 'http://cart:81' } }] });
    },
    /CART_URL says cart:81, but Service cart has port 80: did you mean 80\?/,
  ],
  [
    'a probe of a port that no container declares',
    (scope) => {
      const readiness = kplus.Probe.fromHttpGet('/', { port: 81 });
      new kplus.Deployment(scope, 'web', { containers: [{ image, portNumber: 80, readiness }] });
    },
    // @ts-expect-error it has http
    (scope) => new Program(scope, 'web', { image, ports: { http: 80 }, readinessProbe: { port: 'htpp' } }),
    /no container of Deployment web declares port htpp \(it declares http\)/,
  ],
  [
    'a nodePort on a Service that is reached from inside only',
    (scope) => plusProgram(scope).exposeViaService({ ports: [{ port: 80, nodePort: 30080 }] }),
    // @ts-expect-error it is a ClusterIP
    (scope) => new Service(scope, 'svc', { selector: program(scope).workload, port: 80, nodePort: 30080 }),
    /nodePort 30080 on a ClusterIP Service: make its type NodePort or LoadBalancer, or leave it out/,
  ],
  [
    'a name in upper case',
    (scope) => plusProgram(scope).exposeViaService({ name: 'Cart' }),
    // @ts-expect-error names are in lower case
    (scope) => new Service(scope, 'svc', { name: 'Cart', selector: program(scope).workload, port: 80 }),
    /name "Cart" is no DNS label .*: did you mean "cart"\?/,
  ],
];

test.each(mistakes)('%s: cdk8s-plus synthesizes it, the constructs do not', (_, plus, constructs, said) => {
  const theirs = chart();
  plus(theirs);
  expect(Testing.synth(theirs).length).toBeGreaterThan(0);
  const ours = chart();
  expect(() => {
    checked(ours);
    constructs(ours);
    ours.toJson();
  }).toThrow(said);
});

test('a Service that forwards to a port that no container declares is refused by both', () => {
  const theirs = () => plusProgram(chart()).exposeViaService({ ports: [{ port: 80, targetPort: 81 }] });
  expect(theirs).toThrow('Port 81 is not exposed by any container');
  const scope = chart();
  // @ts-expect-error it declares 80 by the name of http
  expect(() => new Service(scope, 'svc', { selector: program(scope).workload, port: 80, targetPort: 'htpp' })).toThrow(
    /no container of Deployment cart declares port htpp \(it declares http\)/,
  );
});

test('a policy that lets no caller through: cdk8s-plus synthesizes it, and kubetalk finds it', () => {
  const theirs = chart();
  const cart = plusProgram(theirs);
  const service = cart.exposeViaService({ name: 'cart' });
  const envVariables = { CART_URL: kplus.EnvValue.fromValue(`http://${service.name}:${service.port}`) };
  new kplus.Deployment(theirs, 'web', { containers: [{ image, envVariables }] });
  new kplus.NetworkPolicy(theirs, 'policy', {
    selector: cart,
    ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
  });
  const found = check(applicationOf(manifestsOf({ file: 'shop', text: toYaml(theirs) })));
  expect(found.map((finding) => finding.check)).toContain('policy-cuts-path');
});
