import { ApiObject, App, Chart } from 'cdk8s';
import { toYaml } from 'cdk8s-kubetalk';
import fc from 'fast-check';
import { parse } from 'yaml';
import { environments } from '../environments';
import { codePoint } from '../packages/kubetalk/test/words';

test.each(environments.names)('%s is written byte for byte as cdk8s itself writes it', (name) => {
  const app = new App();
  expect(toYaml(environments.chart(app, name))).toBe(app.synthYaml());
});

test('readers of YAML 1.1 and of 1.2 both read any value back', () => {
  const tricky = fc.string({
    unit: fc.constantFrom(...'0123456789_-+.:eExoOyYnN~=<>!&*#|?%@`\'"{}[], \n\t\\\u0085\u2028'),
  });
  // Of these, reading "1.1" by the letter makes floats without digits; Go's and Python's readers do not.
  const noFloat = (text: string) => !/^[-+]?[._]*([eE][-+]?\d+)?$/.test(text);
  const text = fc.oneof(
    tricky,
    fc.string({ unit: codePoint }),
    fc.constantFrom('yes', 'NO', 'null', '0755', '1_000', '1:30', '2001-01-01', '<<'),
  );
  fc.assert(
    fc.property(fc.dictionary(text.filter(noFloat), text.filter(noFloat), { noNullPrototype: true }), (data) => {
      const chart = new Chart(new App(), 'test');
      new ApiObject(chart, 'it', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'it' }, data });
      const [written] = chart.toJson();
      expect(parse(toYaml(chart), { version: '1.1', merge: false })).toEqual(written);
      expect(parse(toYaml(chart), { version: '1.2' })).toEqual(written);
    }),
  );
});
