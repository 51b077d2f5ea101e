import { kindOf } from '../kubernetes/objects';
import { identity, type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';

/** Kinds that a program in the cluster may make where no manifest shows it. */
export type MadeKind =
  | 'ConfigMap'
  | 'Endpoints'
  | 'PersistentVolumeClaim'
  | 'Pod'
  | 'Secret'
  | 'Service'
  | 'ServiceAccount';

/** Custom resources of which no operator makes Pods, Services or Secrets: they only configure traffic or monitoring. */
const MAKES_NOTHING =
  /\.(gateway\.networking\.k8s\.io|(networking|security|telemetry)\.istio\.io|monitoring\.coreos\.com|traefik\.(io|containo\.us)|metrics\.k8s\.io|(crd\.)?projectcalico\.org|cilium\.io|gateway\.envoyproxy\.io|kustomize\.config\.k8s\.io|snapshot\.storage\.k8s\.io)$/;

/** Kinds in those groups of which an operator does make something. */
const MAKES =
  /^(Alertmanager|Prometheus|PrometheusAgent|ThanosRuler)\.monitoring\.|^Gateway\.(gateway\.networking\.k8s\.io|networking\.istio\.io)$/;

/** The resources of RBAC through which each kind comes about. */
const RESOURCES: Readonly<Record<MadeKind, readonly string[]>> = {
  ConfigMap: ['configmaps'],
  Endpoints: ['endpoints', 'endpointslices'],
  PersistentVolumeClaim: ['persistentvolumeclaims'],
  Pod: ['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets', 'jobs', 'cronjobs'],
  Secret: ['secrets'],
  Service: ['services'],
  ServiceAccount: ['serviceaccounts'],
};

/**
 * Whether something in the manifests makes objects that they do not show: an operator of which there is a resource or a
 * CustomResourceDefinition, a hook, or a program that is allowed to create them.
 */
export class Makers {
  private readonly operators: boolean;
  private readonly rules: readonly JsonObject[];
  /** Each question is asked for every object that is missing, and answered once. */
  private readonly known = new Map<string, boolean>();

  constructor(manifests: readonly Manifest[]) {
    this.operators = manifests.some(isOperators);
    this.rules = manifests
      .filter((manifest) => ['ClusterRole', 'Role'].includes(kindOf(manifest)))
      .flatMap(({ value }) => list(value.rules).map(record));
  }

  mayMake(kind: MadeKind): boolean {
    return this.may(['create'], RESOURCES[kind]);
  }

  /** Whether something puts keys into a Secret or ConfigMap that is there. */
  mayFill(kind: 'ConfigMap' | 'Secret'): boolean {
    return this.may(['patch', 'update'], RESOURCES[kind]);
  }

  /** Whether a program may label Pods that run. */
  mayLabelPods(): boolean {
    return this.may(['patch', 'update'], ['pods']);
  }

  private may(verbs: readonly string[], resources: readonly string[]): boolean {
    const question = [...verbs, ...resources].join();
    const answer =
      this.known.get(question) ?? (this.operators || this.rules.some((rule) => allows(rule, verbs, resources)));
    this.known.set(question, answer);
    return answer;
  }
}

function isOperators(manifest: Manifest): boolean {
  const kind = kindOf(manifest);
  if (kind === 'CustomResourceDefinition') return true;
  if (identity(manifest).kind === '' || !kind.includes('.')) return isHook(manifest);
  return MAKES.test(kind) || !MAKES_NOTHING.test(kind);
}

/** A Job that helm runs before or after it applies the others. */
function isHook(manifest: Manifest): boolean {
  const { annotations } = record(manifest.value.metadata);
  return kindOf(manifest) === 'Job' && text(record(annotations)['helm.sh/hook']) !== '';
}

function allows({ verbs, resources }: JsonObject, wanted: readonly string[], of: readonly string[]): boolean {
  return has(verbs, wanted) && has(resources, of);
}

function has(value: JsonObject[string], any: readonly string[]): boolean {
  return list(value).some((one) => one === '*' || any.includes(text(one)));
}
