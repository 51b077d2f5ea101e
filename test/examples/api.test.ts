import { App, type Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { PathExample, ReplicaSetExample, ServiceExample, StatedExample } from '../../examples/api';

const examples: readonly (new (scope: Construct, id: string) => Chart)[] = [
  ReplicaSetExample,
  ServiceExample,
  PathExample,
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
