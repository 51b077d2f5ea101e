import { celFault } from '../../src/kubernetes/schema/cel';

const names = new Map<string, ReadonlySet<string> | undefined>([
  ['self', new Set(['size', 'parts', 'name'])],
  ['oldSelf', undefined],
]);
const fault = (expression: string, minor = 36) => celFault(expression, names, minor);

test.each([
  'self.size <= 9 && !has(oldSelf.size)',
  "self.parts.all(p, p.name.startsWith('a') || p.name in ['b', r'c\\d'])",
  'self.parts.exists_one(i, i.size == 1) ? self.size > -1 : \'x\' == "y"',
  "{'a': [1, 2u, 0x1F, 1.5e3]}['a'][0] == 1",
  "self.parts.map(p, p.size > 1, {'n': p.name}).size() == self.?name.orValue('').size()",
  "Object{metadata: Object.metadata{labels: {'a': 'b'}}} != null",
  'self.__dash__x == 1 // a comment',
])('%s can be compiled', (expression) => {
  expect(celFault(expression, new Map([...names, ['Object', undefined]]), 36)).toBeUndefined();
});

test.each([
  ['self.size <=', 'it ends too early'],
  ['self.size < = 3', "it can't go on with ="],
  ['-!self.size', "it can't go on with !"],
  ["self.name == 'a", "it can't go on with '"],
  ['(self.size > 1', 'it ends too early'],
  ['size > 1', 'size is not defined'],
  ['self.parts.all(p, q.size > 1)', 'q is not defined'],
  ['self.sice > 1', 'self has no field sice'],
  ['', 'it ends too early'],
])('%s can not: %s', (expression, message) => {
  expect(fault(expression)).toBe(message);
});

test('a function is there from a version on', () => {
  expect(fault('isIP(self.name)', 30)).toBe('isIP is a function from Kubernetes 1.31 on');
  expect(fault('isIP(self.name)', 31)).toBeUndefined();
});

test('what is nested without end is refused, not followed', () => {
  expect(fault('('.repeat(100_000))).toBe('it is nested too deeply');
});
