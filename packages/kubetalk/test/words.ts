import fc from 'fast-check';

/** Words that every JavaScript object knows: a table that is asked for one of them without care answers. */
export const knownWord = fc.constantFrom(
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'toLocaleString',
  '__defineGetter__',
);

/**
 * Any code point, control characters and unassigned ones included, for `fc.string({ unit })`. What fast-check calls
 * `unit: 'binary'` first makes a table of all of them, which takes a second in every file that asks for it.
 */
export const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((nth) => String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800));

/** Any value of JSON, and objects and values of such words more often than chance makes them. */
export const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  knownWord,
  fc.dictionary(knownWord, fc.oneof(knownWord, fc.jsonValue({ maxDepth: 1 })), { noNullPrototype: true }),
);
