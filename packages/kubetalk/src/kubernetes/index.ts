// kubetalk/kubernetes: Kubernetes' own rules of names, labels and ports, for the compiler and for run time, and tables for names that are foreign.

export { table } from '../manifest/table';
export * from './labels';
export * from './names';
export * from './ports';
