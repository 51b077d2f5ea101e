import { dns1035Label, dns1123Label, dns1123Subdomain, nameFault } from '../../src/kubernetes/names';

test.each([
  [dns1035Label, ['a', 'go-demo-2-db', 'a'.repeat(63)]],
  [dns1123Label, ['0', '2web', 'a-b']],
  [dns1123Subdomain, ['a.b', '1.2.3', 'a'.repeat(253)]],
])('names of the form %# are right', (rule, names) => {
  expect(names.map((name) => nameFault(rule, name))).toStrictEqual(names.map(() => undefined));
});

test.each([
  [dns1035Label, ['', 'A', 'a_b', 'a.b', '-a', 'a-', '2a', 'a b', 'ä', 'a\n', 'a'.repeat(64)]],
  [dns1123Label, ['', 'A', 'a.b', '-a', 'a-', 'a'.repeat(64)]],
  [dns1123Subdomain, ['', '.a', 'a.', 'a..b', 'a.-b', 'A.b', 'a'.repeat(254)]],
])('names of the form %# are wrong', (rule, names) => {
  expect(names.filter((name) => nameFault(rule, name) === undefined)).toStrictEqual([]);
});

test('the nearest valid name is offered, if one is near', () => {
  expect(nameFault(dns1035Label, 'Go_Demo.2')).toMatch(/: did you mean "go-demo-2"\?$/);
  expect(nameFault(dns1123Subdomain, 'Go_Demo.2')).toMatch(/: did you mean "go-demo.2"\?$/);
  expect(nameFault(dns1035Label, '42')).toBe(
    'name "42" is no DNS label (RFC 1035): use lower case letters, digits and "-", from a letter to a letter or digit',
  );
});
