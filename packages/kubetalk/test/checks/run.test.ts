import type { Check } from '../../src/checks/check';
import { CheckFailure, faultsIn } from '../../src/checks/run';
import { topologyOf } from '../applied';

const manifest = { value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } }, source: {} };
const topology = topologyOf([manifest]);
const base = { outcome: 'risky', title: '', why: '', remedy: '', example: '' } as const;
const sound: Check = { ...base, id: 'sound', find: () => [{ manifest, message: 'found' }] };
const faulty: Check = {
  ...base,
  id: 'faulty',
  *find() {
    yield { manifest, message: 'found before the fault' };
    throw new TypeError('x is undefined');
  },
};

test('a check that throws is reported as a fault of the tool, and all others answer, what it found before among it', () => {
  const failures: CheckFailure[] = [];
  const found = faultsIn(topology, (failure) => failures.push(failure), [faulty, sound]);
  expect(found.map(({ check, fault }) => [check.id, fault.message])).toEqual([
    ['faulty', 'found before the fault'],
    ['sound', 'found'],
  ]);
  expect(failures.map(({ message }) => message)).toEqual([
    'check faulty failed, which is a fault of kubetalk, not of the manifests (TypeError: x is undefined)',
  ]);
});

test('without a handler, a check that throws is an error', () => {
  expect(() => faultsIn(topology, undefined, [sound, faulty])).toThrow(CheckFailure);
});
