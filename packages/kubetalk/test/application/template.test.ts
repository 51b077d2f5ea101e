import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { aligned, RenderedDocument } from '../../src/application/template';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-template-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TEMPLATE = `{{- if .Values.metrics }}
apiVersion: v1
kind: Service
metadata: {name: metrics}
---
{{- end }}
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
  labels:
    {{- include "labels" . | nindent 4 }}
spec:
  containers:
    - name: web
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
      env:
        - name: API
          value: {{ .Values.api | quote }}
        {{- range $name, $value := .Values.env }}
        - name: {{ $name }}
          value: {{ $value }}
        {{- end }}
`;

/** As helm v3.22 renders it. */
const MADE = `# Source: shop/templates/web.yaml
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels:
    app: web
    tier: front
spec:
  containers:
    - name: web
      image: "web:1"
      env:
        - name: API
          value: "http://api:80"
        - name: A
          value: b
        - name: C
          value: d
`.split('\n');

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

test('each line leads to the one of the template that made it; what a helper made, to the line above it', () => {
  const template = TEMPLATE.split('\n');
  const lines = aligned(template, MADE).map((line) => (line === undefined ? undefined : template[line]?.trim()));
  expect(lines.slice(0, -1)).toStrictEqual([
    undefined,
    'apiVersion: v1',
    'kind: Pod',
    'metadata:',
    'name: {{ .Release.Name }}',
    'labels:',
    'labels:',
    'labels:',
    'spec:',
    'containers:',
    '- name: web',
    'image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"',
    'env:',
    '- name: API',
    'value: {{ .Values.api | quote }}',
    '- name: {{ $name }}',
    'value: {{ $value }}',
    '- name: {{ $name }}',
    'value: {{ $value }}',
  ]);
});

test('whatever conditions leave out, a line with a text of its own leads to where that text stands', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.boolean()), fc.infiniteStream(fc.boolean()), (all, isKept, isValue) => {
      const template = all.map((word) => (isValue.next().value ? `${word}: {{ .Values.${word} }}` : `${word}: 1`));
      const kept = all.map((_, index) => index).filter(() => isKept.next().value);
      const made = kept.map((index) => `${all[index]}: ${isValue.next().value ? '1' : ''}`);
      const expected = kept.map((index, at) =>
        template[index]?.includes('{{') || template[index] === made[at] ? index : undefined,
      );
      const found = aligned(template, made);
      // A line that the template can't make leads to the one above it.
      expect(found).toStrictEqual(
        expected.map((_, at) => expected.slice(0, at + 1).findLast((one) => one !== undefined)),
      );
    }),
  );
});

const line = (text: string) => MADE.findIndex((one) => one.includes(text));

/** Where the value of a line stands, for a chart with these files. */
function placeOfValue(text: string, files: Readonly<Record<string, string>>, template = 'shop/templates/web.yaml') {
  const values = Object.keys(files).filter((file) => !file.startsWith('shop/'));
  write({ [template]: TEMPLATE, ...files });
  const at = (file: string) => join(folder, file);
  const rendering = { chart: at('shop'), top: folder, file: at(template), values: values.map(at), lines: MADE };
  const place = new RenderedDocument(rendering).value(line(text));
  return place && `${place.file.slice(folder.length + 1)}:${place.line}`;
}

test('a value leads to where it stands: in the values of the chart, or in the last file over them that has it', () => {
  const chart = { 'shop/values.yaml': '# API\napi: http://api:80\n' };
  expect(placeOfValue('http://api', chart)).toBe('shop/values.yaml:2');
  expect(
    placeOfValue('http://api', { ...chart, 'prod.yaml': 'a: 1\nb: 2\napi: http://api:80\n', 'more.yaml': 'a: 2\n' }),
  ).toBe('prod.yaml:3');
});

test('the values of a chart in a chart stand in the outer one under its name, else in its own', () => {
  const inner = 'shop/charts/web/templates/web.yaml';
  const own = { 'shop/charts/web/values.yaml': 'api: http://api:80\n' };
  expect(placeOfValue('http://api', own, inner)).toBe('shop/charts/web/values.yaml:1');
  expect(placeOfValue('http://api', { ...own, 'shop/values.yaml': 'web:\n  api: http://api:80\n' }, inner)).toBe(
    'shop/values.yaml:2',
  );
});

test('no value is named where a line has two, where it is another than in the files, and where a file can not be read', () => {
  const two = { 'shop/values.yaml': 'image: {repository: web, tag: "1"}\n' };
  expect(placeOfValue('image: "web:1"', two)).toBeUndefined();
  expect(placeOfValue('http://api', { 'shop/values.yaml': 'api: http://other:80\n' })).toBeUndefined();
  expect(placeOfValue('http://api', { 'shop/values.yaml': 'api: [\n' })).toBeUndefined();
  expect(placeOfValue('http://api', { 'shop/values.yaml': 'api: {toString: 1}\n' })).toBeUndefined();
});
