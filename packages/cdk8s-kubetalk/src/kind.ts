import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels } from 'kubetalk/kubernetes';
import { ClusterObject } from './cluster-object';

/** An object in the API's own words: the fields of its kind, such as `spec`, and what its metadata have. */
export interface ObjectProps {
  /** @default - the construct's id */
  readonly name?: string;
  /** @default - none */
  readonly labels?: Labels;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Other metadata, such as finalizers. @default - none */
  readonly metadata?: ApiObjectMetadata;
  readonly [field: string]: unknown;
}

/** The class of the objects of one kind. */
export type Kind = new (scope: Construct, id: string, props?: ObjectProps) => ApiObject;

/**
 * The class of a kind that has no construct, of an operator for example, so that its objects need not repeat what it is:
 * `const KubeRole = kind("rbac.authorization.k8s.io/v1", "Role")`.
 *
 * @param scope `Cluster` for objects in no namespace
 */
export function kind(apiVersion: string, kind: string, scope: 'Namespaced' | 'Cluster' = 'Namespaced'): Kind {
  const Base = scope === 'Cluster' ? ClusterObject : ApiObject;
  return class extends Base {
    constructor(scope: Construct, id: string, props: ObjectProps = {}) {
      const { name = id, labels, annotations, metadata, ...fields } = props;
      super(scope, id, { apiVersion, kind, metadata: { ...metadata, name, labels, annotations }, ...fields });
    }
  };
}
