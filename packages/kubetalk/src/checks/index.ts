import type { Check } from './check';
import { acknowledgement } from './rules/acknowledgement';
import { addressLocalhost } from './rules/address-localhost';
import { addressOtherNamespace } from './rules/address-other-namespace';
import { addressPort } from './rules/address-port';
import { addressUnknown } from './rules/address-unknown';
import { applyRefused } from './rules/apply-refused';
import { backendMissing } from './rules/backend-missing';
import { backendPortMissing } from './rules/backend-port-missing';
import { claimShared } from './rules/claim-shared';
import { conflictingFields } from './rules/conflicting-fields';
import { deprecatedApi } from './rules/deprecated-api';
import { deprecatedField } from './rules/deprecated-field';
import { disruptionBudgetBlocks } from './rules/disruption-budget-blocks';
import { disruptionBudgetSelectsNothing } from './rules/disruption-budget-selects-nothing';
import { duplicateEntry } from './rules/duplicate-entry';
import { duplicateKey } from './rules/duplicate-key';
import { duplicateObject } from './rules/duplicate-object';
import { envTwice } from './rules/env-twice';
import { externalNameUnknown } from './rules/external-name-unknown';
import { featureOff } from './rules/feature-off';
import { fixedClusterIp } from './rules/fixed-cluster-ip';
import { fixedReplicasScaled } from './rules/fixed-replicas-scaled';
import { headlessPort } from './rules/headless-port';
import { ingressBackendMissing } from './rules/ingress-backend-missing';
import { ingressPortMissing } from './rules/ingress-port-missing';
import { invalidAddress } from './rules/invalid-address';
import { invalidKey } from './rules/invalid-key';
import { invalidLabel } from './rules/invalid-label';
import { invalidName } from './rules/invalid-name';
import { invalidPort } from './rules/invalid-port';
import { invalidProbe } from './rules/invalid-probe';
import { invalidQuantity } from './rules/invalid-quantity';
import { invalidSchedule } from './rules/invalid-schedule';
import { invalidValue } from './rules/invalid-value';
import { keyMissing } from './rules/key-missing';
import { missingField } from './rules/missing-field';
import { missingKind } from './rules/missing-kind';
import { monitorSelectsNothing } from './rules/monitor-selects-nothing';
import { noReadinessProbe } from './rules/no-readiness-probe';
import { nodePortClash } from './rules/node-port-clash';
import { nodePortRange } from './rules/node-port-range';
import { notAnObject } from './rules/not-an-object';
import { notBase64 } from './rules/not-base64';
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
import { removedApiVersion } from './rules/removed-api-version';
import { routeParentMissing } from './rules/route-parent-missing';
import { scaleTargetMissing } from './rules/scale-target-missing';
import { selectorDiffersFromTemplate } from './rules/selector-differs-from-template';
import { selectorsOverlap } from './rules/selectors-overlap';
import { serviceScaledToZero } from './rules/service-scaled-to-zero';
import { serviceSelectsNothing } from './rules/service-selects-nothing';
import { serviceSelectsStrangers } from './rules/service-selects-strangers';
import { serviceTypeFields } from './rules/service-type-fields';
import { serviceWithoutEndpoints } from './rules/service-without-endpoints';
import { statefulSetPod } from './rules/stateful-set-pod';
import { statefulSetServiceMissing } from './rules/stateful-set-service-missing';
import { storageClassMissing } from './rules/storage-class-missing';
import { subsetMissing } from './rules/subset-missing';
import { targetPortProtocol } from './rules/target-port-protocol';
import { targetPortUndeclared } from './rules/target-port-undeclared';
import { targetPortUnknown } from './rules/target-port-unknown';
import { unknownField } from './rules/unknown-field';
import { unknownKind } from './rules/unknown-kind';
import { unknownVolume } from './rules/unknown-volume';
import { valueTooLong } from './rules/value-too-long';
import { variableUnknown } from './rules/variable-unknown';
import { wrongType } from './rules/wrong-type';

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
  missingKind,
  unknownKind,
  removedApiVersion,
  deprecatedApi,
  deprecatedField,
  featureOff,
  applyRefused,
  unknownField,
  wrongType,
  missingField,
  notBase64,
  invalidName,
  invalidLabel,
  invalidKey,
  invalidPort,
  invalidValue,
  invalidAddress,
  invalidQuantity,
  invalidProbe,
  invalidSchedule,
  conflictingFields,
  duplicateEntry,
  unknownVolume,
  selectorDiffersFromTemplate,
  serviceTypeFields,
  nodePortRange,
  nodePortClash,
  acknowledgement,
];
