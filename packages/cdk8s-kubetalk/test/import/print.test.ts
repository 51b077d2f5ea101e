import fc from 'fast-check';
import {
  atomCode,
  type Code,
  callCode,
  listCode,
  literalCode,
  propertiesCode,
  referenceCode,
  templateCode,
  textCode,
} from '../../src/import/code';
import { print } from '../../src/import/print';

const evaluated = (code: string) =>
  new Function('address', 'same', `"use strict"; return (${code});`)(
    (texts: readonly string[], ...values: readonly string[]) => String.raw({ raw: texts }, ...values),
    (value: unknown) => value,
  );

const written = (value: unknown): Code => {
  if (typeof value === 'string') return textCode(value);
  if (Array.isArray(value)) return listCode(value.map(written));
  if (typeof value === 'object' && value !== null)
    return propertiesCode(Object.entries(value).map(([key, entry]) => ({ key, value: written(entry) })));
  return atomCode(value as number);
};

test('code with any texts, keys and nesting has the value that it was written from', () => {
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.constantFrom('`', `\${x}`, '\\', '"\'', 'a\nb', 'a\r\nb', '\u2028', '__proto__', '\u202e'),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('json'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(json, fc.nat({ max: 120 }), (value, before) => {
      expect(JSON.stringify(evaluated(print(written(value), '', before, 0)))).toBe(JSON.stringify(value));
    }),
  );
});

test('an address keeps any text around it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(`\${x}`, '`', '\\', '$', '\r'), (one, other) => {
      const code = templateCode([one, referenceCode({ name: '"db"' }), other]);
      expect(evaluated(print(code, '', 0, 0))).toBe(`${one}db${other}`);
    }),
  );
});

test('code is broken into lines of at most 100 columns, as Prettier does', () => {
  const container = { name: 'web', image: 'example.com/web:1.0', ports: [{ containerPort: 8080 }] };
  const code = callCode(
    'new Deployment',
    atomCode('this'),
    textCode('web'),
    literalCode({
      numbers: listCode(Array.from({ length: 30 }, (_, index) => atomCode(index))),
      containers: written([container]),
      address: textCode('https://example.com/a/very/long/path/that/takes/more/than/is/left/of/the/line/to/its/end'),
      one: written([{ a: 1 }, { b: 2 }]),
      two: written([
        { a: 1, b: 2 },
        { c: 3, d: 4 },
      ]),
      'quoted-key': textCode('says "yes"'),
      script: textCode('#!/bin/sh\necho "$HOME" `date`\n'),
    }),
  );
  expect(print(code, '    ', 4, 1)).toBe(`new Deployment(this, "web", {
      numbers: [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
        25, 26, 27, 28, 29,
      ],
      containers: [{ name: "web", image: "example.com/web:1.0", ports: [{ containerPort: 8080 }] }],
      address:
        "https://example.com/a/very/long/path/that/takes/more/than/is/left/of/the/line/to/its/end",
      one: [{ a: 1 }, { b: 2 }],
      two: [
        { a: 1, b: 2 },
        { c: 3, d: 4 },
      ],
      "quoted-key": 'says "yes"',
      script: \`#!/bin/sh
echo "$HOME" \\\`date\\\`
\`,
    })`);
});
