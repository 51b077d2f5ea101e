import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import type { Manifest } from 'kubetalk';
import { check, type Finding } from 'kubetalk';
import { type Acknowledgement, acknowledgements, type OutsideService, outsideServices } from './acknowledge';
import { callsOf } from './address';
import { writePolicies } from './isolation';
import { importedKubernetes } from './kubernetes-version';
import { SecretReference } from './secret-reference';
import { jsonOf, validateLast, validateOnce } from './synth';
import { Workload } from './workload';

/**
 * Hangs the communication checks on a chart, or on an App for all of its charts together, at any point: what can't work stops
 * the synth before a byte is written, with every finding at once; what is risky is said on stderr. An {@link Acknowledgement}
 * takes a finding out; one that takes out nothing is a warning itself.
 *
 * A chart is checked by itself, since the charts of an App may be for different clusters; what it calls in another chart is
 * known. In an App that is checked, all charts go to one cluster. The manifests are judged for the version of Kubernetes that
 * the project's cdk8s.yaml imports.
 *
 * A check that fails itself stops the synth too, under its name; the others answer all the same.
 */
export function checked(scope: Construct): void {
  const warned = new Set<string>();
  validateOnce(scope, () =>
    validateLast(() => {
      const { errors, warnings } = review(scope);
      // Whoever asks for one chart after another, or for one twice, is told once.
      for (const warning of warnings.filter((text) => !warned.has(text))) {
        warned.add(warning);
        process.stderr.write(`warning: ${warning}\n`);
      }
      return errors;
    }),
  );
}

/** What is wrong with a chart, or with the charts of an App together, in lines for people. */
export function review(scope: Construct): { readonly errors: string[]; readonly warnings: string[] } {
  writePolicies(scope.node.root);
  const constructs = scope.node.findAll();
  const outside = [...constructs.flatMap(outsideServices), ...constructs.flatMap((one) => calledElsewhere(one, scope))];
  const accepted = new Acceptance(constructs);
  const failed = new Map<string, string>();
  const known = constructs.filter((one) => one instanceof SecretReference).map((secret) => secret.manifest());
  const findings = check([...constructs.filter((one) => one instanceof ApiObject).map(manifest), ...known], {
    outside,
    complete: true,
    onFailure: (failure) => failed.set(failure.check, failure.message),
    kubernetes: importedKubernetes(process.cwd()),
  });
  const open = findings.filter((finding) => !accepted.takes(finding));
  const of = (severity: Finding['severity']) => open.filter((finding) => finding.severity === severity).map(line);
  const errors = [...failed.values(), ...of('error')];
  return { errors, warnings: [...of('warning'), ...accepted.unused(failed)] };
}

/** The Services of other charts that a construct of these charts calls: they are known, and not among what is checked. */
function calledElsewhere(caller: IConstruct, scope: Construct): OutsideService[] {
  const calls = caller instanceof Workload ? caller.calls : callsOf(caller);
  return calls
    .filter(({ service }) => !isWithin(service, scope))
    .map(({ service, port }) => ({ name: service.name, namespace: Chart.of(service).namespace, port }));
}

function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  for (let one: IConstruct | undefined = construct; one; one = one.node.scope) if (one === scope) return true;
  return false;
}

// Not chart.toJson(): that validates the whole app again, without end.
function manifest(object: ApiObject): Manifest {
  return { value: jsonOf(object), source: { construct: object.node.path } };
}

function line({ construct, object, message, remedy, check: id }: Finding): string {
  return `${construct}: ${object.kind} ${object.name}: ${message}; ${remedy} (${id})`;
}

interface Accepted extends Acknowledgement {
  readonly path: string;
}

/** The acknowledgements of a tree of constructs, and which of them were needed. */
class Acceptance {
  private readonly byPath = new Map<string, Accepted[]>();
  private readonly used = new Set<Accepted>();

  constructor(constructs: readonly Construct[]) {
    for (const construct of constructs) {
      const { path } = construct.node;
      const own = acknowledgements(construct).map((acknowledgement) => ({ ...acknowledgement, path }));
      if (own.length > 0) this.byPath.set(path, own);
    }
  }

  /** Whether a finding is acknowledged on its construct or on one above it. */
  takes({ construct = '', check: id }: Finding): boolean {
    const accepted = above(construct).flatMap((path) => this.byPath.get(path) ?? []);
    const matching = accepted.filter((acknowledgement) => acknowledgement.check === id);
    for (const acknowledgement of matching) this.used.add(acknowledgement);
    return matching.length > 0;
  }

  /** @param failed the checks that could not say what there is to be acknowledged */
  unused(failed: ReadonlyMap<string, string>): string[] {
    const all = [...this.byPath.values()].flat();
    return all
      .filter((acknowledgement) => !this.used.has(acknowledgement) && !failed.has(acknowledgement.check))
      .map(({ path, check: id }) => `${path}: acknowledges ${id}, which finds nothing there; take it out`);
  }
}

/** A construct's path, and those of all above it. */
function above(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
