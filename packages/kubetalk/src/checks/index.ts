import type { Check } from './check';
import { refusals } from './refusals';
import { acknowledgement } from './rules/acknowledgement';
import { addressLocalhost } from './rules/address-localhost';
import { addressOtherNamespace } from './rules/address-other-namespace';
import { addressPort } from './rules/address-port';
import { addressUnknown } from './rules/address-unknown';
import { applyRefused } from './rules/apply-refused';
import { backendMissing } from './rules/backend-missing';
import { backendPortMissing } from './rules/backend-port-missing';
import { claimShared } from './rules/claim-shared';
import { deprecatedApi } from './rules/deprecated-api';
import { disruptionBudgetBlocks } from './rules/disruption-budget-blocks';
import { disruptionBudgetSelectsNothing } from './rules/disruption-budget-selects-nothing';
import { dnsPolicy } from './rules/dns-policy';
import { duplicateKey } from './rules/duplicate-key';
import { duplicateObject } from './rules/duplicate-object';
import { envTwice } from './rules/env-twice';
import { externalNameUnknown } from './rules/external-name-unknown';
import { fixedClusterIp } from './rules/fixed-cluster-ip';
import { fixedReplicasScaled } from './rules/fixed-replicas-scaled';
import { headlessPort } from './rules/headless-port';
import { ingressBackendMissing } from './rules/ingress-backend-missing';
import { ingressPortMissing } from './rules/ingress-port-missing';
import { keyMissing } from './rules/key-missing';
import { monitorSelectsNothing } from './rules/monitor-selects-nothing';
import { noReadinessProbe } from './rules/no-readiness-probe';
import { nodePortClash } from './rules/node-port-clash';
import { notAnObject } from './rules/not-an-object';
import { podSecurity } from './rules/pod-security';
import { policyCutsDns } from './rules/policy-cuts-dns';
import { policyCutsOutside } from './rules/policy-cuts-outside';
import { policyCutsPath } from './rules/policy-cuts-path';
import { policyPeerSelectsNothing } from './rules/policy-peer-selects-nothing';
import { policySelectsNothing } from './rules/policy-selects-nothing';
import { probePortUndeclared } from './rules/probe-port-undeclared';
import { probePortUnknown } from './rules/probe-port-unknown';
import { readinessNeedsService } from './rules/readiness-needs-service';
import { referenceMissing } from './rules/reference-missing';
import { referenceNotGranted } from './rules/reference-not-granted';
import { routeParentMissing } from './rules/route-parent-missing';
import { scaleTargetMissing } from './rules/scale-target-missing';
import { selectorsOverlap } from './rules/selectors-overlap';
import { serviceScaledToZero } from './rules/service-scaled-to-zero';
import { serviceSelectsNothing } from './rules/service-selects-nothing';
import { serviceSelectsStrangers } from './rules/service-selects-strangers';
import { serviceWithoutEndpoints } from './rules/service-without-endpoints';
import { statefulSetPod } from './rules/stateful-set-pod';
import { statefulSetServiceMissing } from './rules/stateful-set-service-missing';
import { storageClassMissing } from './rules/storage-class-missing';
import { subsetMissing } from './rules/subset-missing';
import { targetPortProtocol } from './rules/target-port-protocol';
import { targetPortUndeclared } from './rules/target-port-undeclared';
import { targetPortUnknown } from './rules/target-port-unknown';
import { valueTooLong } from './rules/value-too-long';
import { variableUnknown } from './rules/variable-unknown';

/** Every check, in the order in which the docs list them. */
export const checks: readonly Check[] = [
  serviceSelectsNothing,
  serviceSelectsStrangers,
  selectorsOverlap,
  serviceWithoutEndpoints,
  serviceScaledToZero,
  fixedClusterIp,
  targetPortUnknown,
  targetPortUndeclared,
  targetPortProtocol,
  addressUnknown,
  addressOtherNamespace,
  addressPort,
  headlessPort,
  externalNameUnknown,
  dnsPolicy,
  addressLocalhost,
  envTwice,
  variableUnknown,
  valueTooLong,
  probePortUnknown,
  probePortUndeclared,
  noReadinessProbe,
  readinessNeedsService,
  referenceMissing,
  keyMissing,
  storageClassMissing,
  claimShared,
  statefulSetServiceMissing,
  statefulSetPod,
  podSecurity,
  scaleTargetMissing,
  fixedReplicasScaled,
  disruptionBudgetSelectsNothing,
  disruptionBudgetBlocks,
  ingressBackendMissing,
  ingressPortMissing,
  backendMissing,
  backendPortMissing,
  routeParentMissing,
  referenceNotGranted,
  monitorSelectsNothing,
  subsetMissing,
  policySelectsNothing,
  policyPeerSelectsNothing,
  policyCutsPath,
  policyCutsDns,
  policyCutsOutside,
  duplicateObject,
  duplicateKey,
  notAnObject,
  ...refusals,
  deprecatedApi,
  applyRefused,
  nodePortClash,
  acknowledgement,
];
