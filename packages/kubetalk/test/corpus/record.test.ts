import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './record';
import { parseTry, triesOf } from './try';

const { sets }: Corpus = JSON.parse(readFileSync(join(__dirname, 'record.json'), 'utf8'));
const read = (half: string) =>
  readdirSync(join(__dirname, half)).map((name) => [
    `${half}/${name}`,
    readFileSync(join(__dirname, half, name), 'utf8'),
  ]);
const files = Object.fromEntries([...read('faulty'), ...read('healthy')]) as { [file: string]: string };

test('every set of the corpus is on record, and nothing else is', () => {
  expect(Object.keys(sets)).toEqual(Object.keys(files).sort());
});

test('every healthy set works', () => {
  const failing = Object.entries(sets).filter(([file, { outcome }]) => /^healthy/.test(file) && outcome !== 'works');
  expect(failing).toEqual([]);
});

test('every set says what it is, and how it is tried', () => {
  const unsaid = Object.entries(files).filter(([, yaml]) => !/^# (?!try:)/.test(yaml) || triesOf(yaml).length === 0);
  expect(unsaid).toEqual([]);
  for (const words of Object.values(files).flatMap(triesOf)) parseTry(words);
});

test('no two sets name the same namespace', () => {
  const named = Object.values(files).flatMap((yaml) => [...new Set(yaml.match(/\bcorpus-[a-z0-9-]+/g))]);
  expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
});
