import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, type IResolver, JsonPatch, Lazy, type ResolutionContext, Yaml } from 'cdk8s';
import { KubeDeployment, Quantity } from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct, type IConstruct } from 'constructs';
import fc from 'fast-check';
import { codePoint } from '../../kubetalk/test/words';
import { checked, isolate, toYaml } from '../src';

/** What a construct tree is built of, twice alike: cdk8s leaves marks on a tree that it synthesizes. */
interface Plan {
  readonly kind: 'object' | 'deployment' | 'construct' | 'chart';
  readonly value: unknown;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: unknown;
  readonly finalizers: readonly string[];
  /** What metadata holds beside. */
  readonly more: Readonly<Record<string, unknown>>;
  readonly patched: boolean;
  readonly children: readonly Plan[];
}

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: codePoint }),
  fc.string({ unit: fc.constantFrom(...'0123456789_-+.:eExoOyYnN~=<>!&*#|?%@`\'"{}[], \n\t\\\u0085\u2028') }),
  fc.stringMatching(/^[a-zA-Z][\w./:-]{0,9}$/),
  fc.constantFrom('yes', 'NO', 'y', 'null', 'True', '0755', '1_000', '1:30', '2001-01-01', '---', 'a:', 'a-', ''),
  fc.constantFrom('\n', '\n\n', 'two lines\nand two ends\n\n'),
  fc.constant('x'.repeat(2000)),
);
const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-0, 1e21, Number.NaN));
// Of `<<` see yaml.test.ts.
const keys = texts.filter((key) => key !== '__proto__' && key !== '<<');

/** Values as people give them to objects: plain ones, and all that cdk8s resolves. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    texts,
    numbers,
    fc.constantFrom(null, undefined, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    tie('value').map((value) => Lazy.any({ produce: () => value })),
    tie('value').map((value) => ({ resolve: () => value })),
    fc.oneof(texts, fc.integer()).map((value) => new Union(value)),
  ),
})).value;

class Union {
  constructor(readonly value: string | number) {}
}

const plans = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.record({
    kind: fc.constantFrom('object', 'object', 'object', 'deployment', 'construct', 'chart'),
    value: values,
    labels: fc.dictionary(keys, texts, { maxKeys: 2, noNullPrototype: true }),
    annotations: fc.oneof(fc.constant(undefined), fc.dictionary(keys, values, { maxKeys: 2, noNullPrototype: true })),
    finalizers: fc.array(texts, { maxLength: 2 }),
    more: fc.dictionary(keys, values, { maxKeys: 2, noNullPrototype: true }),
    patched: fc.integer({ max: 9, min: 0 }).map((one) => one === 0),
    children: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('plan'), { maxLength: 4 })),
  }) as fc.Arbitrary<Plan>,
})).plan;

function build(scope: Construct, id: string, { kind, value, labels, children, ...plan }: Plan): void {
  const metadata = {
    labels,
    annotations: plan.annotations as Record<string, string>,
    finalizers: [...plan.finalizers],
  };
  const made = {
    object: () => new ApiObject(scope, id, { apiVersion: 'v1', kind: 'It', metadata, spec: value, data: value }),
    deployment: () => {
      const limits = { cpu: Quantity.fromString('1'), memory: Quantity.fromNumber(2) };
      const containers = [{ name: 'it', resources: { limits } }];
      const template = { spec: { containers, nodeSelector: labels } };
      return new KubeDeployment(scope, id, { metadata: { labels }, spec: { selector: {}, template } });
    },
    construct: () => new Construct(scope, id),
    chart: () => new Chart(scope, id, { namespace: 'nested', labels }),
  }[kind]();
  if (made instanceof ApiObject) for (const [key, one] of Object.entries(plan.more)) made.metadata.add(key, one);
  if (plan.patched && made instanceof ApiObject) made.addJsonPatch(JsonPatch.add('/extra', { b: 1, a: [labels] }));
  for (const [index, child] of children.entries()) build(made, `${index}`, child);
}

interface Whole {
  readonly plans: readonly Plan[];
  /** Pairs of constructs, by their places in the tree: the first depends on the second. */
  readonly dependencies: readonly (readonly [number, number])[];
  readonly resolvers: readonly IResolver[];
}

function chartOf({ plans, dependencies, resolvers }: Whole): Chart {
  const app = new App({ resolvers: [...resolvers] });
  const chart = new Chart(app, 'it', { namespace: 'test', labels: { of: 'chart' } });
  for (const [index, plan] of plans.entries()) build(chart, `${index}`, plan);
  const all: IConstruct[] = app.node.findAll().slice(1);
  const one = (place: number) => all[place % all.length] as IConstruct;
  for (const [from, to] of dependencies) if (from !== to) one(from).node.addDependency(one(to));
  return chart;
}

/** The text, or what is thrown instead. */
function outcome(make: () => string): string {
  try {
    return make();
  } catch (error) {
    return `thrown: ${(error as Error).message}`;
  }
}

/** Resolves what it is asked to resolve, as users' own resolvers do. */
const shouting: IResolver = {
  resolve: (context: ResolutionContext) => {
    if (context.value === 'yes') context.replaceValue('YES!');
  },
};

test('for any app, toYaml writes what cdk8s writes, byte for byte, or throws what it throws', () => {
  const none = fc.constant([]);
  const wholes = fc.record({
    plans: fc.array(plans, { maxLength: 5 }),
    dependencies: fc.oneof(none, none, fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 2 })),
    resolvers: fc.oneof(none, none, none, fc.constant([shouting])),
  });
  fc.assert(
    fc.property(wholes, (whole) => {
      const expected = outcome(() => Yaml.stringify(...chartOf(whole).toJson()));
      expect(outcome(() => toYaml(chartOf(whole)))).toBe(expected);
      const app = () => App.of(chartOf(whole));
      expect(outcome(() => toYaml(app()))).toBe(outcome(() => app().synthYaml()));
    }),
  );
});

test('objects that depend on each other are the error that cdk8s makes of them, of a chart and of an App', () => {
  const chart = new Chart(new App(), 'it');
  const one = new ApiObject(chart, 'one', { apiVersion: 'v1', kind: 'Secret' });
  const other = new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'Secret' });
  one.node.addDependency(other);
  new ApiObject(other, 'inside', { apiVersion: 'v1', kind: 'Secret' }).node.addDependency(one);
  const cycle = 'thrown: Dependency cycle detected: it/one => it/other/inside => it/one';
  expect(outcome(() => Yaml.stringify(...chart.toJson()))).toBe(cycle);
  expect([outcome(() => toYaml(chart)), outcome(() => toYaml(App.of(chart)))]).toEqual([cycle, cycle]);
});

test('an App is written as cdk8s writes all of its charts', () => {
  const appOf = (...ids: string[]) => {
    const app = new App();
    for (const id of ids) {
      const chart = new Chart(app, id);
      new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'It', data: { id } });
    }
    return app;
  };
  expect(toYaml(appOf('b', 'a'))).toBe(appOf('b', 'a').synthYaml());
  expect(toYaml(appOf())).toBe(appOf().synthYaml());
  const nested = () => {
    const app = appOf('b', 'a');
    const within = new Chart(app.node.findChild('b') as Chart, 'within');
    new ApiObject(within, 'c', { apiVersion: 'v1', kind: 'It' });
    return app;
  };
  expect(toYaml(nested())).toBe(nested().synthYaml());
  const depending = () => {
    const app = appOf('b', 'a');
    app.node.findChild('b').node.addDependency(app.node.findChild('a'));
    return app;
  };
  expect(toYaml(depending())).toBe(depending().synthYaml());
  expect(toYaml(depending())).not.toBe(toYaml(appOf('b', 'a')));
});

test('an App of many charts is validated once', () => {
  const app = new App();
  const validated = jest.fn(() => []);
  for (let index = 0; index < 5; index++) new Chart(app, `${index}`).node.addValidation({ validate: validated });
  toYaml(app);
  expect(validated).toHaveBeenCalledTimes(5);
});

describe.each([
  ['synth', (app: App) => app.synth()],
  ['synthYaml', (app: App) => app.synthYaml()],
] as const)('an App of several charts, each of them isolated and checked, in %s', (_, synth) => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-kubetalk-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is checked once and written once, and each time that it is asked for', () => {
    const app = new App({ outdir: folder });
    const made: string[] = [];
    for (const id of ['a', 'b', 'c', 'd']) {
      const chart = new Chart(app, id);
      isolate(chart);
      checked(chart);
      const data = Lazy.any({ produce: () => made.push(id) && { from: id } });
      new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data });
    }
    synth(app);
    expect(made.join('')).toBe('abcd');
    synth(app);
    expect(made.join('')).toBe('abcdabcd');
  });

  test('has what was added since the last time checked', () => {
    const app = new App({ outdir: folder });
    const chart = new Chart(app, 'a');
    checked(chart);
    synth(app);
    new ApiObject(chart, 'svc', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'svc' },
      spec: { selector: { app: 'nobody' }, ports: [{ port: 80 }] },
    });
    expect(() => synth(app)).toThrow(/Service svc: selector app=nobody matches no Pod/);
    chart.node.tryRemoveChild('svc');
    expect(() => synth(app)).not.toThrow();
  });
});
