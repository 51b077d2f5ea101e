import { isDeepStrictEqual } from 'node:util';
import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { applicationOf, type Json, type Manifest, reachOfCall, type Topology, topologyOf } from 'kubetalk';
import { writePolicies } from './isolation';
import { manifestsOfConstruct } from './manifests';
import { together } from './references';

/** What is looked for in a chart: an object's kind and name, and values that it has to have, however deep. */
export interface ExpectedObject {
  readonly kind: string;
  readonly name?: string;
  readonly [field: string]: unknown;
}

/** What `expect.extend(matchers)` adds. */
export interface ChartMatchers<Result = unknown> {
  /**
   * A workload calls another, and nothing keeps it from getting there: a Service leads to its Pods, on a port that these have, and
   * policies let it through.
   *
   * @param from a construct that makes the callers: a Program, a Deployment of any package
   * @param to a construct that makes the Pods that are called
   */
  toReach(from: IConstruct, to: IConstruct): Result;
  /** A chart has an object of this kind and name, with these values. */
  toHaveObject(expected: ExpectedObject): Result;
}

interface Verdict {
  readonly pass: boolean;
  message(): string;
}

/** Matchers for the tests of charts, for the `expect` of Jest and of Vitest. */
export const matchers = {
  toReach(chart: Chart, from: IConstruct, to: IConstruct): Verdict {
    const fault = faultBetween(topologyIn(chart), from, to);
    const between = `${from.node.path} ${fault ? 'does not reach' : 'reaches'} ${to.node.path}`;
    return { pass: fault === undefined, message: () => (fault ? `${between}: ${fault}` : between) };
  },

  toHaveObject(chart: Chart, expected: ExpectedObject): Verdict {
    const { kind, name, ...values } = expected;
    const ofKind = manifestsIn(chart).filter(({ value }) => value.kind === kind);
    const named = ofKind.filter(({ value }) => name === undefined || nameOf(value) === name);
    const found = named.find(({ value }) => holds(value, values));
    const title = name === undefined ? kind : `${kind} ${name}`;
    const there = (named.length > 0 ? named : ofKind).map(({ value }) => JSON.stringify(value)).join('\n');
    return {
      pass: found !== undefined,
      message: () =>
        found
          ? `there is ${title}`
          : `no ${title} with ${JSON.stringify(values)}; of its kind there is:\n${there || 'nothing'}`,
    };
  },
};

function manifestsIn(chart: Chart): readonly Manifest[] {
  writePolicies(chart.node.root);
  const charts = chart.node.root instanceof Chart ? [chart] : together(chart).flat();
  return charts.flatMap(({ node }) => node.findAll()).flatMap(manifestsOfConstruct);
}

function topologyIn(chart: Chart): Topology {
  return topologyOf(applicationOf(manifestsIn(chart), { complete: true }));
}

/** Why Pods of one construct do not reach those of another, undefined where they do. */
function faultBetween(topology: Topology, from: IConstruct, to: IConstruct): string | undefined {
  const isOf = ({ node }: IConstruct, { source }: Manifest) => `${source.construct}/`.startsWith(`${node.path}/`);
  const calls = topology.calls.filter(({ caller }) => isOf(from, caller.manifest));
  const reached = calls
    .flatMap((call) => reachOfCall(topology, call))
    .filter(({ to: pods }) => pods && isOf(to, pods.manifest));
  if (reached.some(({ blocked }) => blocked === undefined)) return undefined;
  if (reached.length > 0) return 'policies cut the path';
  const hosts = calls.map(({ address }) => address.host);
  return hosts.length > 0 ? `it calls ${[...new Set(hosts)].join(', ')}` : 'it calls nothing';
}

function nameOf(value: { readonly metadata?: Json }): unknown {
  return (value.metadata as { readonly name?: unknown } | undefined)?.name;
}

/** Whether a value has all that is expected; lists are compared as a whole. */
function holds(value: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return isDeepStrictEqual(value, expected);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(expected).every(([key, one]) => holds((value as Record<string, unknown>)[key], one));
}
