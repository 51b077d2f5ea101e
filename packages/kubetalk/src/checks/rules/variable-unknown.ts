import { kindOf } from '../../kubernetes/objects';
import { list, type Path, record, text } from '../../manifest/manifest';
import { LONGEST_NAME } from '../../text/budget';
import { pieces } from '../../topology/expansion';
import type { Container } from '../../topology/workloads';
import type { Check } from '../check';

export const variableUnknown: Check = {
  id: 'variable-unknown',
  outcome: 'broken',
  title: 'a $(VARIABLE) that is not set before it is used',
  why:
    'Kubernetes puts in only variables that stand above in the same list, or come from envFrom. Any other reference is left as ' +
    'it is written, and the program gets `$(HOST):27017` for an address.',
  remedy: 'state the variable above the one that uses it; write $$(NAME) where the text itself is meant',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: DATABASE, value: '$(DB_HOST):27017'}, {name: DB_HOST, value: db.example.com}]}
`,
  *find({ workloads }) {
    for (const { manifest, containers } of workloads)
      for (const container of containers)
        for (const { variable, reference, later, path } of unknownReferences(container)) {
          const problem = later ? `${reference} is set only further down` : `${reference} is set nowhere`;
          yield {
            manifest,
            path,
            message: `container ${container.name}: ${variable} uses $(${reference}), but ${problem}`,
            // The controller of a custom resource puts variables of its own first.
            ...(!later && kindOf(manifest).includes('.') && { outcome: 'risky' as const }),
          };
        }
  },
};

interface Unknown {
  readonly variable: string;
  readonly reference: string;
  readonly later: boolean;
  readonly path: Path;
}

function unknownReferences({ value, path }: Container): Unknown[] {
  const names = list(value.env).map((item) => text(record(item).name));
  const first = new Map(names.map((name, index) => [name, index] as const).reverse());
  // What envFrom brings may be more than the manifests show.
  const open = list(value.envFrom).length > 0;
  return list(value.env).flatMap((item, index) =>
    referencesIn(text(record(item).value)).flatMap((reference) => {
      const position = first.get(reference);
      if (position === undefined ? open || isGivenByCluster(reference) : position < index) return [];
      const later = position !== undefined;
      return [{ variable: names[index] ?? '', reference, later, path: [...path, 'env', index, 'value'] }];
    }),
  );
}

/** The variables that a text takes up, each once; what no variable can be called is meant for somebody else. */
function referencesIn(value: string): string[] {
  const names = pieces(value).flatMap((piece) => ('name' in piece ? [piece.name] : []));
  return [...new Set(names)].filter((name) => name.length <= LONGEST_NAME && /^[A-Za-z_][-._A-Za-z0-9]*$/.test(name));
}

/** Every container gets variables for the Services of its namespace. */
function isGivenByCluster(name: string): boolean {
  return /_(SERVICE_HOST|SERVICE_PORT|PORT)(_|$)/.test(name);
}
