import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationOf, check, manifestsOf } from 'kubetalk';
import { environments } from '../environments';

const page = readFileSync(join(__dirname, '../docs/gitops.md'), 'utf8');
const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

test('the YAML of the page is clean', () => {
  expect(blocks.map((text) => check(applicationOf(manifestsOf({ file: 'gitops.md', text }))))).toEqual([[], []]);
});

test('the files that it names are in dist/', () => {
  const named = [...page.matchAll(/([-a-z0-9]+)\.k8s\.yaml/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !environments.names.some((known) => known === name))).toEqual([]);
});
