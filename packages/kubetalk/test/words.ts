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

/** Any value of JSON, and objects and values of such words more often than chance makes them. */
export const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  knownWord,
  fc.dictionary(knownWord, fc.oneof(knownWord, fc.jsonValue({ maxDepth: 1 })), { noNullPrototype: true }),
);
