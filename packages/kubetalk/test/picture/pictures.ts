import fc from 'fast-check';
import { checks } from '../../src/checks';
import type { Manifest } from '../../src/manifest/manifest';
import { manifestsOf } from '../../src/manifest/read';
import { pictureOf } from '../../src/picture/model';
import type { Picture } from '../../src/picture/picture';
import { topologyOf } from '../applied';
import { codePoint, knownWord } from '../words';

export function read(yaml: string): readonly Manifest[] {
  return manifestsOf({ file: 'set.yaml', text: yaml });
}

export function draw(manifests: readonly Manifest[]): Picture {
  return pictureOf(topologyOf(manifests, { complete: true }));
}

/** A Service and a Pod behind it, which calls others by variables. */
export function part(name: string, calls: Readonly<Record<string, string>> = {}, more: object = {}): Manifest[] {
  const env = Object.entries(calls).map(([variable, value]) => ({ name: variable, value }));
  const containers = [{ name: 'c', image: 'c:1', ports: [{ containerPort: 80 }], env }];
  const service = { selector: { app: name }, ports: [{ port: 80 }], ...more };
  return [
    { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: name } }, spec: { containers } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: service },
  ].map((value) => ({ value, source: {} }));
}

/** Text that tries to be more than text. */
export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: codePoint }),
  knownWord,
  fc.constantFrom(
    '"]\nx --> y',
    '%% comment',
    '<script>alert(1)</script>',
    ']]><!--',
    '&amp;#quot;',
    'end',
    '`**bold**`',
    '1. a',
    '\u202e\ud800\ufffe\u0000',
  ),
);

/** A set with text of anybody's in every place that a picture shows. */
export const anySet = fc
  .record({ text: fc.array(anyText, { minLength: 8, maxLength: 8 }), example: fc.constantFrom(...checks) })
  .map(({ text, example }): Manifest[] => {
    const [name, namespace, container, port, variable, host, path, type] = text;
    const metadata = { name, namespace };
    const env = [
      { name: variable, value: `http://${host}:80/` },
      { name: 'DB_HOST', value: name },
    ];
    const backend = { service: { name, port: { name: port } } };
    const values = [
      {
        kind: 'Service',
        metadata,
        spec: { type, selector: { a: 'b' }, ports: [{ name: port, port: 80, targetPort: port }] },
      },
      {
        kind: 'Service',
        metadata: { name: 'db', namespace },
        spec: { type: 'NodePort', externalName: host, ports: [{ port: 1 }] },
      },
      {
        kind: 'Pod',
        metadata: { ...metadata, labels: { a: 'b' } },
        spec: { containers: [{ name: container, env, ports: [{ name: port, containerPort: 1, protocol: type }] }] },
      },
      {
        kind: 'Ingress',
        metadata,
        spec: { defaultBackend: backend, rules: [{ host, http: { paths: [{ path, backend }] } }] },
      },
    ];
    return [...values.map((value) => ({ value: value as never, source: {} })), ...read(example.example)];
  });
