import { pieces } from '../../src/topology/expansion';

const [text, name] = [(some: string) => ({ text: some }), (some: string) => ({ name: some })];

// As the tests of k8s.io/kubernetes/third_party/forked/golang/expansion have it.
test.each([
  ['$(VAR_A)', [name('VAR_A')]],
  ['___$(VAR_B)___', [text('___'), name('VAR_B'), text('___')]],
  ['$(A)$(B)', [name('A'), name('B')]],
  ['f000-$$VAR_A', [text('f000-$VAR_A')]],
  ['foo\\$(VAR_C)bar', [text('foo\\'), name('VAR_C'), text('bar')]],
  ['$$(VAR_A)', [text('$(VAR_A)')]],
  ['$$$(VAR_A)', [text('$'), name('VAR_A')]],
  ['$$$$(VAR_A)', [text('$$(VAR_A)')]],
  ['$VAR_A)', [text('$VAR_A)')]],
  ['$(VAR_B)_______$(A', [name('VAR_B'), text('_______$(A')]],
  ['$', [text('$')]],
  ['', []],
])('%s is read as Kubernetes reads it', (value, expected) => {
  expect(pieces(value)).toStrictEqual(expected);
});
