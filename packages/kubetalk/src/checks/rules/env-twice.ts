import { type FieldPath, list, record, text } from '../../manifest/manifest';
import type { Container } from '../../topology/workloads';
import type { Check } from '../check';

export const envTwice: Check = {
  id: 'env-twice',
  outcome: 'broken',
  endangers: true,
  title: 'the same environment variable twice in one container',
  why:
    'The last one wins, without a warning. With kubectl apply, which merges lists by name, what the cluster holds may even differ ' +
    'from what the file says.',
  remedy: 'keep the one that is meant',
  example: `apiVersion: v1
kind: Pod
metadata: {name: api}
spec:
  containers:
    - {name: api, image: 'api:1', env: [{name: MODE, value: test}, {name: MODE, value: live}]}
`,
  *find({ workloads }) {
    for (const { manifest, containers } of workloads)
      for (const container of containers)
        for (const { variable, path } of repeated(container))
          yield { manifest, path, message: `container ${container.name}: env ${variable} is there twice` };
  },
};

function repeated({ value, path }: Container): { readonly variable: string; readonly path: FieldPath }[] {
  const seen = new Set<string>();
  return list(value.env).flatMap((item, index) => {
    const variable = text(record(item).name);
    if (variable === '' || !seen.has(variable)) {
      seen.add(variable);
      return [];
    }
    return [{ variable, path: [...path, 'env', index] }];
  });
}
