import { fill, statement } from '../docs/fill';

const code = `class A {
  /** Why. */
  one = 1;
  two = new Map({
    a: 1,
  });
  three = () =>
    3;
}
`;

test('a statement is taken whole, with the comment above it and without its indentation', () => {
  expect(statement(code, 'one =')).toBe('/** Why. */\none = 1;');
  expect(statement(code, 'two =')).toBe('two = new Map({\n  a: 1,\n});');
  expect(statement(code, 'three =')).toBe('three = () =>\n  3;');
});

test('a text that is in no line, or in several, names no statement', () => {
  expect(() => statement(code, 'four')).toThrow('"four" is in 0 lines: name one');
  expect(() => statement(code, ' = ')).toThrow('" = " is in 3 lines: name one');
});

test('markers give way to what they name, and the page says what it is made from', () => {
  const page = fill('# A\n\n<!-- say hello -->\n', 'a.md', { say: (words) => `${words}!\n` });
  expect(page).toBe('# A\n\n<!-- Made from a.md by `npm run docs`: change that, not this page. -->\n\nhello!\n');
  expect(() => fill('<!-- sing -->', 'a.md', {})).toThrow('a.md: <!-- sing -->: no such block');
});
