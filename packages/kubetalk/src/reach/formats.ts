import { groupBy } from '../manifest/group-by';
import { type FieldPath, type Manifest, title } from '../manifest/manifest';
import { table } from '../manifest/table';
import { listed } from '../text/budget';
import { type Colour, painter } from '../text/paint';
import { jsonText, printable } from '../text/printable';
import { sayerOf } from '../topology/calls';
import type { PodPort } from '../topology/policies';
import type { Answer } from '../topology/tiers/tier';
import type { Topology } from '../topology/topology';
import { declaredPorts, workloadTitle } from '../topology/workloads';
import { type EndVerdict, isWorkload, type Party } from './connection';
import { openings } from './opening';
import type { Pairs } from './pairs';
import type { Reply } from './question';

/** Changes when a field goes or means something else; fields may be added. */
const VERSION = 1;

/** How a verdict is called, for programs too. */
export function verdictName(answer: Answer): 'allowed' | 'denied' | 'may' {
  if (answer === 'may') return 'may';
  return answer ? 'allowed' : 'denied';
}

const COLOURS: Readonly<Record<string, Colour>> = table({ allowed: 'green', denied: 'red', may: 'yellow' });

/** Names of workloads, with their namespace where there are several. */
function namesIn({ workloads }: Topology): (party: Party) => string {
  const several = new Set(workloads.map(({ namespace }) => namespace)).size > 1;
  return (party) => {
    if (!isWorkload(party)) return party.address ?? 'outside';
    return `${workloadTitle(party)}${several ? ` in namespace ${party.namespace}` : ''}`;
  };
}

function portText({ number, protocol }: PodPort): string {
  return `port ${number}${protocol === 'TCP' ? '' : ` over ${protocol}`}`;
}

function placeOf({ source: { file, line } }: Manifest, path: FieldPath): string {
  const at = line?.(path);
  return file === undefined ? '' : ` (${file}${at === undefined ? '' : `:${at}`})`;
}

const BEGINS = { allowed: 'yes', denied: 'no', may: 'not certain' } as const;
const REACHES = { allowed: 'reaches', denied: 'does not reach', may: 'may reach' } as const;

/** Each reply as a paragraph: yes or no, and why. */
export function replyText(topology: Topology, replies: readonly Reply[], colours: boolean): string {
  const paint = painter(colours);
  const nameOf = namesIn(topology);
  return replies
    .map((reply) => {
      const { from, to, port, service, answer } = reply;
      const verdict = verdictName(answer);
      const through = service ? `, through Service ${service.service.name}, port ${service.port.number}` : '';
      const first = `${nameOf(from)} ${REACHES[verdict]} ${nameOf(to)}, ${portText(port)}${through}`;
      const lines = [...why(reply), ...opening(topology, reply)].map((line) => `  ${printable(line)}\n`);
      return `${paint(COLOURS[verdict] as Colour, `${BEGINS[verdict]}:`)} ${printable(first)}\n${lines.join('')}`;
    })
    .join('\n');
}

function why({ nowhere, ends, dns, service, calls, to, port }: Reply): readonly string[] {
  const name = service?.service.name;
  const declared = isWorkload(to) ? declaredPorts(to) : [];
  const isOther = declared.length > 0 && !declared.some(({ number }) => number === port.number);
  return [
    ...(isWorkload(to) && isOther ? [`${workloadTitle(to)} declares no ${portText(port)}`] : []),
    ...(nowhere === undefined ? [] : [nowhere]),
    ...ends.flatMap(endText),
    ...(dns === true ? [`DNS: it finds Service ${name}`] : []),
    ...(dns === 'may'
      ? [`DNS: whether it finds Service ${name} depends on labels or policies that are not known`]
      : []),
    ...(dns === false ? [`DNS: closed to it, so that it does not find Service ${name}; by its address it does`] : []),
    ...calls
      .slice(0, 3)
      .map((call) => `called: ${sayerOf(call)} of container ${call.container}${placeOf(call.manifest, call.path)}`),
    ...(ends.length > 1 && calls.length === 0 ? ['called: by nothing that the manifests name'] : []),
  ];
}

function endText({ direction, own, exempt, reasons }: EndVerdict): readonly string[] {
  const end = `${direction} of ${workloadTitle(own)}: `;
  if (exempt === 'itself') return [`${end}a Pod reaches itself, whatever policies say`];
  if (exempt === 'node network') return [`${end}it is in the network of its node, where no policy holds`];
  if (reasons.length === 0) return [`${end}no policy restricts it`];
  const shown = reasons.slice(0, MOST_REASONS).map(({ manifest, path, effect, unsure }) => {
    const does = { allows: 'allows it', denies: 'denies it', closes: 'restricts it, and no rule allows it' }[effect];
    return `${end}${title(manifest)}${placeOf(manifest, path)} ${unsure ? `may be for it: it ${does}` : does}`;
  });
  const more = reasons.length - shown.length;
  return more > 0 ? [...shown, `${end}and ${more} more policies`] : shown;
}

const MOST_REASONS = 5;

function opening(topology: Topology, reply: Reply): readonly string[] {
  const { from, to, port } = reply;
  const found = openings(topology, reply);
  if (found.length > 0 && found.every(({ policy }) => policy === undefined) && isWorkload(from) && isWorkload(to))
    return [`to open it: kubetalk policies --allow ${from.name}=${to.name}:${port.number}`];
  return found.map(({ direction, policy, rule }) => {
    const place =
      policy === undefined
        ? `spec.${direction} of a NetworkPolicy for it`
        : `spec.${direction} of NetworkPolicy ${policy}`;
    return `to open it, add to ${place}: ${rule}`;
  });
}

/** The replies for programs. */
export function replyJson(topology: Topology, replies: readonly Reply[]): string {
  const all = replies.map((reply) => ({
    from: partyOf(reply.from),
    to: partyOf(reply.to),
    port: reply.port.number,
    protocol: reply.port.protocol,
    verdict: verdictName(reply.answer),
    ...(reply.service && {
      service: {
        namespace: reply.service.service.namespace,
        name: reply.service.service.name,
        port: reply.service.port.number,
      },
    }),
    ...(reply.dns !== undefined && { dns: verdictName(reply.dns) }),
    ...(reply.nowhere !== undefined && { nowhere: reply.nowhere }),
    called: reply.calls.map((call) => ({
      by: sayerOf(call),
      container: call.container,
      ...sourceOf(call.manifest, call.path),
    })),
    policies: reply.ends.flatMap(({ direction, reasons }) =>
      reasons.map(({ manifest, path, effect, unsure }) => ({
        direction,
        policy: title(manifest),
        effect,
        unsure,
        ...sourceOf(manifest, path),
      })),
    ),
    opensWith: openings(topology, reply),
  }));
  return `${jsonText({ version: VERSION, connections: all })}\n`;
}

function sourceOf({ source: { file, line } }: Manifest, path: FieldPath) {
  return { file, line: line?.(path) };
}

function partyOf(party: Party) {
  if (!isWorkload(party)) return { outside: true, ...(party.address !== undefined && { address: party.address }) };
  const { namespace, kind, name } = party;
  return { namespace, kind, name };
}

/** What each workload could reach, a paragraph a workload. */
export function pairsText(topology: Topology, { pairs, asked, called }: Pairs): string {
  const nameOf = namesIn(topology);
  const paragraphs = [...groupBy(pairs, ({ from }) => from)].map(([from, own]) => {
    const targets = [...groupBy(own, ({ to }) => nameOf(to))].map(([name, some]) => {
      const ports = some.map(
        ({ port, answer }) =>
          `${port.number}${port.protocol === 'TCP' ? '' : `/${port.protocol}`}${answer === 'may' ? '?' : ''}`,
      );
      return name === 'outside' ? `outside${some[0]?.answer === 'may' ? '?' : ''}` : `${name}:${ports.join(',')}`;
    });
    return `${printable(`${nameOf(from)} may reach ${listed(targets)}`)}\n`;
  });
  const total = `${pairs.length} of ${asked} pairs may talk and do not call; ${called} are called\n`;
  const unsure = pairs.some(({ answer }) => answer === 'may') ? '? depends on what the manifests do not show\n' : '';
  return `${paragraphs.join('')}${paragraphs.length > 0 ? '\n' : ''}${total}${unsure}`;
}

/** A table for spreadsheets: a line for each pair. */
export function csv(rows: readonly Pick<Reply, 'from' | 'to' | 'port' | 'answer'>[]): string {
  const lines = rows.map(({ from, to, port, answer }) =>
    [cellsOf(from), cellsOf(to), port.number, port.protocol, verdictName(answer)].flat().map(cell).join(','),
  );
  return [HEADER, ...lines, ''].join('\n');
}

const HEADER = 'from_namespace,from_kind,from_name,to_namespace,to_kind,to_name,port,protocol,verdict';

function cellsOf(party: Party): readonly string[] {
  return isWorkload(party) ? [party.namespace, party.kind, party.name] : ['', 'outside', party.address ?? ''];
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string | number): string {
  const text = printable(String(value));
  const plain = /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function pairsJson({ pairs, asked, called }: Pairs): string {
  const rows = pairs.map(({ from, to, port, answer }) => ({
    from: partyOf(from),
    to: partyOf(to),
    port: port.number,
    protocol: port.protocol,
    verdict: verdictName(answer),
  }));
  return `${jsonText({ version: VERSION, asked, called, pairs: rows })}\n`;
}
