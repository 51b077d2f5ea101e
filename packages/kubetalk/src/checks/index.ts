import type { Check } from './check';
import { refusals } from './refusals';
import { accountNotGranted } from './rules/account-not-granted';
import { acknowledgement } from './rules/acknowledgement';
import { addressLocalhost } from './rules/address-localhost';
import { addressOfOperator } from './rules/address-of-operator';
import { addressOtherNamespace } from './rules/address-other-namespace';
import { addressPadded } from './rules/address-padded';
import { addressPort } from './rules/address-port';
import { addressUnknown } from './rules/address-unknown';
import { applyRefused } from './rules/apply-refused';
import { backendMissing } from './rules/backend-missing';
import { backendPortMissing } from './rules/backend-port-missing';
import { claimShared } from './rules/claim-shared';
import { containerPortTaken } from './rules/container-port-taken';
import { deprecatedApi } from './rules/deprecated-api';
import { disruptionBudgetBlocks } from './rules/disruption-budget-blocks';
import { disruptionBudgetSelectsNothing } from './rules/disruption-budget-selects-nothing';
import { disruptionBudgetsOverlap } from './rules/disruption-budgets-overlap';
import { dnsPolicy } from './rules/dns-policy';
import { duplicateKey } from './rules/duplicate-key';
import { duplicateObject } from './rules/duplicate-object';
import { endpointsNotReady } from './rules/endpoints-not-ready';
import { endpointsOverwritten } from './rules/endpoints-overwritten';
import { envTwice } from './rules/env-twice';
import { externalNameUnknown } from './rules/external-name-unknown';
import { fixedClusterIp } from './rules/fixed-cluster-ip';
import { fixedReplicasScaled } from './rules/fixed-replicas-scaled';
import { gatewayServesNothing } from './rules/gateway-serves-nothing';
import { headlessPort } from './rules/headless-port';
import { ingressBackendMissing } from './rules/ingress-backend-missing';
import { ingressBackendProtocol } from './rules/ingress-backend-protocol';
import { ingressClassNone } from './rules/ingress-class-none';
import { ingressMiddlewareMissing } from './rules/ingress-middleware-missing';
import { ingressPathPattern } from './rules/ingress-path-pattern';
import { ingressPathTwice } from './rules/ingress-path-twice';
import { ingressPortMissing } from './rules/ingress-port-missing';
import { ingressTlsHost } from './rules/ingress-tls-host';
import { initWaitsForItself } from './rules/init-waits-for-itself';
import { keyMissing } from './rules/key-missing';
import { listenerRefused } from './rules/listener-refused';
import { listensElsewhere } from './rules/listens-elsewhere';
import { listensOnLocalhost } from './rules/listens-on-localhost';
import { meshPolicyMisses } from './rules/mesh-policy-misses';
import { meshPortName } from './rules/mesh-port-name';
import { monitorSelectsNothing } from './rules/monitor-selects-nothing';
import { noReadinessProbe } from './rules/no-readiness-probe';
import { nodePortClash } from './rules/node-port-clash';
import { notAnObject } from './rules/not-an-object';
import { notProvisioned } from './rules/not-provisioned';
import { peersNotPublished } from './rules/peers-not-published';
import { podSecurity } from './rules/pod-security';
import { podsNotRunning } from './rules/pods-not-running';
import { podsOutdated } from './rules/pods-outdated';
import { policyCutsApiServer } from './rules/policy-cuts-api-server';
import { policyCutsDns } from './rules/policy-cuts-dns';
import { policyCutsOutside } from './rules/policy-cuts-outside';
import { policyCutsPath } from './rules/policy-cuts-path';
import { policyCutsScrape } from './rules/policy-cuts-scrape';
import { policyCutsWorld } from './rules/policy-cuts-world';
import { policyPeerSelectsNothing } from './rules/policy-peer-selects-nothing';
import { policyPortUnknown } from './rules/policy-port-unknown';
import { policySelectsNothing } from './rules/policy-selects-nothing';
import { probeHost } from './rules/probe-host';
import { probePortOther } from './rules/probe-port-other';
import { probePortProtocol } from './rules/probe-port-protocol';
import { probePortUndeclared } from './rules/probe-port-undeclared';
import { probePortUnknown } from './rules/probe-port-unknown';
import { readinessNeedsService } from './rules/readiness-needs-service';
import { referenceMissing } from './rules/reference-missing';
import { referenceNotGranted } from './rules/reference-not-granted';
import { routeNotAttached } from './rules/route-not-attached';
import { routeParentMissing } from './rules/route-parent-missing';
import { scaleMetricMissing } from './rules/scale-metric-missing';
import { scaleTargetMissing } from './rules/scale-target-missing';
import { selectorsOverlap } from './rules/selectors-overlap';
import { serviceScaledToZero } from './rules/service-scaled-to-zero';
import { serviceSelectsNothing } from './rules/service-selects-nothing';
import { serviceSelectsStrangers } from './rules/service-selects-strangers';
import { serviceWithoutEndpoints } from './rules/service-without-endpoints';
import { spreadCountsNothing } from './rules/spread-counts-nothing';
import { statefulSetPod } from './rules/stateful-set-pod';
import { statefulSetServiceMissing } from './rules/stateful-set-service-missing';
import { storageClassMissing } from './rules/storage-class-missing';
import { subsetMissing } from './rules/subset-missing';
import { targetPortProtocol } from './rules/target-port-protocol';
import { targetPortUndeclared } from './rules/target-port-undeclared';
import { targetPortUnknown } from './rules/target-port-unknown';
import { trafficStaysLocal } from './rules/traffic-stays-local';
import { valueTooLong } from './rules/value-too-long';
import { variableUnknown } from './rules/variable-unknown';
import { webhookCatchesItself } from './rules/webhook-catches-itself';

/** Every check, in the order in which the docs list them. */
export const checks: readonly Check[] = [
  serviceSelectsNothing,
  serviceSelectsStrangers,
  selectorsOverlap,
  serviceWithoutEndpoints,
  endpointsNotReady,
  endpointsOverwritten,
  serviceScaledToZero,
  trafficStaysLocal,
  fixedClusterIp,
  targetPortUnknown,
  targetPortUndeclared,
  targetPortProtocol,
  addressUnknown,
  addressOtherNamespace,
  addressPadded,
  addressPort,
  addressOfOperator,
  headlessPort,
  externalNameUnknown,
  dnsPolicy,
  addressLocalhost,
  listensOnLocalhost,
  listensElsewhere,
  envTwice,
  variableUnknown,
  valueTooLong,
  probePortUnknown,
  probePortUndeclared,
  probePortOther,
  probePortProtocol,
  probeHost,
  containerPortTaken,
  notProvisioned,
  podsNotRunning,
  podsOutdated,
  noReadinessProbe,
  readinessNeedsService,
  initWaitsForItself,
  peersNotPublished,
  referenceMissing,
  keyMissing,
  accountNotGranted,
  storageClassMissing,
  claimShared,
  statefulSetServiceMissing,
  statefulSetPod,
  podSecurity,
  scaleTargetMissing,
  scaleMetricMissing,
  fixedReplicasScaled,
  disruptionBudgetSelectsNothing,
  disruptionBudgetBlocks,
  disruptionBudgetsOverlap,
  spreadCountsNothing,
  ingressBackendMissing,
  ingressPortMissing,
  ingressBackendProtocol,
  ingressClassNone,
  ingressTlsHost,
  ingressPathTwice,
  ingressPathPattern,
  ingressMiddlewareMissing,
  backendMissing,
  backendPortMissing,
  webhookCatchesItself,
  listenerRefused,
  routeParentMissing,
  routeNotAttached,
  referenceNotGranted,
  monitorSelectsNothing,
  meshPortName,
  subsetMissing,
  gatewayServesNothing,
  meshPolicyMisses,
  policySelectsNothing,
  policyPeerSelectsNothing,
  policyPortUnknown,
  policyCutsPath,
  policyCutsDns,
  policyCutsOutside,
  policyCutsScrape,
  policyCutsWorld,
  policyCutsApiServer,
  duplicateObject,
  duplicateKey,
  notAnObject,
  ...refusals,
  deprecatedApi,
  applyRefused,
  nodePortClash,
  acknowledgement,
];
