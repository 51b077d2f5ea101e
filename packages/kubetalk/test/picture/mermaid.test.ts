import fc from 'fast-check';
import { escaped, renderMermaid } from '../../src/picture/mermaid';
import { anySet, anyText, draw, part } from './pictures';

test('Services, Pods and calls as a flowchart; what is broken is red and says why', () => {
  const set = [...part('a', { DB_HOST: 'c' }, { type: 'NodePort' }), ...part('b')];
  expect(renderMermaid(draw(set))).toBe(`flowchart TB
  n5(("outside"))
  subgraph g0["namespace default"]
    n0["Pod a<br/>container c, port 80"]
    n1["Pod b<br/>container c, port 80"]
    n2(["Service a<br/>NodePort<br/>port 80, a free nodePort"])
    n3(["Service b<br/>ClusterIP<br/>port 80"])
    n4["c<br/>not in the manifests"]:::broken
  end
  n0 -.->|"DB#95;HOST<br/>✗ address-unknown"| n4
  n2 --> n0
  n3 --> n1
  n5 --> n2
  classDef broken stroke:#cf222e,stroke-width:2px
  linkStyle 0 stroke:#cf222e,stroke-width:2px
`);
});

const LABEL = '"([\\p{L}\\p{N} .,/×✗…-]|#\\d+;|<br/>)*"';
const LINES = [
  'flowchart TB',
  '  subgraph g\\d+\\[L\\]',
  '  end',
  ' +(n\\d+|note\\d+|remark)(\\(\\(L\\)\\)|\\{\\{L\\}\\}|\\(\\[L\\]\\)|\\[/?L/?\\])(:::broken)?',
  '  n\\d+ -\\.?-> n\\d+',
  '  n\\d+ (-->|-\\.->)(\\|L\\|)? n\\d+',
  '  classDef broken stroke:#cf222e,stroke-width:2px',
  '  linkStyle \\d+(,\\d+)* stroke:#cf222e,stroke-width:2px',
].map((line) => new RegExp(`^${line.replaceAll('L\\', `${LABEL}\\`).replaceAll('L/', `${LABEL}/`)}$`, 'u'));

test('no text of a manifest can become anything but a label', () => {
  fc.assert(
    fc.property(anySet, (set) => {
      const lines = renderMermaid(draw(set)).trimEnd().split('\n');
      expect(lines.filter((line) => !LINES.some((form) => form.test(line)))).toStrictEqual([]);
    }),
  );
});

test('escaped text keeps its meaning', () => {
  const unescaped = (text: string) => text.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  fc.assert(fc.property(anyText, (text) => expect(unescaped(escaped(text))).toBe(text)));
});
