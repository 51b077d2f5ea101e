import { Kubernetes } from '../../src/kubernetes/version';
import type { JsonObject } from '../../src/manifest/manifest';
import { check } from '../applied';

const version = (name: string) => Kubernetes.of(name) as Kubernetes;
const flowSchema = {
  apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3',
  kind: 'FlowSchema',
  metadata: { name: 'x' },
  spec: { priorityLevelConfiguration: { name: 'x' } },
};
const found = (value: JsonObject, from: string, to?: string) => {
  const kubernetes = version(from);
  const upgrades = to === undefined ? [] : Kubernetes.after(kubernetes, version(to));
  const findings = check([{ value, source: {} }], { kubernetes, upgrades });
  return findings.map(({ severity, message, remedy }) => `${severity}: ${message} (${remedy})`);
};

test('what a later version serves no longer is a warning before, and an error at the version that it is gone in', () => {
  const group = 'flowcontrol.apiserver.k8s.io';
  const use = `use ${group}/v1`;
  expect(found(flowSchema, '1.28')).toEqual([
    `warning: Kubernetes 1.32 serves no FlowSchema in ${group}/v1beta3 any more (${use}, which is there from Kubernetes 1.29 on)`,
  ]);
  expect(found(flowSchema, '1.28', '1.31')).toEqual(found(flowSchema, '1.28'));
  expect(found(flowSchema, '1.28', '1.36')).toEqual([
    `error: apiVersion is ${group}/v1beta3, in which Kubernetes 1.32 serves no FlowSchema: ${use} ` +
      '(use the apiVersion that replaced it, and check the fields that changed with it)',
  ]);
});

test('what an upgrade repairs is still found in the version that it starts from', () => {
  const spec = { type: 'ExternalName', externalName: 'db.example.com', trafficDistribution: 'PreferClose' };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec };
  expect(found(service, '1.28', '1.35')).toEqual([
    'error: spec.trafficDistribution: Kubernetes 1.28 has no such field; it is there from 1.30 on ' +
      '(leave it out, or use a cluster of a version that has it)',
  ]);
  expect(found(service, '1.31', '1.35')).toEqual([]);
});

test('what the version turned off that an upgrade starts from, and what the one advises against that it ends at, are warnings', () => {
  const spec = { type: 'ExternalName', externalName: 'db.example.com', trafficDistribution: 'PreferClose' };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec };
  const advised =
    'warning: from Kubernetes 1.36 on, spec.trafficDistribution is PreferClose, an older name of PreferSameZone (use PreferSameZone)';
  expect(found(service, '1.30', '1.36').sort()).toEqual([
    advised,
    'warning: spec.trafficDistribution: Kubernetes 1.30 drops it unless the cluster enables the feature gate ' +
      'ServiceTrafficDistribution, which is enabled by default from 1.31 on (leave it out, enable the feature gate of the cluster, or use a ' +
      'version that has it on)',
  ]);
  expect(found(service, '1.31', '1.36')).toEqual([advised]);
});
