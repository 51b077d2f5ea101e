import type { Merging } from './openapi';
import { atomic, patches } from './patches';

/** What ./patches.ts holds now. */
export function merging(): Merging {
  const patched = Object.entries(patches).map(([name, fields]) => [name, fieldsOf(fields)] as const);
  return { patched: new Map(patched), atomic: new Set(atomic) };
}

/** `containers=name strategy!` */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(' ').map((one): [string, string] => {
      const end = one.search(/[=!~]/);
      return [one.slice(0, end), one.slice(end)];
    }),
  );
}

/** The text of ./patches.ts: the rules of all of these, of which the last counts where two have one field. */
export function mergingText(all: readonly Merging[]): string {
  const patched = new Map<string, ReadonlyMap<string, string>>();
  for (const one of all)
    for (const [name, fields] of one.patched) patched.set(name, new Map([...(patched.get(name) ?? []), ...fields]));
  const lines = [...patched]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, fields]) => {
      const rules = [...fields].sort().map(([field, rule]) => `${field}${rule || '~'}`);
      return `  '${name}': '${rules.join(' ')}',`;
    });
  const whole = [...new Set(all.flatMap((one) => [...one.atomic]))].sort().map((name) => `  '${name}',`);
  return `// Made by packages/kubetalk/src/kubernetes/schema/generate.ts from x-kubernetes-patch-* and x-kubernetes-map-type.
/**
 * How kubectl apply merges the fields of a type that it does not merge as all others. ports=port: items by their port;
 * finalizers=: a list of plain values, one by one; volumes=!name: by name, and of an item only the fields stay that are given;
 * strategy!: the same of an object; selector~: replaced as one value.
 */
export const patches: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
/** Types and fields that kubectl apply --server-side replaces as one value. */
export const atomic: readonly string[] = [
${whole.join('\n')}
];
`;
}
