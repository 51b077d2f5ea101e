// What `cdk8s import` (k8s@1.28.0, see cdk8s.yaml) generates, taken from the copy that cdk8s-plus-28 ships: the same names
// without 1 MB of generated source here. Importing this file alone keeps the rest of cdk8s-plus-28 unloaded.
export * from 'cdk8s-plus-28/lib/imports/k8s';
