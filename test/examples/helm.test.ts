import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { applicationOf, check, manifestsOf } from 'kubetalk';
import { Shop } from '../../examples/compared/constructs';

// The Helm column of docs/coming-from.md, where helm is on the PATH.
const CHART = join(__dirname, '../../examples/compared/helm');
const version = spawnSync('helm', ['version', '--short'], { encoding: 'utf8' });
const describeHelm = version.status === 0 ? describe : describe.skip;

const copy = mkdtempSync(join(tmpdir(), 'go-demo-2-helm-'));
afterAll(() => rmSync(copy, { recursive: true }));

/** What helm makes of the chart, with a text of its template replaced. */
function rendered(from = '', to = '') {
  cpSync(CHART, copy, { recursive: true });
  const template = join(copy, 'templates/shop.yaml');
  const text = readFileSync(join(CHART, 'templates/shop.yaml'), 'utf8');
  expect(text).toContain(from);
  writeFileSync(template, text.replace(from, to));
  const { status, stdout, stderr } = spawnSync('helm', ['template', 'shop', copy, '--namespace', 'shop'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return manifestsOf({ file: 'shop.yaml', text: stdout });
}

/** Each mistake of the page, as it is made in the template, and what kubetalk finds in what comes out of it. */
const mistakes: readonly (readonly [mistake: string, from: string, to: string, found: string])[] = [
  ['the name of the called Service misspelt', '"http://cart:', '"http://crat:', 'address-unknown'],
  ["a port that is not one of the called Service's", 'cart:{{ $.Values.cart.port }}', 'cart:81', 'address-port'],
  [
    'a Service that forwards to a port that no container declares',
    'targetPort: {{ $program.targetPort }} }]',
    'targetPort: 81 }]',
    'target-port-undeclared',
  ],
  [
    'a probe of a port that no container declares',
    '/healthz, port: http',
    '/healthz, port: htpp',
    'probe-port-unknown',
  ],
  [
    'a NetworkPolicy that does not let a caller through',
    'from: [{ podSelector: { matchLabels: { app: web } } }]',
    'from: [{ podSelector: { matchLabels: { app: wbe } } }]',
    'policy-cuts-path',
  ],
  [
    'a nodePort on a Service that is reached from inside only',
    'targetPort: {{ $program.targetPort }} }]',
    'targetPort: {{ $program.targetPort }}, nodePort: 30080 }]',
    'service-type-fields',
  ],
  [
    'a name in upper case',
    'kind: Service\nmetadata: { name: {{ $name }}',
    'kind: Service\nmetadata: { name: {{ upper $name }}',
    'invalid-name',
  ],
];

describeHelm('Helm, skipped where it is not on the PATH', () => {
  test('the chart gives the same objects as the constructs', () => {
    const byName = (all: readonly { readonly kind?: unknown; readonly metadata?: unknown }[]) =>
      Object.fromEntries(all.map((one) => [`${one.kind} ${(one.metadata as { name: string }).name}`, one]));
    const objects = rendered().map(({ value }) => value);
    expect(byName(objects)).toEqual(byName(new Shop(new App(), 'shop').toJson()));
  });

  test.each(mistakes)('%s: helm renders it, and kubetalk finds it in what it renders', (_, from, to, found) => {
    expect(check(applicationOf(rendered(from, to))).map((finding) => finding.check)).toContain(found);
  });
});
