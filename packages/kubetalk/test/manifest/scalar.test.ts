import { plainScalar, taggedScalar } from '../../src/manifest/scalar';

test.each<[string, unknown]>([
  ['y', true],
  ['Off', false],
  ['', null],
  ['~', null],
  ['Null', null],
  ['.inf', Number.POSITIVE_INFINITY],
  ['-.Inf', Number.NEGATIVE_INFINITY],
  ['.NaN', Number.NaN],
  ['yEs', 'yEs'],
  ['0', 0],
  ['-0', 0],
  ['+12', 12],
  ['-12', -12],
  ['1_000', 1000],
  ['0x1F', 31],
  ['-0x1f', -31],
  ['0b101', 5],
  ['0o755', 493],
  ['0755', 493],
  ['089', 89],
  ['1.5', 1.5],
  ['1.', 1],
  ['.5', 0.5],
  ['-1e3', -1000],
  ['1e999', '1e999'],
  ['1:30', '1:30'],
  ['2001-01-01', '2001-01-01'],
  ['1.2.3', '1.2.3'],
  ['0xg', '0xg'],
  ['-', '-'],
  // What is within 64 bits is an integer, and beyond them hexadecimal digits are a text.
  ['0x7fffffffffffff', 2 ** 55],
  ['0xffffffffffffffff', 2 ** 64],
  ['0x1ffffffffffffffff', '0x1ffffffffffffffff'],
  ['-0x8000000000000000', -(2 ** 63)],
  ['-0x9000000000000000', '-0x9000000000000000'],
])('%j is %p', (text, value) => {
  expect(plainScalar(text)).toBe(value);
});

test.each<[string, string, unknown]>([
  ['!!int', '12', 12],
  ['!!int', '1.5', undefined],
  ['!!float', '1.5', 1.5],
  ['!!bool', 'yes', true],
  ['!!bool', '1', undefined],
  ['!!null', '', null],
  ['!!null', 'a', undefined],
  ['!!str', '12', '12'],
  ['!<tag:yaml.org,2002:int>', '12', 12],
  ['!!binary', 'YQ==', 'a'],
  ['!mine', '12', '12'],
])('%s %j is %p', (tag, text, value) => {
  expect(taggedScalar(tag, text)).toBe(value);
});
