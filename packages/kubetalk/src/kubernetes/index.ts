// kubetalk/kubernetes: Kubernetes' own rules of names, labels and ports, for the compiler and for run time.
export * from './labels';
export * from './names';
export * from './ports';
