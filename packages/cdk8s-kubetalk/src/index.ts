export { type Acknowledgement, acknowledge, callsOutside, type OutsideService } from './acknowledge';
export { Address, address, type CalledPort } from './address';
export type * as api from './api';
export * from './checked';
export * from './component';
export type { Bytes, Container, ContainerBase, InitContainer, Probes, Resources } from './container';
export * from './controller';
export * from './daemon-set';
export * from './deployment';
export { isolate } from './isolation';
export * from './job';
export * from './namespace';
export type { ContainerPort, PlusWorkload, Pods, PortKey } from './pods';
export { type PortReference, type UndeclaredPort, undeclared } from './port';
export type { Probe, ProbeTimes } from './probe';
export * from './program';
export * from './replica-set';
export {
  HttpRoute,
  type HttpRouteProps,
  Ingress,
  type IngressPath,
  type IngressProps,
  type IngressRule,
} from './routes';
export * from './service';
export * from './stateful-set';
export { toYaml } from './synth';
export type { ConfigMapKey, SecretKey, Value, Variables } from './variables';
export type { Files, Volume } from './volume';
export * from './workload';
