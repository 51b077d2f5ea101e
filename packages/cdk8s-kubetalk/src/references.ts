import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { callsOf } from './address';
import { takenFrom } from './container';
import { routedServices } from './routes';
import { Service } from './service';
import { Workload } from './workload';

/**
 * The charts of a tree, or of what a construct is in, as the clusters hold them: a list for each.
 *
 * One cluster holds all charts of an App, unless two of them hold the same object, as those of several environments do. Then, and
 * for a chart alone, those are together that refer to each other.
 *
 * @returns the outermost charts; those within them belong to them
 */
export function together(scope: IConstruct): readonly (readonly IConstruct[])[] {
  const { root } = scope.node;
  const charts = outermost(root);
  if (scope === root && !clash(charts)) return [charts];
  const groups = grouped(charts);
  return groups.filter((group) => group.some((chart) => isWithin(chart, scope) || isWithin(scope, chart)));
}

/** Whether a construct is another one, or in it. */
export function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  for (let one: IConstruct | undefined = construct; one; one = one.node.scope) if (one === scope) return true;
  return false;
}

function outermost(root: IConstruct): IConstruct[] {
  if (root instanceof Chart) return [root];
  return root.node.children.flatMap(outermost);
}

/** Whether two charts hold the same object. Several may make sure that there is a namespace. */
function clash(charts: readonly IConstruct[]): boolean {
  const holders = new Map<string, IConstruct>();
  for (const chart of charts)
    for (const object of chart.node.findAll()) {
      if (!(object instanceof ApiObject) || object.kind === 'Namespace') continue;
      const id = [object.apiGroup, object.kind, object.metadata.namespace ?? '', object.name].join('/');
      const holder = holders.get(id) ?? chart;
      if (holder !== chart) return true;
      holders.set(id, holder);
    }
  return false;
}

function grouped(charts: readonly IConstruct[]): readonly (readonly IConstruct[])[] {
  const groups = new Map(charts.map((chart) => [chart, new Set([chart])]));
  for (const chart of charts)
    for (const other of chart.node.findAll().flatMap(referencesOf).map(chartOf)) {
      const [group, joined] = [groups.get(chart), other && groups.get(other)];
      if (!group || !joined || group === joined) continue;
      for (const one of joined) groups.set(one, group.add(one));
    }
  return [...new Set(groups.values())].map((group) => charts.filter((chart) => group.has(chart)));
}

/** The chart that a construct is in, the outermost one. */
function chartOf(construct: IConstruct): IConstruct | undefined {
  return construct.node.scopes.find((one) => one instanceof Chart);
}

/** The constructs that a construct names, be they its own or another chart's. */
function referencesOf(construct: IConstruct): IConstruct[] {
  const called = construct instanceof Workload ? construct.calls : callsOf(construct);
  const selected = construct instanceof Service && construct.selector ? [construct.selector] : [];
  const taken = construct instanceof Workload ? construct.allContainers.flatMap(takenFrom) : [];
  const services = [...called.map(({ service }) => service), ...routedServices(construct)];
  return [...construct.node.dependencies, ...services, ...selected, ...taken];
}
