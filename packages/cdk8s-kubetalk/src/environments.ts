import { basename } from 'node:path';
import type { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Acknowledgement, acknowledge, acknowledgeInCode } from './acknowledge';

/** Texts that change an environment at synth time, by the variable's name. An empty text means that the variable is not set. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** For each variable that is read: what it changes. Each throws where it can't take the text. */
export type SettingsTable<Props> = Readonly<Record<string, (props: Props, value: string) => Props>>;

export interface EnvironmentOptions<Props> {
  /** What it is for, in one line. */
  readonly purpose: string;
  /** The context of kubectl that leads to its cluster. @default - it is for any cluster */
  readonly context?: string;
  /** What a deploy pipeline may say by variables. @default - nothing */
  readonly settings?: SettingsTable<Props>;
  /** Findings of the checks that are right here, by the path of their construct in the chart. @default - none */
  readonly acknowledged?: readonly (Acknowledgement & { readonly at: string })[];
  /** Whether what is acknowledged stays out of the YAML. @default false */
  readonly acknowledgedInCode?: boolean;
}

/** What is deployed somewhere: a chart, and what that place says about it. Made by {@link environment}. */
export interface Environment<Props = unknown> extends Pick<EnvironmentOptions<Props>, 'purpose' | 'context'> {
  readonly props: Props;
  /** The names of the variables that it reads. */
  readonly settings: readonly string[];
  /**
   * Its chart.
   *
   * @throws where what the environment or a variable says can't be built
   */
  build(scope: Construct, id: string, settings: Settings): Chart;
}

/**
 * An environment.
 *
 * @param chart the class of its chart
 * @param props what the environment says about it
 */
export function environment<Props>(
  chart: new (scope: Construct, id: string, props: Props) => Chart,
  props: NoInfer<Props>,
  { purpose, context, settings: table = {}, acknowledged = [], acknowledgedInCode }: EnvironmentOptions<Props>,
): Environment<Props> {
  return {
    purpose,
    context,
    props,
    settings: Object.keys(table),
    build: (scope, id, settings) => {
      const built = new chart(scope, id, withSettings(props, table, settings));
      for (const { at, check, reason } of acknowledged) acknowledge(construct(built, at), check, reason);
      if (acknowledgedInCode) acknowledgeInCode(built);
      return built;
    },
  };
}

/** @throws where a value is ill-formed, with the variable's name */
function withSettings<Props>(props: Props, table: SettingsTable<Props>, settings: Settings): Props {
  return Object.entries(table).reduce((changed, [name, change]) => {
    const value = settings[name];
    if (!value) return changed;
    try {
      return change(changed, value);
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`);
    }
  }, props);
}

function construct(chart: Chart, path: string): Construct {
  return path.split('/').reduce((one: Construct, id) => one.node.findChild(id) as Construct, chart);
}

/** The environments of a project by their names; the first is the default. */
export class Environments<Name extends string> {
  readonly names: readonly [Name, ...Name[]];
  /** The names of all variables that an environment reads. */
  readonly settings: readonly string[];

  /** @throws where there is no environment, or two are for one context of kubectl */
  constructor(private readonly all: { readonly [One in Name]: Environment }) {
    const [first, ...others] = Object.keys(all) as Name[];
    if (first === undefined) throw new Error('no environment: give one at least');
    this.names = [first, ...others];
    this.settings = [...new Set(this.names.flatMap((name) => all[name].settings))];
    const contexts = new Map<string, Name>();
    for (const name of this.names) {
      const { context } = all[name];
      const other = context === undefined ? undefined : contexts.get(context);
      if (other)
        throw new Error(`environments ${other} and ${name}: both are for context ${context}: give each its own`);
      if (context !== undefined) contexts.set(context, name);
    }
  }

  of(name: Name): Environment {
    return this.all[name];
  }

  /**
   * The environment that is asked for: by ENVIRONMENT its name, by CONTEXT the context of kubectl that it is for.
   *
   * @throws where no environment has that name, or it is for another context
   */
  asked({ ENVIRONMENT: name, CONTEXT: context }: Settings): Name {
    const found = name ? this.names.find((one) => one === name) : (this.inContext(context) ?? this.names[0]);
    if (found === undefined) throw new Error(`ENVIRONMENT "${name}" is not known: use one of ${this.names.join(', ')}`);
    const due = this.all[found].context;
    if (context && due !== undefined && due !== context)
      throw new Error(`environment ${found} is for context ${due}, not for CONTEXT "${context}": ask for another`);
    return found;
  }

  private inContext(context: string | undefined): Name | undefined {
    return context ? this.names.find((name) => this.all[name].context === context) : undefined;
  }

  /**
   * The chart of an environment, which has the environment's name.
   *
   * @throws where what the environment or a variable says can't be built, with the environment's name
   */
  chart(app: App, name: Name, settings: Settings = {}): Chart {
    try {
      const own = this.all[name].settings;
      const unread = this.settings.find((one) => settings[one] && !own.includes(one));
      if (unread) throw new Error(`${unread}: it does not read this variable: leave it out`);
      return this.all[name].build(app, name, settings);
    } catch (error) {
      throw new Error(`environment ${name}: ${(error as Error).message}`);
    }
  }

  /**
   * Adds every environment to an App that writes to a folder `dist`. Any other folder, as the one that `cdk8s synth -p` prints, gets
   * the one that is asked for: what kubectl applies is for one cluster.
   *
   * @param settings what a deploy pipeline says: `ENVIRONMENT`, `CONTEXT`, and for the environment that is asked for the variables
   * that it reads
   */
  addTo(app: App, settings: Settings = process.env): void {
    const asked = this.asked(settings);
    const names = basename(app.outdir) === 'dist' ? this.names : [asked];
    for (const name of names) this.chart(app, name, name === asked ? settings : {});
  }
}
