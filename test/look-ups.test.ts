import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

// A name from a manifest may be `constructor`, `valueOf` or `__proto__`, which every object literal has: what is looked up by it is then
// a function of JavaScript, and a check fails or says nothing. A table (packages/kubetalk/src/manifest/table.ts) has only its own keys.

const root = join(__dirname, '..');
const sources = ['packages/kubetalk/src', 'packages/cdk8s-kubetalk/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

/** They are looked up by the names of types that other such tables give, never by a word of a manifest. */
const OF_TYPES = ['patches', 'pointers', 'structs'];

interface Node {
  readonly type?: string;
  readonly [key: string]: unknown;
}

/** The expression without what only the compiler sees. */
function bare(node: Node | null | undefined): Node | undefined {
  if (!node) return undefined;
  const isAround = /^(?:Ts(?:As|Satisfies|NonNull|Const)|Parenthesis)/.test(node.type ?? '');
  return isAround ? bare(node.expression as Node) : node;
}

/** Whether a type takes any string as a key; one whose keys are known words takes no other, by its compiler. */
function takesAny(type: Node | undefined): boolean {
  if (type?.type === 'TsTypeLiteral') return (type.members as Node[]).some((one) => one.type === 'TsIndexSignature');
  if (type?.type !== 'TsTypeReference') return false;
  const { value } = type.typeName as { value?: string };
  const [first] = (type.typeParams as { params?: Node[] } | null)?.params ?? [];
  return value === 'Record' ? first?.kind === 'string' : /^(?:Readonly|Partial)$/.test(value ?? '') && takesAny(first);
}

/** Object literals that any name may be looked up in, and keys in a literal that are only asserted to be among its own. */
function openIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, id, init } = node as Node & { id?: { value?: string; typeAnnotation?: { typeAnnotation: Node } } };
    const literal = bare(init as Node | undefined);
    const isFull = literal?.type === 'ObjectExpression' && (literal.properties as unknown[]).length > 0;
    if (type === 'VariableDeclarator' && isFull && takesAny(id?.typeAnnotation?.typeAnnotation))
      found.push(`${id?.value}: put it into table()`);
    if (type === 'BinaryExpression' && (node as Node).operator === 'in') {
      const right = bare((node as Node).right as Node);
      if (right?.type === 'Identifier' && /^[A-Z][A-Z_]+$/.test(String(right.value))) inTables.add(String(right.value));
    }
    for (const child of Object.values(node)) visit(child);
  };
  const inTables = new Set<string>();
  visit(parseSync(text, { syntax: 'typescript' }));
  const made = new Set([...text.matchAll(/const ([A-Z_]+)\b[^=]*= \{/g)].map(([, name]) => name));
  return [...found, ...[...inTables].filter((name) => made.has(name)).map((name) => `in ${name}: use Object.hasOwn`)];
}

test('no word of a manifest finds what every object has: what any name may be looked up in is a table', () => {
  const open = sources.flatMap((file) =>
    openIn(readFileSync(join(root, file), 'utf8'))
      .filter((one) => !OF_TYPES.some((name) => one.startsWith(`${name}:`)))
      .map((one) => `${file}: ${one}`),
  );
  expect(open).toEqual([]);
});

test.each([
  ['const KINDS: Readonly<Record<string, number>> = { Pod: 1 };', ['KINDS: put it into table()']],
  ['const KINDS: { [kind: string]: number } = { Pod: 1 };', ['KINDS: put it into table()']],
  ['const KINDS = { Pod: 1 };\nexport const is = (kind: string) => kind in KINDS;', ['in KINDS: use Object.hasOwn']],
  ['const KINDS: Readonly<Record<string, number>> = table({ Pod: 1 });', []],
  ["const KINDS: Readonly<Record<'Pod' | 'Job', number>> = { Pod: 1, Job: 2 };", []],
])('%s is looked at', (text, open) => {
  expect(openIn(text)).toEqual(open);
});
