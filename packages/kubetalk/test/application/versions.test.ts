import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionsFrom } from '../../src/application/versions';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-version-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const versions = (said?: string) => {
  const { kubernetes, upgrades } = versionsFrom(said, folder);
  return [kubernetes, ...upgrades].map(({ version }) => version);
};

test('a version, or the way from one to another', () => {
  expect(versions('1.30')).toEqual(['1.30']);
  expect(versions('v1.30.4')).toEqual(['1.30']);
  expect(versions('1.33..1.36')).toEqual(['1.33', '1.34', '1.35', '1.36']);
});

test('a version newer than those that are known is judged as the newest, with a note', () => {
  const error = jest.spyOn(console, 'error').mockImplementation(() => {});
  expect([versions('1.37'), versions('1.35..v1.99.1'), versions('1.36..1.37')]).toEqual([
    ['1.36'],
    ['1.35', '1.36'],
    ['1.36'],
  ]);
  const note = (version: string) => [
    `note: Kubernetes ${version} is newer than those that are known here: judged as 1.36`,
  ];
  expect(error.mock.calls).toEqual([note('1.37'), note('v1.99.1'), note('1.37')]);
  error.mockRestore();
});

test('who says nothing means what the cdk8s project imports, and without one the newest', () => {
  expect(versions()).toEqual(['1.36']);
  writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: x\nimports:\n  - crd.yaml\n  - k8s@1.29.0\n');
  expect(versions()).toEqual(['1.29']);
  expect(versions('1.31')).toEqual(['1.31']);
});

test.each([
  ['1.27', 'Kubernetes version "1.27" is not known: use 1.28 to 1.36'],
  ['1.3', 'Kubernetes version "1.3" is not known: use 1.28 to 1.36'],
  ['latest', 'Kubernetes version "latest" is not known: use 1.28 to 1.36'],
  ['1.36..1.28', 'Kubernetes version "1.36..1.28": put the older one first'],
  ['1.28..1.30..1.36', 'Kubernetes version "1.28..1.30..1.36": use one such as 1.30, or two: 1.28..1.36'],
])('%s is no version', (said, message) => {
  expect(() => versions(said)).toThrow(message);
});
