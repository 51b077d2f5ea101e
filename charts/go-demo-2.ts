import { Chart, JsonPatch } from 'cdk8s';
import { isolate, type PodSecurity } from 'cdk8s-kubetalk';
import { HorizontalPodAutoscaler, type HorizontalPodAutoscalerProps } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { KubeNamespace } from '../imports/k8s';
import { Api, type ApiProps } from './api';
import { Database, type DatabaseProps } from './database';

/** The properties that the chart gives a component; all others may differ between environments. */
type Stated = 'name' | 'selector' | 'podLabels' | 'database' | 'credentials';

export interface GoDemo2Props {
  /** A namespace of its own, and the level of Pod Security that it enforces. @default - the one that kubectl is set to */
  readonly namespace?: { readonly name: string; readonly podSecurity: PodSecurity };
  /** Whether only the stated paths are open. @default false */
  readonly isolated?: boolean;
  /** The Secret, made elsewhere, with the database's `username` and `password`. @default - the database asks for none */
  readonly credentials?: string;
  readonly database: Omit<DatabaseProps, Stated>;
  readonly api: Omit<ApiProps, Stated>;
  /** Scales the API by its load, and the database never. @default - there are as many APIs as `api.replicas` says */
  readonly autoscaler?: Omit<HorizontalPodAutoscalerProps, 'metadata' | 'target'>;
}

/** The split application: the API and its database in controllers of their own, each behind a Service. */
export class GoDemo2 extends Chart {
  constructor(scope: Construct, id: string, props: GoDemo2Props) {
    super(scope, id, { namespace: props.namespace?.name });
    const { credentials } = props;
    if (props.namespace) {
      const { name, podSecurity } = props.namespace;
      const namespace = new KubeNamespace(this, 'namespace', { metadata: { name, labels: enforcing(podSecurity) } });
      // cdk8s puts every object into the namespace of its chart; this one is in none.
      namespace.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    }
    const database = new Database(this, 'db', {
      name: 'go-demo-2-db',
      selector: { type: 'db', service: 'go-demo-2' },
      podLabels: { vendor: 'MongoLabs' },
      credentials,
      ...props.database,
    });
    const api = new Api(this, 'api', {
      name: 'go-demo-2-api',
      selector: { type: 'api', service: 'go-demo-2' },
      podLabels: { language: 'go' },
      database: database.service,
      credentials,
      ...props.api,
    });
    if (props.autoscaler) {
      const metadata = { name: api.workload.name };
      new HorizontalPodAutoscaler(this, 'autoscaler', { ...props.autoscaler, metadata, target: api.workload });
    }
    if (props.isolated) isolate(this);
  }
}

/** @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function enforcing(level: PodSecurity): Record<string, string> {
  const modes = ['enforce', 'audit', 'warn'];
  return Object.fromEntries(modes.map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
}
