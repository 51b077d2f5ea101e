import { compared } from '../topology/seen';
import type { Topology } from '../topology/topology';
import { idOf, statement } from './arrows';
import { type Edge, type Picture, SOUND } from './picture';

const WORDS = { used: 'seen', cut: 'seen, and cut', unused: 'never seen' } as const;

/** A picture with the traffic that was seen: on the arrows of stated calls, and as arrows where nothing is stated. */
export function withSeen(picture: Picture, topology: Topology): Picture {
  const found = compared(topology);
  if (!found) return picture;
  const words = new Map<string, Set<string>>();
  for (const [{ caller, service }, use] of found.stated) {
    if (!service) continue;
    const key = keyOf(
      idOf(caller.kind, caller.namespace, caller.name),
      idOf('Service', service.namespace, service.name),
    );
    words.set(key, (words.get(key) ?? new Set()).add(WORDS[use]));
  }
  const stated = picture.edges.map((edge) => {
    const own = edge.kind === 'calls' ? words.get(keyOf(edge.from, edge.to)) : undefined;
    return own ? { ...edge, labels: [...edge.labels, ...own] } : edge;
  });
  const more = found.undeclared.map(
    ({ from, to, port, passed }): Edge => ({
      from: idOf(from.kind, from.namespace, from.name),
      to: idOf(to.kind, to.namespace, to.name),
      kind: 'calls',
      labels: [`seen${passed ? '' : ' cut'}${port === undefined ? '' : ` on port ${port}`}, stated nowhere`],
      ...SOUND,
      statements: [statement(from.manifest, [], () => 'call-undeclared')],
    }),
  );
  return {
    ...picture,
    edges: [...stated, ...more].sort((a, b) => (keyOf(a.from, a.to) < keyOf(b.from, b.to) ? -1 : 1)),
  };
}

const keyOf = (from: string, to: string) => JSON.stringify([from, to]);
