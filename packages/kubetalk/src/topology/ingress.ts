import { type FieldPath, type JsonObject, list, type Manifest, record, text } from '../manifest/manifest';

/** A path of an Ingress' rules. */
export interface IngressPath {
  /** Empty where it is for every host. */
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  readonly backend: JsonObject;
  /** Where it is in the manifest. */
  readonly at: FieldPath;
}

export function ingressPaths({ value }: Manifest): readonly IngressPath[] {
  return list(record(value.spec).rules).flatMap((rule, ruleIndex) => {
    const { host, http } = record(rule);
    return list(record(http).paths).map((each, index): IngressPath => {
      const { path, pathType, backend } = record(each);
      const at = ['spec', 'rules', ruleIndex, 'http', 'paths', index];
      return { host: text(host), path: text(path), pathType: text(pathType), backend: record(backend), at };
    });
  });
}

/** The class of an Ingress, by its field or the older annotation; empty where it has none. */
export function ingressClassOf({ value }: Manifest): string {
  const { annotations } = record(value.metadata);
  return text(record(value.spec).ingressClassName) || text(record(annotations)['kubernetes.io/ingress.class']);
}
