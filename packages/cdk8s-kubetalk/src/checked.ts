import { ApiObject } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { ACKNOWLEDGE, applicationOf, check, type Finding, type Kubernetes } from 'kubetalk';
import { table } from 'kubetalk/kubernetes';
import { type Acknowledgement, acknowledgements, isAcknowledgedInCode, outsideServices } from './acknowledge';
import { writePolicies } from './isolation';
import { kubernetesVersion } from './kubernetes-version';
import { manifestsOfConstruct } from './manifests';
import { isWithin, together } from './references';
import { annotateInSynth, onceInSynth, validateLast } from './synth';

export interface CheckedOptions {
  /** The version of Kubernetes to judge for, such as `1.30`. @default - what the project's cdk8s.yaml imports, else the newest known */
  readonly kubernetesVersion?: string;
}

/** What is checked, by the root of its tree. */
const scopes = new WeakMap<IConstruct, Map<Construct, CheckedOptions>>();

/**
 * Hangs the communication checks on a chart, or on an App for all of its charts, at any point: what can't work stops the synth
 * before a byte is written, with every finding at once; a risky finding is a warning on stderr. An {@link Acknowledgement} takes a
 * finding out; one that takes out nothing is a warning itself. An `App` of this package is checked already.
 *
 * The charts of an App are checked together, as one cluster holds them. Where two charts hold the same object they are for
 * different clusters: then only charts that refer to each other are checked together. So is a chart that is checked alone.
 *
 * A check that fails itself stops the synth too, under its name; the others still report.
 *
 * @throws where the version is not known
 */
export function checked(scope: Construct, options: CheckedOptions = {}): void {
  kubernetesVersion(options.kubernetesVersion);
  const { root } = scope.node;
  const known = scopes.get(root) ?? new Map<Construct, CheckedOptions>();
  scopes.set(root, known.set(scope, { ...known.get(scope), ...options }));
  const warned = new Set<string>();
  validateLast(scope, () => {
    // The App says it already.
    if (scope !== root && known.has(root as Construct)) return [];
    const { errors, warnings } = review(scope);
    // A chart that is asked for twice is read once.
    for (const warning of warnings.filter((text) => !warned.has(text))) {
      warned.add(warning);
      process.stderr.write(`warning: ${warning}\n`);
    }
    return errors;
  });
}

/** What is wrong with a chart, or with the charts of an App, in lines for people. */
export interface Review {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What is wrong with a chart, or with the charts of an App, each checked together with those that it belongs to. */
export function review(scope: Construct): Review {
  writePolicies(scope.node.root);
  const reviews = together(scope).map((charts) => onceInSynth(charts[0] ?? scope, () => reviewOf(charts)));
  const within = (kind: keyof Review) =>
    reviews.flatMap((found) => found[kind].filter(({ at }) => !at || isWithin(at, scope)).map(({ text }) => text));
  return { errors: within('errors'), warnings: within('warnings') };
}

/** A line about a construct, or about the App as a whole. */
interface Remark {
  readonly at?: IConstruct;
  readonly text: string;
}

/** What is wrong with charts of one cluster. */
function reviewOf(charts: readonly IConstruct[]): { readonly [Kind in keyof Review]: readonly Remark[] } {
  const constructs = charts.flatMap((chart) => chart.node.findAll()) as Construct[];
  const byPath = new Map(constructs.map((one) => [one.node.path, one]));
  const accepted = new Acceptance([...charts.flatMap(({ node }) => node.root), ...constructs] as Construct[]);
  const failed = new Map<string, string>();
  const application = applicationOf(constructs.flatMap(manifestsOfConstruct), {
    outside: constructs.flatMap(outsideServices),
    complete: true,
    kubernetes: kubernetesOf(charts),
  });
  const findings = check(application, { onFailure: (failure) => failed.set(failure.check, failure.message) });
  const open = ofNamespacesOnce(findings.filter((finding) => accepted.reasonFor(finding) === undefined));
  for (const finding of findings)
    annotate(byPath.get(finding.construct ?? ''), finding.check, accepted.reasonFor(finding));
  const of = (severity: Finding['severity']) =>
    open
      .filter((finding) => finding.severity === severity)
      .map((finding) => ({ at: byPath.get(finding.construct ?? ''), text: line(finding) }));
  return {
    errors: [...[...failed.values()].map((text) => ({ text })), ...of('error')],
    warnings: [...of('warning'), ...accepted.unused(failed)],
  };
}

/** Has the YAML of an object say what is accepted of it. */
function annotate(object: IConstruct | undefined, check: string, reason: string | undefined): void {
  if (reason !== undefined && object instanceof ApiObject && !isAcknowledgedInCode(object))
    annotateInSynth(object, `${ACKNOWLEDGE}${check}`, reason);
}

function kubernetesOf(charts: readonly IConstruct[]): Kubernetes | undefined {
  const root = charts[0]?.node.root;
  const checkedScopes = [...((root && scopes.get(root)) ?? [])];
  const [, options] =
    checkedScopes.find(
      ([scope, { kubernetesVersion }]) =>
        kubernetesVersion !== undefined && (scope === root || charts.some((chart) => isWithin(scope, chart))),
    ) ?? [];
  return kubernetesVersion(options?.kubernetesVersion);
}

function line({ construct, object, message, remedy, check: id }: Finding): string {
  return `${construct}: ${object.kind} ${object.name}: ${message}; ${REMEDIES[id] ?? remedy} (${id})`;
}

/** What to do about a finding in the words of constructs, where those are not the manifests'. */
const REMEDIES: Readonly<Record<string, string>> = table({
  'address-unknown':
    "use the Service's own address, as in service.url or service.address, or use callsOutside for one that is deployed elsewhere",
  'address-port': "use the Service's own address, as in service.url or service.address, which has its port",
  'reference-missing':
    'add the object, correct the name, use a SecretReference for a Secret that is made elsewhere, or mark the reference as optional',
  'key-missing': "use a key of the construct, as in secret.key('password'), add it, or mark the reference as optional",
});

/** All objects of a chart are in its namespace: what is wrong with that is one finding. */
function ofNamespacesOnce(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ check: id, message }) => {
    const isOfNamespace = id === 'invalid-name' && message.startsWith('metadata.namespace ');
    if (isOfNamespace && seen.has(message)) return false;
    if (isOfNamespace) seen.add(message);
    return true;
  });
}

interface Accepted extends Acknowledgement {
  readonly at: Construct;
}

/** The acknowledgements of a tree of constructs, and which of them were needed. */
class Acceptance {
  private readonly byPath = new Map<string, Accepted[]>();
  private readonly used = new Set<Accepted>();

  constructor(constructs: readonly Construct[]) {
    for (const at of new Set(constructs)) {
      const own = acknowledgements(at).map((acknowledgement) => ({ ...acknowledgement, at }));
      if (own.length > 0) this.byPath.set(at.node.path, own);
    }
  }

  /** Why a finding is accepted, on its construct or on one above it; undefined where it is not. */
  reasonFor({ construct = '', check: id }: Finding): string | undefined {
    const accepted = above(construct).flatMap((path) => this.byPath.get(path) ?? []);
    const matching = accepted.filter((acknowledgement) => acknowledgement.check === id);
    for (const acknowledgement of matching) this.used.add(acknowledgement);
    return matching.at(-1)?.reason;
  }

  /** @param failed the checks that could not say what there is to be acknowledged */
  unused(failed: ReadonlyMap<string, string>): Remark[] {
    const all = [...this.byPath.values()].flat();
    return all
      .filter((acknowledgement) => !this.used.has(acknowledgement) && !failed.has(acknowledgement.check))
      .map(({ at, check: id }) => ({
        at,
        text: `${at.node.path}: acknowledges ${id}, which finds nothing there; take it out`,
      }));
  }
}

/** A construct's path, and those of all above it; the App's is empty. */
function above(path: string): string[] {
  const names = path.split('/');
  return ['', ...names.map((_, index) => names.slice(0, index + 1).join('/'))];
}
