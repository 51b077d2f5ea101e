import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestsOf } from '../../src/manifest/read';
import { check } from '../applied';

// Each file shows one thing that real applications do, in the smallest manifests; its first lines say what is right:
// "# finds: OUTCOME CHECK, …" for manifests that may be a part of something, "# complete: …" where they are the whole.

const files = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));

function said(text: string, word: string): string[] {
  const [, line] = new RegExp(`^# ${word}: (.*)$`, 'm').exec(text) ?? [];
  if (line === undefined) return [];
  return line === 'nothing' ? [] : line.split(', ').sort();
}

function found(file: string, text: string, complete: boolean): string[] {
  return check(manifestsOf({ file, text }), { complete })
    .map((finding) => `${finding.outcome} ${finding.check}`)
    .sort();
}

test.each(files)('%s finds what is right', (file) => {
  const text = readFileSync(join(__dirname, file), 'utf8');
  expect(text).toMatch(/^# finds: /m);
  expect(found(file, text, false)).toEqual(said(text, 'finds'));
  if (/^# complete: /m.test(text)) expect(found(file, text, true)).toEqual(said(text, 'complete'));
});
