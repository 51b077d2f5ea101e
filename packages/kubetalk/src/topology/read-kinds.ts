import { isGitOps } from '../application/gitops/follow';
import { kindOf } from '../kubernetes/objects';
import type { Manifest } from '../manifest/manifest';
import { GATEWAY_GROUP, namesBackends } from './backends';
import { OPERATORS } from './operators';
import { isNamed } from './references';
import { isTier } from './tiers';
import { readWorkloads } from './workloads';

/** Kinds that a check asks for by name. */
const ASKED: ReadonlySet<string> = new Set([
  `ReferenceGrant.${GATEWAY_GROUP}`,
  'AuthorizationPolicy.security.istio.io',
  'PeerAuthentication.security.istio.io',
  'PodMonitor.monitoring.coreos.com',
  'Probe.monitoring.coreos.com',
  'RequestAuthentication.security.istio.io',
  'ScaledJob.keda.sh',
  'Server.policy.linkerd.io',
  'ServiceEntry.networking.istio.io',
  'ServiceMonitor.monitoring.coreos.com',
]);

/** Whether something of an object is read: what it makes, what it names, or, where another names it, that it is there. */
export function isRead(manifest: Manifest): boolean {
  const kind = kindOf(manifest);
  return (
    ASKED.has(kind) ||
    isGitOps(manifest) ||
    isTier(kind) ||
    namesBackends(kind) ||
    isNamed(kind) ||
    Object.hasOwn(OPERATORS, kind) ||
    readWorkloads(manifest).length > 0
  );
}
