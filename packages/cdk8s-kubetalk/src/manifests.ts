import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from 'kubetalk';
import { SecretReference } from './secret-reference';
import { jsonOf } from './synth';

/** The manifests that a construct deploys, or that it knows are deployed elsewhere. */
export function manifestsOfConstruct(construct: IConstruct): Manifest[] {
  if (construct instanceof SecretReference) return [construct.manifest()];
  if (!(construct instanceof ApiObject)) return [];
  // Not chart.toJson(): that validates the whole app again, without end.
  return [{ value: jsonOf(construct), source: { construct: construct.node.path } }];
}
