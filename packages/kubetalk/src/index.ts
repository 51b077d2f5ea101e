// kubetalk: manifests in, answers out.

export { read } from './application/files';
export { checks } from './checks';
export type { Check, Outcome } from './checks/check';
export { page } from './checks/page';
export { check, type Finding } from './checks/run';
export { diff } from './diff/diff';
export { Kubernetes } from './kubernetes/version';
export type { Json, JsonObject, Manifest } from './manifest/manifest';
export { manifestsOf } from './manifest/read';
export { fold } from './picture/fold';
export { renderMermaid } from './picture/mermaid';
export { pictureOf } from './picture/model';
export { renderSvg } from './picture/svg';
export { readTopology } from './topology/topology';
