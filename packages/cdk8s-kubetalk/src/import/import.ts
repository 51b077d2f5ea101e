import type { Manifest } from 'kubetalk';
import { textCode } from './code';
import { withConstants } from './constants';
import { merged } from './environments';
import { type ChartClass, chartFile } from './frame';
import { withHelpers } from './helpers';
import { Names } from './names';
import { type NamedAddress, plan } from './plan';
import { type Proof, prove } from './proof';

/** The manifests of an environment, and what a run has shown of them. */
export interface ImportedEnvironment extends Proof {
  readonly name: string;
  /** What the code makes. */
  readonly manifests: readonly Manifest[];
  /** What it only refers to. */
  readonly secrets: readonly Manifest[];
  readonly addresses: readonly NamedAddress[];
}

export interface Imported {
  readonly chart: ChartClass;
  readonly environments: readonly ImportedEnvironment[];
}

/**
 * Manifests as the code that makes them. The code has been run: it makes these objects and no others.
 *
 * @param groups the manifests of each environment by its name: one chart makes all
 * @param name what the chart's class is called
 * @param from where the manifests are from
 * @throws Refusal where cdk8s can't write them; Apart where the environments differ in more than data
 */
export function importManifests(
  groups: ReadonlyMap<string, readonly Manifest[]>,
  name: string,
  from: string,
): Imported {
  const plans = new Map([...groups].map(([environment, manifests]) => [environment, plan(manifests, name)]));
  const [first] = plans.values();
  const { statements, namespace, environments } =
    plans.size === 1 && first
      ? { ...first, namespace: first.namespace === '' ? undefined : textCode(first.namespace), environments: new Map() }
      : merged(plans);
  const kinds = [...new Map([...plans.values()].flatMap((one) => one.kinds.map((kind) => [kind.name, kind]))).values()];
  const taken = [name, ...[...statements.map(({ variable }) => variable), ...kinds].map((one) => one.name)];
  const chartWith = (alike: 'as functions' | 'apart') => {
    const names = new Names(taken);
    const all = alike === 'as functions' ? withHelpers(statements, names) : { statements, helpers: [] };
    return { name, from, kinds, ...withConstants(all, names), namespace, environments };
  };
  // Where constants hold what is alike already, functions only add lines.
  const [functions, apart] = [chartWith('as functions'), chartWith('apart')];
  const chart = linesOf(functions) < linesOf(apart) ? functions : apart;
  return {
    chart,
    environments: [...plans].map(([environment, { manifests, secrets, addresses }]) => ({
      name: environment,
      manifests,
      secrets,
      addresses,
      ...prove(chart, environments.get(environment), manifests),
    })),
  };
}

function linesOf(chart: ChartClass): number {
  return chartFile(chart).split('\n').length;
}
