import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from 'kubetalk';
import { jsonMaker } from './json';
import { document } from './yaml';

/**
 * The objects of a chart, or of all charts of an App, as YAML: what cdk8s writes for it, byte for byte, in a small part of the time.
 *
 * The whole App is validated each time: of many charts it takes the least time to ask for the App. Checks of a chart or of the App
 * read the same JSON of which the YAML is made.
 *
 * @throws where the App does not validate
 */
export function toYaml(scope: Chart | App): string {
  const app = App.of(scope);
  return synthesis(app, (synth) => {
    if (!isPlain(scope)) return scope instanceof Chart ? Yaml.stringify(...scope.toJson()) : stock.synthYaml.call(app);
    const charts = scope instanceof Chart ? [scope] : app.charts;
    return charts.flatMap((chart) => synth.documents(chart).map(({ yaml }) => yaml)).join('---\n');
  });
}

/** What cdk8s does itself; a checked App does it within a {@link synthesis}. */
export const stock = {
  synth: App.prototype.synth,
  synthYaml: App.prototype.synthYaml,
  toJson: Chart.prototype.toJson,
} as const;

/** Whether all that an App or a chart writes is in the order of the tree, and each chart writes its objects as they are. */
export function isPlain(scope: Chart | App): boolean {
  const all = App.of(scope).node.findAll();
  if (all.some(({ node }) => node.dependencies.length > 0)) return false;
  const charts = scope instanceof Chart ? [scope] : all.filter((one) => one instanceof Chart);
  return !charts.some((chart) => isOdd(chart, scope));
}

/** Whether a chart writes itself in its own way, or is asked for beside one that it is in: cdk8s has those depend on each other. */
function isOdd(chart: Chart, scope: Chart | App): boolean {
  const within = chart !== scope && chart.node.scopes.filter((one) => one instanceof Chart).length > 1;
  return within || chart.toJson !== Chart.prototype.toJson;
}

let underWay: Synth | undefined;

/**
 * A synth of an App: all that it holds is validated once, and the JSON of each object is made once, so that a check changes
 * nothing: some objects of cdk8s-plus grow each time that their JSON is made.
 *
 * @param make what is made once all is valid; where it calls cdk8s, cdk8s gets the same JSON
 * @throws what cdk8s throws, where a construct is not valid
 */
export function synthesis<Result>(app: App, make: (synth: Synth) => Result): Result {
  if (underWay?.app === app) return make(underWay);
  const outer = underWay;
  const synth = new Synth(app);
  underWay = synth;
  try {
    synth.validate();
    return make(synth);
  } finally {
    underWay = outer;
    synth.end();
  }
}

/** The JSON of an object, which is made once in a synth, and each time that it is asked for elsewhere. */
export function jsonOf(object: ApiObject): JsonObject {
  return underWay?.holds(object) ? underWay.json(object) : (object.toJson() as JsonObject);
}

/**
 * Hangs a validation on a construct that reads what is written: in a synth it runs once, when no other can change that.
 *
 * @param validate finds the errors
 */
export function validateLast(scope: IConstruct, validate: () => readonly string[]): void {
  const { root } = scope.node;
  if (root instanceof App) watch(root);
  scope.node.addValidation({ validate: () => underWay?.postpone(validate) ?? [...validate()] });
}

/** Adds an annotation to what a synth writes of an object; elsewhere nothing is written. */
export function annotateInSynth(object: ApiObject, key: string, value: string): void {
  underWay?.annotate(object, key, value);
}

/** What is found out about a tree of constructs as it is written: in a synth once. */
export function onceInSynth<Result>(key: object, find: () => Result): Result {
  return underWay ? underWay.once(key, find) : find();
}

const watched = new WeakSet<App>();

/** Makes the App, and each chart that is asked for its JSON, do it within a synth: a validation does not know which it is in. */
function watch(app: App): void {
  if (watched.has(app)) return;
  watched.add(app);
  const { synth, synthYaml } = app;
  app.synth = () => synthesis(app, () => synth.call(app));
  app.synthYaml = () => synthesis(app, () => synthYaml.call(app));
  if (Chart.prototype.toJson === stock.toJson)
    Chart.prototype.toJson = function (this: Chart) {
      const of = App.of(this);
      return watched.has(of) ? synthesis(of, () => stock.toJson.call(this)) : stock.toJson.call(this);
    };
}

/** One synth of one App. */
export class Synth {
  private readonly made = new Map<ApiObject, JsonObject>();
  private readonly restore: (() => void)[] = [];
  private readonly found = new Map<object, unknown>();
  private postponed: (() => readonly string[])[] = [];
  private isValid = false;

  private readonly make: (object: ApiObject) => JsonObject;

  constructor(readonly app: App) {
    this.make = jsonMaker(app);
  }

  holds(object: ApiObject): boolean {
    return object.node.root === this.app;
  }

  /** The JSON of an object. The object itself returns the same until the synth ends. */
  json(object: ApiObject): JsonObject {
    const known = this.made.get(object);
    if (known) return known;
    const made = this.make(object);
    this.made.set(object, made);
    const own = Object.getOwnPropertyDescriptor(object, 'toJson');
    this.restore.push(() => {
      if (own) Object.defineProperty(object, 'toJson', own);
      else delete (object as Partial<ApiObject>).toJson;
    });
    object.toJson = () => this.made.get(object);
    return made;
  }

  annotate(object: ApiObject, key: string, value: string): void {
    const json = this.json(object);
    const metadata = json.metadata as JsonObject;
    const annotations = sorted({ ...(metadata.annotations as JsonObject | undefined), [key]: value });
    this.made.set(object, { ...json, metadata: sorted({ ...metadata, annotations }) });
  }

  /** The objects of a plain chart, in the order in which they are written, each as a YAML document and as what that is of. */
  documents(chart: Chart): { readonly json: JsonObject; readonly yaml: string }[] {
    const objects = chart.node.findAll().filter((one) => one instanceof ApiObject && one.chart === chart);
    return (objects as ApiObject[]).map((object) => {
      const json = this.make(object);
      return { json, yaml: document(json) };
    });
  }

  once<Result>(key: object, find: () => Result): Result {
    if (!this.found.has(key)) this.found.set(key, find());
    return this.found.get(key) as Result;
  }

  postpone(validate: () => readonly string[]): string[] {
    // cdk8s validates again, for each chart.
    if (!this.isValid) this.postponed.push(validate);
    return [];
  }

  /** @throws what cdk8s throws, where a construct is not valid */
  validate(): void {
    const found: { path: string; errors: string[]; later: Synth['postponed'] }[] = [];
    for (const { node } of this.app.node.findAll()) {
      const errors = node.validate();
      if (errors.length === 0 && this.postponed.length === 0) continue;
      found.push({ path: node.path, errors, later: this.postponed });
      this.postponed = [];
    }
    this.isValid = true;
    const lines = found.flatMap(({ path, errors, later }) => [
      ...errors.map((error) => `[${path}] ${error}`),
      // What is found in an App has its path already.
      ...later.flatMap((validate) => validate()).map((error) => (path === '' ? error : `[${path}] ${error}`)),
    ]);
    if (lines.length > 0) throw new Error(`Validation failed with the following errors:\n  ${lines.join('\n  ')}`);
  }

  end(): void {
    for (const restore of this.restore) restore();
  }
}

/** cdk8s writes keys in this order. */
function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}
