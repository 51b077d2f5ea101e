export { type Acknowledgement, acknowledge, acknowledgeInCode, callsOutside, type OutsideService } from './acknowledge';
export { Address, address, type CalledPort, later } from './address';
export type * as api from './api';
export { App, type AppProps } from './app';
export { type CheckedOptions, checked, type Review, review } from './checked';
export { ClusterObject } from './cluster-object';
export { Component, type ComponentProps, type ComponentService } from './component';
export { ConfigMap, type ConfigMapKey, type ConfigMapProps, hashedName } from './config-map';
export type {
  Bytes,
  Container,
  ContainerBase,
  ContainerResources,
  InitContainer,
  Probes,
  Resources,
} from './container';
export { type Controller, controllers } from './controller';
export { DaemonSet, type DaemonSetProps } from './daemon-set';
export { Deployment, type DeploymentProps } from './deployment';
export {
  type Environment,
  type EnvironmentOptions,
  Environments,
  environment,
  type Settings,
  type SettingsTable,
} from './environments';
export { isolate } from './isolation';
export { CronJob, type CronJobProps, Job, type JobProps } from './job';
export { type Kind, kind, type ObjectProps } from './kind';
export { type ChartMatchers, type ExpectedObject, matchers } from './matchers';
export { namespace, type PodSecurity } from './namespace';
export type { ContainerPort, PlusWorkload, Pods, PortKey } from './pods';
export { nodePort, type PortReference, port, type UndeclaredPort, undeclared } from './port';
export type { Probe, ProbeTimes } from './probe';
export {
  Program,
  type ProgramBase,
  type ProgramOfNumbers,
  type ProgramOfOtherPort,
  type ProgramOfPort,
  type ProgramOfPorts,
  type ProgramPort,
  type ProgramProps,
} from './program';
export { ReplicaSet, type ReplicaSetProps } from './replica-set';
export {
  type Backend,
  HttpRoute,
  type HttpRouteProps,
  type HttpRouteRule,
  Ingress,
  type IngressPath,
  type IngressProps,
  type IngressRule,
  type PlusService,
  type WeightedBackend,
} from './routes';
export { type SecretKey, SecretReference, type SecretReferenceProps } from './secret-reference';
export {
  type BehindLoadBalancer,
  type BehindNodes,
  type Exposure,
  type ExternalNameProps,
  type Forwarding,
  type InsideCluster,
  type ManyPorts,
  type OnEveryNode,
  type OtherPort,
  type SamePort,
  Service,
  ServicePort,
  type ServicePortProps,
  type ServiceProps,
} from './service';
export { type ServiceObject, serviceOf } from './service-of';
export {
  type AccessMode,
  StatefulSet,
  type StatefulSetProps,
  type VolumeClaimTemplate,
} from './stateful-set';
export { toYaml } from './synth';
export { Validation, type ValidationContext, type ValidationProperties } from './validation';
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
export { type ExposeOptions, type PodProps, Workload, type WorkloadProps } from './workload';
