import { earnSteps, renewSteps, spend } from '../../src/kubernetes/schema/steps';

test('a run may take so many steps, and more for each value of a custom resource: many of them are judged as few are', () => {
  renewSteps();
  expect([spend(10_000_000), spend(1)]).toStrictEqual([true, false]);
  earnSteps({ spec: { hosts: ['a', 'b'] } });
  expect([spend(500), spend(1)]).toStrictEqual([true, false]);
});
