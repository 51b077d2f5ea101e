import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { renderD2 } from '../../src/picture/d2';
import { renderDot } from '../../src/picture/dot';
import { renderJson } from '../../src/picture/json';
import { anySet, draw, part } from './pictures';

const picture = draw([...part('a', { DB_HOST: 'c' }, { type: 'NodePort' }), ...part('b')]);

test('for Graphviz: boxes in their namespaces, calls dashed, what is broken red', () => {
  expect(renderDot(picture)).toBe(`digraph kubetalk {
node [shape=box, fontname=monospace]
edge [fontname=monospace]
n5 [shape=ellipse, label="outside"]
subgraph cluster_0 {
label="namespace default"
n0 [shape=box, label="Pod a\\ncontainer c, port 80"]
n1 [shape=box, label="Pod b\\ncontainer c, port 80"]
n2 [style=rounded, label="Service a\\nNodePort\\nport 80, a free nodePort"]
n3 [style=rounded, label="Service b\\nClusterIP\\nport 80"]
n4 [style=dashed, label="c\\nnot in the manifests", color="#cf222e", penwidth=2]
}
n0 -> n4 [label="DB_HOST\\n✗ address-unknown", style=dashed, color="#cf222e", penwidth=2]
n2 -> n0 [label=""]
n3 -> n1 [label=""]
n5 -> n2 [label=""]
}
`);
});

test('for D2: the same', () => {
  expect(renderD2(picture)).toBe(`g0: "namespace default"
g0.n0: "Pod a\\ncontainer c, port 80" {shape: rectangle}
g0.n1: "Pod b\\ncontainer c, port 80" {shape: rectangle}
g0.n2: "Service a\\nNodePort\\nport 80, a free nodePort" {style.border-radius: 14}
g0.n3: "Service b\\nClusterIP\\nport 80" {style.border-radius: 14}
g0.n4: "c\\nnot in the manifests" {style.stroke-dash: 4; style.stroke: "#cf222e"; style.stroke-width: 2}
n5: "outside" {shape: oval}
g0.n0 -> g0.n4: "DB_HOST\\n✗ address-unknown" {style.stroke-dash: 4; style.stroke: "#cf222e"; style.stroke-width: 2}
g0.n2 -> g0.n0: "" {}
g0.n3 -> g0.n1: "" {}
n5 -> g0.n2: "" {}
`);
});

const TEXT = '"(?:[^"\\\\]|\\\\.)*"';
const DOT = [
  'digraph kubetalk \\{|(node|edge) \\[[a-z=, ]+\\]|\\}|subgraph cluster_\\d+ \\{|label=T',
  '(note\\d+|n\\d+|n\\d+ -> n\\d+) \\[([a-z]+=(T|[a-z0-9]+)(, )?)+\\]',
];
const D2 = [
  '(note\\d+|(g\\d+\\.)?n\\d+|g\\d+|(g\\d+\\.)?n\\d+ -> (g\\d+\\.)?n\\d+): T( \\{([a-z.-]+: (T|[a-z0-9]+)(; )?)*\\})?',
];

test.each([
  ['dot', renderDot, DOT],
  ['d2', renderD2, D2],
] as const)('no text of a manifest can become anything but a label of %s', (_, render, forms) => {
  const known = forms.map((form) => new RegExp(`^(?:${form.replaceAll('T', TEXT)})$`, 'u'));
  fc.assert(
    fc.property(anySet, (set) => {
      const lines = render(draw(set)).trimEnd().split('\n');
      expect(lines.filter((line) => !known.some((form) => form.test(line)))).toStrictEqual([]);
      // In a text of D2, ${x} would be replaced.
      expect(render === renderD2 && /(^|[^\\])(\\\\)*\$/.test(lines.join('\n'))).toBe(false);
    }),
  );
});

const schema = JSON.parse(readFileSync(join(__dirname, '../../../../docs/topology.schema.json'), 'utf8'));

test('for programs: JSON as its schema describes it, for any manifests', () => {
  const validate = new Ajv().compile(schema);
  fc.assert(
    fc.property(anySet, (set) => {
      validate(JSON.parse(renderJson(draw(set))));
      expect(validate.errors).toBeNull();
    }),
    { numRuns: 30 },
  );
  const { version, nodes, edges } = JSON.parse(renderJson(picture));
  expect([version, nodes.length, edges.map(({ kind }: { kind: string }) => kind)]).toStrictEqual([
    ...[1, 6],
    ['calls', 'forwards', 'forwards', 'enters'],
  ]);
});
