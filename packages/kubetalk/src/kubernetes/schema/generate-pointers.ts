import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldLines, typeLine, typeLines } from './lines';

// node bin/run.mjs packages/kubetalk/src/kubernetes/schema/generate-pointers.ts FOLDER…: writes pointers.ts from the Go modules
// k8s.io/api, k8s.io/apimachinery, k8s.io/apiextensions-apiserver and k8s.io/kube-aggregator of one version, as `go mod download`
// unpacks them. The definitions that generate.ts reads do not say which fields are pointers.
const folder = 'packages/kubetalk/src/kubernetes/schema';

interface Struct {
  /** The fields by their names in JSON, and whether each is a pointer. */
  readonly fields: ReadonlyMap<string, boolean>;
  /** The structs whose fields are fields of this one. */
  readonly inlined: readonly string[];
}

/** The structs of a package's types.go, by name. */
function structsOf(source: string): ReadonlyMap<string, Struct> {
  const found = new Map<string, Struct>();
  for (const [, name = '', body = ''] of source.matchAll(/^type (\w+) struct \{\n(.*?)^\}/gms)) {
    const fields = new Map<string, boolean>();
    const inlined: string[] = [];
    for (const [, type = '', json = ''] of body.matchAll(/^\t(?:\w+\s+)?(\S+)\s+`json:"([^"]*)"/gm)) {
      const [field = '', ...options] = json.split(',');
      if (field === '' && options.includes('inline')) inlined.push(type.replace(/^\*/, ''));
      else fields.set(field, type.startsWith('*'));
    }
    found.set(name, { fields, inlined });
  }
  return found;
}

function allFields(structs: ReadonlyMap<string, Struct>, name: string): readonly (readonly [string, boolean])[] {
  const { fields = new Map<string, boolean>(), inlined = [] } = structs.get(name) ?? {};
  return [...fields, ...inlined.flatMap((other) => allFields(structs, other))];
}

/** Every folder of a module that has a types.go, as `core.v1`, with the text of its types. */
function packagesOf(module: string): readonly (readonly [string, string])[] {
  const files = readdirSync(module, { recursive: true, encoding: 'utf8' });
  const folders = files.filter((file) => /(^|\/)types\.go$/.test(file)).map((file) => file.replace(/\/types\.go$/, ''));
  return folders.map((path) => {
    const text = readdirSync(join(module, path))
      .filter((file) => /types\w*\.go$/.test(file))
      .map((file) => readFileSync(join(module, path, file), 'utf8'));
    return [path.split('/').slice(-2).join('.'), text.join('\n')] as const;
  });
}

const SCALAR = /^(string|boolean|int32|int64|float|intOrString|quantity|bytes|date|microTime)$/;

/** The types of the fields of everything in the table, in the newest version. */
function typesOf(name: string): ReadonlyMap<string, string> {
  const text = typeLines().get(name);
  return new Map(
    text === undefined ? [] : fieldLines(typeLine(text).rest).map(({ name: field, type }) => [field, type]),
  );
}

const [pointers, values] = [new Map<string, readonly string[]>(), new Map<string, readonly string[]>()];
for (const module of process.argv.slice(2))
  for (const [path, source] of packagesOf(module)) {
    const structs = structsOf(source);
    for (const struct of structs.keys()) {
      const name = `${path}.${struct}`;
      const types = typesOf(name);
      const fields = allFields(structs, struct).filter(([field]) => types.has(field));
      const isScalar = (field: string) => SCALAR.test(types.get(field) ?? '');
      const isStruct = (field: string) => typeLines().has(types.get(field) ?? '');
      const named = (some: typeof fields) => [...new Set(some.map(([field]) => field))].sort();
      pointers.set(name, named(fields.filter(([field, isPointer]) => isPointer && isScalar(field))));
      values.set(name, named(fields.filter(([field, isPointer]) => !isPointer && isStruct(field))));
    }
  }

function text(found: ReadonlyMap<string, readonly string[]>): string {
  const some = [...found].filter(([, fields]) => fields.length > 0).sort(([one], [other]) => (one < other ? -1 : 1));
  return some.map(([name, fields]) => `  '${name}': '${fields.join(' ')}',`).join('\n');
}

writeFileSync(
  join(folder, 'pointers.ts'),
  `// Made by packages/kubetalk/src/kubernetes/schema/generate-pointers.ts: see there.
/** Fields of one value in which false, 0 or an empty text is another thing than no value, by their type: pointers in Go. */
export const pointers: Readonly<Record<string, string>> = {
${text(pointers)}
};
/** Fields that have an object even where the manifest has none, by their type: structs in Go. */
export const structs: Readonly<Record<string, string>> = {
${text(values)}
};
`,
);
