import { namespaceOf } from '../kubernetes/objects';
import { at, type Json, list, type Manifest, type Path, record, text } from '../manifest/manifest';
import type { Service, ServicePort } from './services';

/** A Service that an Ingress sends requests to. */
export interface Backend {
  readonly manifest: Manifest;
  readonly path: Path;
  readonly namespace: string;
  readonly service: string;
  /** A number or a name; undefined where neither is stated. */
  readonly port: number | string | undefined;
}

/** The Services that an Ingress names; backends of another kind (`resource`) are left out. */
export function backends(manifest: Manifest): Backend[] {
  const spec = record(manifest.value.spec);
  const { annotations } = record(manifest.value.metadata);
  const paths: Path[] = [
    ['spec', 'defaultBackend'],
    ...list(spec.rules).flatMap((rule, index) =>
      list(record(record(rule).http).paths).map((_, at) => ['spec', 'rules', index, 'http', 'paths', at, 'backend']),
    ),
  ];
  return paths.flatMap((path) => {
    const service = record(record(at(manifest.value, path)).service);
    const name = text(service.name);
    // The controller of a load balancer finds the action of that name in an annotation: there need be no such Service.
    const byAnnotation = record(service.port).name === USE_ANNOTATION || actionOf(name, annotations);
    return name === '' || byAnnotation
      ? []
      : [
          {
            manifest,
            path: [...path, 'service'],
            namespace: namespaceOf(manifest),
            service: name,
            port: portOf(service.port),
          },
        ];
  });
}

/** @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions */
const USE_ANNOTATION = 'use-annotation';

function actionOf(name: string, annotations: Json | undefined): boolean {
  return Object.keys(record(annotations)).some((key) => key.endsWith(`ingress.kubernetes.io/actions.${name}`));
}

function portOf(value: Json | undefined): number | string | undefined {
  const { number, name } = record(value);
  return typeof number === 'number' ? number : text(name) || undefined;
}

/** The port of a Service that a backend means, undefined where it has none such. */
export function backendPort({ port }: Backend, { ports }: Service): ServicePort | undefined {
  return ports.find(({ number, name }) => (typeof port === 'number' ? number === port : name !== '' && name === port));
}
