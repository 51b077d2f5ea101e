import { readFileSync } from 'node:fs';
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { fieldsOf } from '../../src/kubernetes/schema/jsii';

test('the fields that are checked are those of the installed cdk8s-plus-28', () => {
  const assembly = readFileSync(require.resolve('cdk8s-plus-28/.jsii'), 'utf8');
  expect(readFileSync('packages/kubetalk/src/kubernetes/schema/fields.ts', 'utf8')).toBe(fieldsOf(assembly, k8s));
});
