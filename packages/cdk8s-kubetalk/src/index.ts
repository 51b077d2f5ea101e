export { type Acknowledgement, acknowledge, callsOutside, type OutsideService } from './acknowledge';
export { Address, address, type CalledPort } from './address';
export type * as api from './api';
export * from './checked';
export * from './component';
export { ConfigMap, type ConfigMapKey, type ConfigMapProps } from './config-map';
export type {
  Bytes,
  Container,
  ContainerBase,
  ContainerResources,
  InitContainer,
  Probes,
  Resources,
} from './container';
export * from './controller';
export * from './daemon-set';
export * from './deployment';
export { isolate } from './isolation';
export * from './job';
export { namespace, type PodSecurity } from './namespace';
export type { ContainerPort, PlusWorkload, Pods, PortKey } from './pods';
export { type PortReference, type UndeclaredPort, undeclared } from './port';
export type { Probe, ProbeTimes } from './probe';
export * from './program';
export * from './replica-set';
export {
  type Backend,
  HttpRoute,
  type HttpRouteProps,
  type HttpRouteRule,
  Ingress,
  type IngressPath,
  type IngressProps,
  type IngressRule,
  type WeightedBackend,
} from './routes';
export * from './secret-reference';
export * from './service';
export * from './stateful-set';
export { toYaml } from './synth';
export type { Value, Variables, VariablesSource } from './variables';
export type {
  ApiVolume,
  ConfigMapVolume,
  FileVolume,
  SecretVolume,
  StorageVolume,
  Volume,
  VolumePlace,
} from './volume';
export * from './workload';
