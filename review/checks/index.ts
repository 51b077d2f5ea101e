import { addressLocalhost } from './address-localhost';
import { addressOtherNamespace } from './address-other-namespace';
import { addressPort } from './address-port';
import { addressUnknown } from './address-unknown';
import type { Check } from './check';
import { conflictingFields } from './conflicting-fields';
import { disruptionBudgetSelectsNothing } from './disruption-budget-selects-nothing';
import { duplicateEntry } from './duplicate-entry';
import { duplicateKey } from './duplicate-key';
import { duplicateObject } from './duplicate-object';
import { envTwice } from './env-twice';
import { externalNameUnknown } from './external-name-unknown';
import { fixedClusterIp } from './fixed-cluster-ip';
import { fixedReplicasScaled } from './fixed-replicas-scaled';
import { headlessPort } from './headless-port';
import { ingressBackendMissing } from './ingress-backend-missing';
import { ingressPortMissing } from './ingress-port-missing';
import { invalidAddress } from './invalid-address';
import { invalidKey } from './invalid-key';
import { invalidLabel } from './invalid-label';
import { invalidName } from './invalid-name';
import { invalidPort } from './invalid-port';
import { invalidProbe } from './invalid-probe';
import { invalidQuantity } from './invalid-quantity';
import { invalidSchedule } from './invalid-schedule';
import { invalidValue } from './invalid-value';
import { keyMissing } from './key-missing';
import { missingField } from './missing-field';
import { missingKind } from './missing-kind';
import { noReadinessProbe } from './no-readiness-probe';
import { nodePortClash } from './node-port-clash';
import { nodePortRange } from './node-port-range';
import { notAnObject } from './not-an-object';
import { notBase64 } from './not-base64';
import { policyCutsDns } from './policy-cuts-dns';
import { policyCutsOutside } from './policy-cuts-outside';
import { policyCutsPath } from './policy-cuts-path';
import { policyPeerSelectsNothing } from './policy-peer-selects-nothing';
import { policySelectsNothing } from './policy-selects-nothing';
import { probePortUndeclared } from './probe-port-undeclared';
import { probePortUnknown } from './probe-port-unknown';
import { referenceMissing } from './reference-missing';
import { removedApiVersion } from './removed-api-version';
import { scaleTargetMissing } from './scale-target-missing';
import { selectorDiffersFromTemplate } from './selector-differs-from-template';
import { selectorsOverlap } from './selectors-overlap';
import { serviceScaledToZero } from './service-scaled-to-zero';
import { serviceSelectsNothing } from './service-selects-nothing';
import { serviceSelectsStrangers } from './service-selects-strangers';
import { serviceTypeFields } from './service-type-fields';
import { serviceWithoutEndpoints } from './service-without-endpoints';
import { statefulSetPod } from './stateful-set-pod';
import { statefulSetServiceMissing } from './stateful-set-service-missing';
import { storageClassMissing } from './storage-class-missing';
import { targetPortProtocol } from './target-port-protocol';
import { targetPortUndeclared } from './target-port-undeclared';
import { targetPortUnknown } from './target-port-unknown';
import { unknownField } from './unknown-field';
import { unknownKind } from './unknown-kind';
import { unknownVolume } from './unknown-volume';
import { variableUnknown } from './variable-unknown';
import { wrongType } from './wrong-type';

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
  probePortUnknown,
  probePortUndeclared,
  noReadinessProbe,
  referenceMissing,
  keyMissing,
  storageClassMissing,
  statefulSetServiceMissing,
  statefulSetPod,
  scaleTargetMissing,
  fixedReplicasScaled,
  disruptionBudgetSelectsNothing,
  ingressBackendMissing,
  ingressPortMissing,
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
];
