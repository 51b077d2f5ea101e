import { readFileSync } from 'node:fs';
import { App, type Chart, Testing } from 'cdk8s';
import * as kubetalk from 'cdk8s-kubetalk';
import type { Construct } from 'constructs';
import { exported } from '../../docs/reference';
import {
  AddressExample,
  acrossCharts,
  CircleExample,
  ComponentExample,
  OwnPolicyExample,
  PathExample,
  ReplicaSetExample,
  RouteExample,
  ServiceExample,
  SettingsExample,
  StatedExample,
  WorkloadsExample,
} from '../../examples/api';

const examples: readonly (new (scope: Construct, id: string) => Chart)[] = [
  PathExample,
  AddressExample,
  SettingsExample,
  CircleExample,
  OwnPolicyExample,
  ComponentExample,
  ReplicaSetExample,
  WorkloadsExample,
  ServiceExample,
  RouteExample,
  StatedExample,
];

test.each(examples.map((Example) => [Example.name, Example] as const))(
  '%s synthesizes without a finding',
  (_, Example) => {
    const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      expect(Testing.synth(new Example(new App(), 'example')).length).toBeGreaterThan(1);
      expect(said.mock.calls).toStrictEqual([]);
    } finally {
      said.mockRestore();
    }
  },
);

test('what the page says does not compile is an error as well where the compiler does not see it', () => {
  const faults = new ServiceExample(new App(), 'example').refused.map((make) => {
    try {
      return make();
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(faults).toStrictEqual([
    "Service undeclared: no container of Deployment web declares port 8081 (it declares 8080): declare it, or say why not with undeclared(8081, '…')",
    'Service low: nodePort 80 is outside 30000-32767',
    'Service Web: name "Web" is no DNS label (RFC 1035): use lower case letters, digits and "-", from a letter to a letter or digit: did you mean "web"?',
  ]);
});

test('the charts of an App are isolated and checked together', () => {
  const app = new App();
  acrossCharts(app);
  expect(app.synthYaml()).toContain('value: http://store.data:80');
});

test('the page has everything that the package exports, and an example of each construct', () => {
  const page = readFileSync('docs/templates/api.md', 'utf8');
  const shown = [...page.matchAll(/^<!-- api (\w+) -->$/gm)].map(([, name]) => name);
  expect([...shown, 'api'].sort()).toEqual(exported().sort());
  const code = readFileSync('examples/api.ts', 'utf8');
  const constructs = shown.filter((name = '') => /^[A-Z]/.test(name) && name in kubetalk);
  const abstract = ['Address', 'ServicePort', 'Workload'];
  expect(constructs.filter((name = '') => !abstract.includes(name) && !code.includes(`new ${name}(`))).toEqual([]);
});
