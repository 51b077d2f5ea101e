/** What the lesson explains of `kubectl describe service`. */
const EXPLAINED = [
  'Name',
  'Namespace',
  'Labels',
  'Selector',
  'Type',
  'IP',
  'Port',
  'TargetPort',
  'NodePort',
  'Endpoints',
  'Session Affinity',
];

/** Lines that kubectl prints today and the lesson does not have; newer ones have more of them. */
const SINCE = [
  'Annotations',
  'IP Family Policy',
  'IP Families',
  'IPs',
  'External Traffic Policy',
  'Internal Traffic Policy',
  'Events',
];

/** What `kubectl describe` printed: its values by their labels; `others` are unknown lines. */
export function describeOf(text: string): {
  readonly lesson: Readonly<Record<string, readonly string[]>>;
  readonly others: readonly string[];
} {
  const lines: [string, string[]][] = [];
  for (const line of text.trimEnd().split('\n')) {
    const [, name, value = ''] = /^([A-Z][^:]*):\s*(.*)$/.exec(line) ?? [];
    if (name) lines.push([name, [value]]);
    else lines.at(-1)?.[1].push(line.trim());
  }
  return {
    lesson: Object.fromEntries(lines.filter(([name]) => EXPLAINED.includes(name))),
    others: lines.map(([name]) => name).filter((name) => !EXPLAINED.includes(name) && !SINCE.includes(name)),
  };
}
