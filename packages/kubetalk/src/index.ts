// kubetalk: manifests in, answers out.

export { type Application, applicationOf, type Surroundings, sidesOf } from './application/application';
export { type Reading, type ReadOptions, read, readSources } from './application/files';
export type { ExternalService } from './application/outside';
export { importedVersion } from './application/versions';
export type { Exclusion, LeftOut } from './application/walk';
export { checks } from './checks';
export type { Check, CustomCheck, Fault, Outcome } from './checks/check';
export { ACKNOWLEDGE } from './checks/rules/acknowledgement';
export { CheckFailure, type CheckOptions, check, type Finding } from './checks/run';
export { asDeclared } from './cluster/as-declared';
export { type DiffOptions, diff } from './diff/diff';
export type {
  DiffReport,
  FieldChange,
  Impact,
  ImpactId,
  ObjectChange,
  PathChange,
  PathChanges,
  When,
} from './diff/report';
export { Kubernetes } from './kubernetes/version';
export { groupBy } from './manifest/group-by';
export type { Input } from './manifest/input';
export { InputError } from './manifest/input-error';
export {
  type FieldPath,
  type Identity,
  identity,
  type Json,
  type JsonObject,
  type Manifest,
  type Source,
} from './manifest/manifest';
export { manifestsOf } from './manifest/read';
export { fold } from './picture/fold';
export { renderMermaid } from './picture/mermaid';
export { pictureOf } from './picture/model';
export { renderPage } from './picture/page/page';
export type { Edge, Node, Picture } from './picture/picture';
export { renderSvg } from './picture/svg';
export { renderText } from './picture/text';
export {
  DENY_ALL,
  type LeastOptions,
  type LeastPolicies,
  type LeastPolicy,
  leastPolicies,
  type OutsidePort,
  type StatedCall,
} from './policies/least';
export { statedCalls } from './policies/stated';
export { renderPolicies } from './policies/written';
export { type Pair, type Pairs, pairsOf } from './reach/pairs';
export { type Reply, replies } from './reach/question';
export { type Format, renderDiff, renderFindings } from './render';
export type { Call } from './topology/calls';
export type { Policy } from './topology/policies';
export { type Reach, reachOfCall } from './topology/reach';
export { references } from './topology/references';
export type { Service } from './topology/services';
export { type Topology, topologyOf } from './topology/topology';
export type { Container, Workload } from './topology/workloads';
