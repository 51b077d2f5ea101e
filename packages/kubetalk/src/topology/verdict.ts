import type { FieldPath, JsonObject, Manifest } from '../manifest/manifest';
import { memo } from '../manifest/memo';
import { allowsPeer, allowsPort, type PeersAndPorts, type PodPort, type Policy } from './policies';
import { holds } from './ranges';
import { OF_NETWORK_POLICIES } from './tiers/calico';
import { type Answer, and, type Direction, type End, or, type TierPolicy } from './tiers/tier';
import type { Topology } from './topology';
import type { Workload } from './workloads';

/** What a policy does to a connection, and the field of it that does. */
export interface Reason {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** `closes`: it restricts the direction, and nothing allows the connection. */
  readonly effect: 'allows' | 'denies' | 'closes';
  /** Whether that depends on what the manifests do not show: an address, labels of a namespace, a field that is not read. */
  readonly unsure: boolean;
}

/** What the policies at one end of a connection decide. */
export interface Verdict {
  readonly answer: Answer;
  /** The policies that decide; none where no policy restricts it. */
  readonly reasons: readonly Reason[];
  /** The ports that NetworkPolicies allow between the two, where it is only the port that is another. */
  readonly otherPorts: readonly JsonObject[];
}

/** A connection, seen from one of its ends. */
export interface Asked {
  readonly direction: Direction;
  /** The Pods whose policies decide. */
  readonly own: Workload;
  readonly other: End;
  /** The address of what is outside of the cluster. @default - any */
  readonly address?: string;
  readonly port: PodPort;
}

/** A rule, and whether it is for the connection. */
interface Step {
  readonly action: 'Allow' | 'Deny' | 'Pass';
  readonly match: Answer;
  readonly reason: Omit<Reason, 'effect' | 'unsure'>;
}

const OPEN: Verdict = { answer: true, reasons: [], otherPorts: [] };

/**
 * Whether the policies at one end let a connection through: those of administrators first, of which the first rule that matches
 * decides; then all of the namespaces' together, which close what none of them allows; then the baseline.
 */
export function verdictAt(topology: Topology, asked: Asked): Verdict {
  const tiers = tiersOf(topology)(asked.own);
  const inTier = (tier: TierPolicy['tier']) => tiers.filter((policy) => policy.tier === tier);
  const baseline = () => decided(stepsOf(inTier('baseline'), asked), () => OPEN);
  const network = () => ofNamespaces(topology, inTier('network'), asked, baseline);
  if (tiers.length === 0) return network();
  const admin = inTier('admin');
  // A tier of Calico closes what no rule of it lets through.
  return decided(stepsOf(admin, asked), () => closed(admin, [], asked, network), network);
}

/** The policies of a workload that are no NetworkPolicies, in their order. */
const tiersOf = memo((topology: Topology) =>
  memo((workload: Workload): readonly TierPolicy[] =>
    topology.tierPolicies.filter(({ subject }) => subject(workload) !== false),
  ),
);

/** Whether a policy that is no NetworkPolicy may be for a workload. */
export function hasTiers({ tierPolicies }: Topology, workload: Workload): boolean {
  return tierPolicies.some(({ subject }) => subject(workload) !== false);
}

function stepsOf(policies: readonly TierPolicy[], { direction, own, other, address, port }: Asked): readonly Step[] {
  const receiver = direction === 'ingress' ? own : other;
  return policies.flatMap(({ manifest, subject, rules }) =>
    rules[direction].map((rule) => ({
      action: rule.action,
      match: [subject(own), rule.peer(other, address), rule.port(port, receiver)].reduce(and, true),
      reason: { manifest, path: rule.path },
    })),
  );
}

/**
 * The first rule that matches decides; one that only may match leaves what the others say open.
 *
 * @param next where none matches
 * @param passed where one matches that passes it on
 */
function decided(steps: readonly Step[], next: () => Verdict, passed = next): Verdict {
  const found: Verdict[] = [];
  let after: Verdict | undefined;
  const pass = () => {
    after ??= passed();
    return after;
  };
  for (const { action, match, reason } of steps) {
    if (match === false) continue;
    const unsure = match === 'may';
    const effect = action === 'Deny' ? 'denies' : 'allows';
    const own: Verdict =
      action === 'Pass'
        ? pass()
        : { answer: action === 'Allow', reasons: [{ ...reason, effect, unsure }], otherPorts: [] };
    found.push(own);
    if (!unsure) return together(found);
  }
  return together([...found, next()]);
}

/** What holds where one of several verdicts does, and it is not known which. */
function together(verdicts: readonly Verdict[]): Verdict {
  const [first = OPEN, ...others] = verdicts;
  if (others.length === 0) return first;
  const same = others.every(({ answer }) => answer === first.answer);
  return {
    answer: same ? first.answer : 'may',
    reasons: verdicts.flatMap(({ reasons }) => reasons),
    otherPorts: verdicts.flatMap(({ otherPorts }) => otherPorts),
  };
}

/** NetworkPolicies, and those of plugins beside them. */
function ofNamespaces(topology: Topology, tiers: readonly TierPolicy[], asked: Asked, rest: () => Verdict): Verdict {
  const policies = topology.policiesOf(asked.own, asked.direction);
  if (policies.length + tiers.length === 0) return rest();
  const { steps, otherPorts } = networkPolicySteps(topology, policies, asked);
  const before = tiers.filter(({ order }) => order < OF_NETWORK_POLICIES);
  const after = tiers.filter(({ order }) => order >= OF_NETWORK_POLICIES);
  const all = [...stepsOf(before, asked), ...steps, ...stepsOf(after, asked)];
  return decided(all, () => ({ ...closed(tiers, policies, asked, rest), otherPorts }), rest);
}

function networkPolicySteps(
  { namespaceLabels }: Topology,
  policies: readonly Policy[],
  { direction, own, other, address, port }: Asked,
): { readonly steps: readonly Step[]; readonly otherPorts: readonly JsonObject[] } {
  const steps: Step[] = [];
  const otherPorts: JsonObject[] = [];
  for (const { manifest, namespace, [direction]: rules = [] } of policies)
    rules.forEach((rule, index) => {
      const peer = other ? allowsPeer(rule, namespace, other, namespaceLabels) : allowsOutside(rule, address);
      if (peer === false) return;
      if (!allowsPort(rule, port, direction === 'ingress' ? own : other)) otherPorts.push(...(rule.ports ?? []));
      else steps.push({ action: 'Allow', match: peer, reason: { manifest, path: ['spec', direction, index] } });
    });
  return { steps, otherPorts };
}

/** Whether a rule is for what is outside of the cluster, at an address or at any. */
function allowsOutside({ peers }: PeersAndPorts, address: string | undefined): Answer {
  if (!peers) return true;
  const ranges = peers.flatMap(({ range }) => range ?? []);
  if (address !== undefined) return ranges.some((range) => holds(range, address));
  return ranges.length > 0 && (ranges.some(({ cidr }) => cidr === '0.0.0.0/0') || 'may');
}

/** What is left once no rule matches: closed where some policy restricts the direction. */
function closed(
  tiers: readonly TierPolicy[],
  policies: readonly Policy[],
  { direction, own }: Asked,
  rest: () => Verdict,
): Verdict {
  const closing = tiers.filter(({ closes }) => closes[direction]);
  const subjects = closing.map(({ manifest, subject }) => ({ manifest, answer: subject(own) }));
  const answer = policies.length > 0 || or(subjects.map((subject) => subject.answer));
  if (answer === false) return rest();
  const manifests = [...policies.map(({ manifest }) => ({ manifest, answer: true as Answer })), ...subjects];
  const reasons = manifests.map((one) => ({
    manifest: one.manifest,
    path: ['spec', direction],
    effect: 'closes' as const,
    unsure: one.answer !== true,
  }));
  const shut: Verdict = { answer: false, reasons, otherPorts: [] };
  return answer === true ? shut : together([shut, rest()]);
}
