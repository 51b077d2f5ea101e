import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from 'kubetalk';
import { jsonMaker } from './json';
import { document } from './yaml';

/**
 * The objects of a chart, or of all charts of an App, as YAML: what cdk8s writes for it, byte for byte, in a small part of the time.
 *
 * The whole App is validated each time: of many charts it takes the least time to ask for the App. Checks that {@link checked} hung
 * on a chart or the App read the same JSON of which the YAML is made.
 *
 * @throws where the App does not validate
 */
export function toYaml(scope: Chart | App): string {
  const app = App.of(scope);
  const byCdk8s = () => (scope instanceof Chart ? Yaml.stringify(...scope.toJson()) : app.synthYaml());
  const constructs = app.node.findAll();
  // What is to stand before what is left to cdk8s, before it is asked for the charts, which it puts in order as well.
  if (hasDependencies(constructs)) return byCdk8s();
  const charts = scope instanceof Chart ? [scope] : app.charts;
  if (charts.some((chart) => isOdd(chart, scope))) return byCdk8s();
  const [synth, outer] = [new Synth(jsonMaker(app)), underWay];
  underWay = synth;
  try {
    synth.validate(constructs);
  } finally {
    underWay = outer;
  }
  // Validations may have made more of them, and had them depend on each other.
  const valid = scope.node.findAll();
  if (hasDependencies(valid)) return byCdk8s();
  const written = new Map(charts.map((chart): [Chart, string[]] => [chart, []]));
  for (const one of valid) if (one instanceof ApiObject) written.get(one.chart)?.push(document(synth.lastJson(one)));
  return [...written.values()].flat().join('---\n');
}

/** Whether a chart writes itself in its own way, or is asked for beside one that it is in: cdk8s has those depend on each other. */
function isOdd(chart: Chart, scope: Chart | App): boolean {
  const within = chart !== scope && chart.node.scopes.filter((one) => one instanceof Chart).length > 1;
  return within || chart.toJson !== Chart.prototype.toJson;
}

function hasDependencies(constructs: readonly IConstruct[]): boolean {
  return constructs.some(({ node }) => node.dependencies.length > 0);
}

let underWay: Synth | undefined;

/** The JSON of an object, which is made once in a synth of {@link toYaml}, and each time it is asked for elsewhere. */
export function jsonOf(object: ApiObject): JsonObject {
  return underWay?.json(object) ?? (object.toJson() as JsonObject);
}

/**
 * A validation that reads what is written: in a synth of {@link toYaml} it waits until no other can change that.
 *
 * @param validate finds the errors
 * @returns the errors, none where they come later
 */
export function validateLast(validate: () => readonly string[]): string[] {
  return underWay ? underWay.postpone(validate) : [...validate()];
}

/** Does what makes the tree as it is written, for whoever reads it: in a synth once. */
export function finish(tree: IConstruct, write: () => void): void {
  if (underWay) underWay.finish(tree, write);
  else once(tree, FINISHED, write);
}

/** The Apps of which `synth` or `synthYaml` is under way, with what was done in it that is done once. */
const done = new WeakMap<IConstruct, Set<unknown>>();
const FINISHED = Symbol('finished');

function once(root: IConstruct, what: unknown, act: () => void): void {
  if (done.get(root)?.has(what)) return;
  done.get(root)?.add(what);
  act();
}

/**
 * Hangs a validation on a construct, which runs once in a synth: cdk8s validates all that an App holds before it writes, and
 * again for each chart, so that n charts would cost n².
 */
export function validateOnce(scope: IConstruct, validate: () => readonly string[]): void {
  const { root } = scope.node;
  // Now already, so that the synth is known when it begins.
  if (root instanceof App) watch(root);
  scope.node.addValidation({
    validate: () => {
      const errors: string[] = [];
      once(root, validate, () => errors.push(...validate()));
      return errors;
    },
  });
}

const watched = new WeakSet<App>();

/** Nothing tells a validation which synth it is in, but the App. */
function watch(app: App): void {
  if (watched.has(app)) return;
  watched.add(app);
  const [synth, synthYaml] = [app.synth, app.synthYaml];
  app.synth = () => during(app, () => synth.call(app));
  app.synthYaml = () => during(app, () => synthYaml.call(app));
}

function during<Result>(app: App, synth: () => Result): Result {
  if (done.has(app)) return synth();
  done.set(app, new Set());
  try {
    return synth();
  } finally {
    done.delete(app);
  }
}

/** One synth of one chart: validates all constructs of the app, and keeps the JSON of each object that is asked for. */
class Synth {
  private readonly made = new Map<ApiObject, JsonObject>();
  private postponed: (() => readonly string[])[] = [];
  private readonly finished = new Set<IConstruct>();

  constructor(private readonly make: (object: ApiObject) => JsonObject) {}

  json(object: ApiObject): JsonObject {
    const made = this.made.get(object) ?? this.make(object);
    this.made.set(object, made);
    return made;
  }

  /** The JSON of an object that nobody asks for again: none is kept beside all the YAML. */
  lastJson(object: ApiObject): JsonObject {
    const made = this.made.get(object);
    this.made.delete(object);
    return made ?? this.make(object);
  }

  finish(tree: IConstruct, write: () => void): void {
    if (this.finished.has(tree)) return;
    this.finished.add(tree);
    write();
  }

  postpone(validate: () => readonly string[]): string[] {
    this.postponed.push(validate);
    return [];
  }

  /** @throws what cdk8s throws, where a construct is not valid */
  validate(constructs: readonly IConstruct[]): void {
    const found: { path: string; errors: string[]; later: Synth['postponed'] }[] = [];
    for (const { node } of constructs) {
      const errors = node.validate();
      if (errors.length === 0 && this.postponed.length === 0) continue;
      found.push({ path: node.path, errors, later: this.postponed });
      this.postponed = [];
    }
    const lines = found.flatMap(({ path, errors, later }) =>
      [...errors, ...later.flatMap((validate) => validate())].map((error) => `[${path}] ${error}`),
    );
    if (lines.length > 0) throw new Error(`Validation failed with the following errors:\n  ${lines.join('\n  ')}`);
  }
}
