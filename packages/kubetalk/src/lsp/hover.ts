import { selectorText } from '../kubernetes/selectors';
import { at, type Manifest, record, title } from '../manifest/manifest';
import { connection } from '../reach/connection';
import { printable } from '../text/printable';
import { count } from '../text/wrapped';
import { type Call, sayerOf } from '../topology/calls';
import type { Policy } from '../topology/policies';
import { leadsTo, reachOfCall, waysIn } from '../topology/reach';
import type { Service, ServicePort } from '../topology/services';
import type { Topology } from '../topology/topology';
import { declaredPorts, type Workload, workloadTitle } from '../topology/workloads';
import { type Mention, mentionsIn, type Part } from './mentions';

/** What there is to know about what a word stands for, as Markdown. */
export function hoverText(topology: Topology, { parts, isLabel, manifest }: Mention): string {
  const shown = parts.slice(0, MOST_PARTS).map((part) => describe(topology, part));
  const more = parts.length > MOST_PARTS ? [`and ${parts.length - MOST_PARTS} more`] : [];
  const policy = isLabel ? topology.policies.find((each) => each.manifest === manifest) : undefined;
  return [...(policy ? [ofPolicy(topology, policy)] : []), ...shown, ...more].join('\n\n---\n\n');
}

/** Editors show no numbered characters, as pages do: what could end the code is another quote. */
function code(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `\`${printable(short).replaceAll('`', "'")}\``;
}

const LONGEST = 300;
const MOST_PARTS = 5;
const MOST_ITEMS = 10;

function describe(topology: Topology, part: Part): string {
  const { manifest, service, port, workload, podPort, key } = part;
  if (key !== undefined && manifest) return ofKey(topology, part as Part & { readonly manifest: Manifest });
  if (service) return ofService(topology, service, port);
  if (workload) return ofWorkload(topology, workload, podPort?.number);
  const policy = topology.policies.find((each) => each.manifest === manifest);
  if (policy) return ofPolicy(topology, policy);
  return manifest ? `**${code(title(manifest))}**\n\n${listed('Used by', usersOf(topology, part))}` : '';
}

function listed(heading: string, items: readonly string[], none = 'nothing'): string {
  const different = [...new Set(items)];
  if (different.length === 0) return `${heading}: ${none}`;
  const more = different.length - MOST_ITEMS;
  return [
    `${heading}:\n`,
    ...different.slice(0, MOST_ITEMS).map((item) => `- ${item}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ].join('\n');
}

function joined(...paragraphs: readonly (string | false | undefined)[]): string {
  return paragraphs.filter(Boolean).join('\n\n');
}

function ofService(topology: Topology, service: Service, only?: ServicePort): string {
  const { name, type, headless, selector, namespace, manifest, madeFor } = service;
  const origin = madeFor ? `made for ${code(title(madeFor))}` : manifest ? '' : 'outside of the manifests';
  const kind = [headless ? 'headless' : type, `namespace ${code(namespace)}`, origin].filter(Boolean).join(', ');
  const ports = only ? [only] : service.ports;
  const isMeant = (port: ServicePort | undefined) => !only || port === only;
  const callers = topology.calls.filter((call) => call.service === service && isMeant(call.port));
  const entries = waysIn(topology).filter((way) => way.service === service && isMeant(way.port));
  return joined(
    `**Service ${code(name)}** (${kind})`,
    selector && `Selector: ${code(selectorText(selector))}`,
    ports.length > 0 &&
      listed(
        'Ports',
        ports.map((port) => portLine(service, port)),
      ),
    listed(
      'Behind it',
      service.workloads.map(workloadLine),
      service.endpoints.length > 0 ? 'endpoints by hand' : 'no Pod',
    ),
    listed('Called by', [
      ...callers.map((call) => callLine(topology, call)),
      ...entries.map(({ route }) =>
        route ? `${code(title(route.manifest))}, from outside` : 'outside of the cluster',
      ),
    ]),
  );
}

function portLine(service: Service, port: ServicePort): string {
  const { name, number, protocol, targetPort, nodePort } = port;
  const numbers = [...new Set(leadsTo(service, port).flatMap(({ podPort }) => podPort?.number ?? []))];
  const target = `${targetPort}${typeof targetPort === 'string' && numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}`;
  const details = [name && code(name), protocol === 'TCP' ? '' : protocol, nodePort && `on each node ${nodePort}`];
  return [`${number} → ${code(target)}`, ...details.filter(Boolean)].join(', ');
}

function workloadLine(workload: Workload): string {
  const { replicas } = workload;
  const ports = declaredPorts(workload).map(({ name, number }) => (name ? `${name} ${number}` : `${number}`));
  return [
    code(workloadTitle(workload)),
    replicas === undefined ? '' : count(replicas, 'Pod'),
    ports.length > 0 && `ports ${code(ports.join(', '))}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Who calls and where that is written, with the policies that cut it. */
function callLine(topology: Topology, call: Call): string {
  return `${code(workloadTitle(call.caller))} (${code(sayerOf(call))})${cutText(topology, call)}`;
}

function cutText(topology: Topology, call: Call): string {
  const blocked = reachOfCall(topology, call).flatMap((way) => way.blocked ?? []);
  const texts = blocked.map((cut) =>
    cut === 'no DNS'
      ? 'no policy lets it ask the DNS'
      : `${cut.unsure ? 'maybe cut' : 'cut'} by ${cut.policies.map(({ manifest }) => code(title(manifest))).join(', ')} (${cut.direction})`,
  );
  return texts.length === 0 ? '' : `: **${[...new Set(texts)].join('; ')}**`;
}

function ofWorkload(topology: Topology, workload: Workload, port?: number): string {
  const calls = topology.calls.filter(({ caller }) => caller === workload);
  const services = topology.servicesOf(workload);
  const policies = (['ingress', 'egress'] as const).flatMap((direction) =>
    topology.policiesOf(workload, direction).map(({ manifest }) => `${code(title(manifest))} (${direction})`),
  );
  return joined(
    `**${code(workloadTitle(workload))}**${port === undefined ? '' : `, port ${port}`}`,
    listed(
      'Services in front of it',
      services.map(({ name }) => code(name)),
      'none',
    ),
    listed(
      'Called by',
      services
        .flatMap((service) => topology.calls.filter((call) => call.service === service))
        .map((call) => callLine(topology, call)),
    ),
    listed(
      'Calls',
      calls.map(
        (call) =>
          `${call.secret ? 'an address in a Secret' : code(call.address.host)} (${code(sayerOf(call))})${cutText(topology, call)}`,
      ),
    ),
    listed('Policies', policies, 'none restricts it'),
  );
}

/** What a policy does to each call that its Pods make or get. */
function ofPolicy(topology: Topology, { manifest, selector, namespace, ingress, egress }: Policy): string {
  const selected = topology.pods.find(namespace, selector);
  const directions = [ingress && 'ingress', egress && 'egress'].filter((each) => each !== undefined);
  const effects = topology.calls.flatMap((call) =>
    reachOfCall(topology, call).flatMap(({ to, podPort }) => {
      if (!to || !podPort || !(selected.includes(to) || selected.includes(call.caller))) return [];
      return connection(topology, call.caller, to, podPort).ends.flatMap(({ reasons, direction }) =>
        reasons
          .filter((reason) => reason.manifest === manifest)
          .map(({ effect, unsure }) => {
            const does = { allows: 'allows', denies: '**denies**', closes: '**closes**' }[effect];
            const way = `${workloadTitle(call.caller)} → ${workloadTitle(to)}:${podPort.number}`;
            return `${unsure ? 'may be for it: ' : ''}${does} ${code(way)} (${direction})`;
          }),
      );
    }),
  );
  return joined(
    `**${code(title(manifest))}** restricts ${directions.join(' and ') || 'nothing'} of the Pods with ${code(selectorText(selector) || 'any labels')}`,
    listed('Selects', selected.map(workloadLine), 'no Pod'),
    listed('Does to calls', effects),
  );
}

/** What a Secret holds is never shown. */
function ofKey(topology: Topology, part: Part & { readonly manifest: Manifest }): string {
  const { manifest, key = '' } = part;
  const value = at(record(manifest.value.data), [key]);
  const isShown = manifest.value.kind === 'ConfigMap' && typeof value === 'string';
  return joined(
    `**Key ${code(key)}** of ${code(title(manifest))}`,
    isShown && `Value: ${code(value)}`,
    listed('Used by', usersOf(topology, part)),
  );
}

function usersOf(topology: Topology, { id }: Part): readonly string[] {
  return mentionsIn(topology).flatMap(({ parts, declares, manifest }) =>
    !declares && parts.some((part) => part.id === id) ? [code(title(manifest))] : [],
  );
}
