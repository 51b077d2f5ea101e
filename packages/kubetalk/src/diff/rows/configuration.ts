import type { ConsumedAs } from '../readers';
import { type Context, type Row, titles } from './row';

/** What the API server refuses of ConfigMaps and Secrets. */
export const CONFIGURATION_REFUSED: readonly Row[] = [
  {
    id: 'rejected',
    witness: 'config-map-immutable',
    kinds: ['ConfigMap', 'Secret'],
    fields: /^(data|binaryData|stringData|immutable)\b/,
    when: ({ before }) => before?.value.immutable === true,
    message: (_, paths) =>
      `the API server refuses it: ${paths} can't be changed, as the object is immutable; give it a new name, or delete it and apply it again`,
  },
];

/** What happens to the Pods that read them, the slowest to follow first. */
export const CONFIGURATION: readonly Row[] = (
  [
    {
      id: 'running-pods-unchanged',
      witness: 'config-map-of-environment',
      reading: 'environment',
      text: 'read it when they start: those that run keep the old values',
    },
    {
      id: 'running-pods-unchanged',
      witness: 'config-map-sub-path',
      reading: 'subPath',
      text: 'mount it by subPath: those that run keep the old files',
    },
    {
      id: 'updated',
      witness: 'config-map-mounted',
      reading: 'files',
      text: 'see the new files within about a minute; a program that reads them at its start only keeps the old values',
    },
  ] as const
).map(({ reading, text, ...row }) => ({
  ...row,
  kinds: ['ConfigMap', 'Secret'],
  fields: /^(data|binaryData|stringData)\b/,
  when: (context) => readersOf(context, reading).length > 0,
  message: (context) => `Pods of ${titles(readersOf(context, reading))} ${text}`,
}));

function readersOf({ after, readers }: Context, wanted: ConsumedAs) {
  const all = after ? readers(after) : [];
  return all.filter(({ reading }) => reading === wanted).map(({ workload }) => workload);
}
