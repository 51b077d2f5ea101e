import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Schema = { readonly [field: string]: unknown };

/** What a declaration file says about a type: `interface`, `enum` or `class`, with its comment and its members. */
interface Declaration {
  readonly word: string;
  readonly name: string;
  readonly comment: string;
  readonly body: string;
}

/**
 * The definitions of the Kubernetes API as `cdk8s import` reads them, as far as it uses them. That command asks the network for
 * them; here they come from what the cdk8s-plus of the version ships: what the command made of them, as declarations.
 *
 * @param minor the version: 28 of 1.28
 */
export function definitions(minor: string): Schema {
  const modules = createRequire(__filename);
  const path = modules.resolve(`cdk8s-plus-${minor}/lib/imports/k8s.d.ts`);
  const classes = modules(`cdk8s-plus-${minor}/lib/imports/k8s`) as Record<string, { readonly GVK: Kind }>;
  const found = [...readFileSync(path, 'utf8').matchAll(DECLARATION)].map(
    ({ groups }) => groups as unknown as Declaration,
  );
  const declarations = new Map(found.map((one) => [one.name, one]));
  const constructs = found.filter(({ body }) => body.includes('static readonly GVK'));
  const types = found.filter(
    ({ word, name }) => word === 'interface' && !constructs.some((one) => `${one.name}Props` === name),
  );
  const unions = found.filter(({ word, body }) => word === 'class' && body.includes('readonly value: '));
  return Object.fromEntries([
    // In this order, in which the command writes them.
    ...constructs.map(({ name, comment }) => {
      const props = declarations.get(`${name}Props`) as Declaration;
      const kind = classes[name]?.GVK as Kind;
      // Only the class has the text with its indents.
      const own = { description: description(comment), 'x-kubernetes-group-version-kind': [parts(kind)] };
      return [tag(comment), { ...struct(props, declarations), ...own }] as const;
    }),
    ...types.map((one) => [tag(one.comment), struct(one, declarations)] as const),
    ...unions.map(
      ({ comment, body }) => [tag(comment), { description: description(comment), oneOf: options(body) }] as const,
    ),
  ]);
}

const COMMENT = String.raw`/\*\*(?<comment>(?:(?!\*/)[^])*)\*/\s+`;
const DECLARATION = new RegExp(
  String.raw`^${COMMENT}export (?:declare )?(?<word>interface|enum|class) (?<name>\w+)[^{]*\{(?<body>[^]*?)^\}`,
  'gm',
);
const PROPERTY = new RegExp(
  String.raw`${COMMENT}readonly \w+(?<optional>\??): (?<type>\{\s*\[key: string\]: [^;]+;\s*\}|[^;{]+);`,
  'g',
);

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

function parts({ apiVersion, kind }: Kind): Schema {
  const [version, group = ''] = apiVersion.split('/').reverse();
  return { group, version, kind };
}

/** The name of a type, or of a property behind its `#`, in the definitions. */
function tag(comment: string): string {
  return /@schema (\S+)/.exec(comment)?.[1] ?? '';
}

function description(comment: string): string | undefined {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  const end = lines.findIndex((line) => /^@(schema|default) /.test(line));
  return lines.slice(1, end).join('\n').replace(/\n$/, '') || undefined;
}

function struct({ comment, body }: Declaration, declarations: ReadonlyMap<string, Declaration>): Schema {
  const properties = [...body.matchAll(PROPERTY)].map(({ groups }) => {
    const { comment: own = '', optional, type = '' } = groups ?? {};
    const name = tag(own).split('#')[1] as string;
    return { name, optional, schema: { description: description(own), ...schema(type, declarations) } };
  });
  return {
    description: description(comment),
    type: 'object',
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
    required: properties.filter(({ optional }) => optional === '').map(({ name }) => name),
  };
}

const PLAIN: Readonly<Record<string, Schema>> = {
  any: {},
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date-time' },
};

function schema(type: string, declarations: ReadonlyMap<string, Declaration>): Schema {
  const [, entry] = /^\{\s*\[key: string\]: ([^;]+);\s*\}$/.exec(type) ?? [];
  if (entry) return { type: 'object', additionalProperties: schema(entry, declarations) };
  if (type.endsWith('[]')) return { type: 'array', items: schema(type.slice(0, -2), declarations) };
  const plain = PLAIN[type];
  if (plain) return plain;
  const declared = declarations.get(type);
  if (!declared) throw new Error(`${type}: no such type`);
  if (declared.word !== 'enum') return { $ref: `#/definitions/${tag(declared.comment)}` };
  return { type: 'string', enum: [...declared.body.matchAll(/ = "(.*)"/g)].map(([, value]) => value) };
}

function options(body: string): Schema[] {
  return [...body.matchAll(/static from\w+\(value: (\w+)\)/g)].map(([, type]) => ({ type }));
}
