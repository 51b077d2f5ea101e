import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../review/checks';
import type { Manifest } from '../../review/manifest/manifest';
import { readTopology } from '../../review/topology/topology';
import { documents } from '../lesson/manifests';

const manifests = (yaml: string) => documents(yaml).map((value) => ({ value, source: {} }) as Manifest);
const ids = (yaml: string) => {
  const topology = readTopology(manifests(yaml));
  return checks.filter((check) => [...check.find(topology)].length > 0).map(({ id }) => id);
};

test.each(checks.map((check) => [check.id, check] as const))('%s finds its example, and no other check does', (id, check) => {
  expect(ids(check.example)).toEqual([id]);
});
