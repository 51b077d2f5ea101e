import { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Json } from 'kubetalk';
import { type Kind, kind } from '../kind';
import { jsonOf } from '../synth';
import { AVAILABLE } from './available';
import { calleesOf, type Variable, variablesOf } from './code';
import type { KindConstant, Kinds } from './kinds';
import { print } from './print';
import type { Statement } from './statement';

/**
 * Runs code as it is written, construct by construct, so that each is known to make what it is to make before it is taken. Only
 * code that was written here is run: what manifests hold is in it as strings.
 */
export class Trial {
  private readonly app = new App();
  private readonly chart: Chart;
  private readonly classes = new Map<KindConstant, Kind>();
  private readonly values = new Map<Variable, unknown>();

  constructor(
    namespace: string | undefined,
    private readonly kinds: Kinds,
  ) {
    this.chart = new Chart(this.app, 'chart', namespace === undefined ? {} : { namespace });
  }

  /**
   * @returns the objects that it makes, in order
   * @throws what a construct throws that refuses it; nothing is left of it then
   */
  run(statement: Statement): readonly Json[] {
    const { code, variable } = statement;
    const names = new Map<string, unknown>(this.kinds.all.map((one) => [one.name, this.classOf(one)]));
    for (const callee of calleesOf(code)) {
      const [name = ''] = callee.split('.');
      if (!names.has(name)) names.set(name, AVAILABLE[name]);
    }
    for (const used of variablesOf(code)) names.set(used.name, this.values.get(used));
    const run = new Function(...names.keys(), `"use strict"; return (${print(code, '', 0, 0)});`);
    try {
      const value = run.apply(this.chart, [...names.values()]) as IConstruct;
      this.values.set(variable, value);
      return value.node
        .findAll()
        .filter((one) => one instanceof ApiObject)
        .map((object) => jsonOf(object));
    } catch (error) {
      this.undo(statement);
      throw error;
    }
  }

  private classOf(constant: KindConstant): Kind {
    const known = this.classes.get(constant) ?? kind(constant.apiVersion, constant.kind, constant.scope);
    this.classes.set(constant, known);
    return known;
  }

  /** Takes away what a statement made. */
  undo({ variable, scope, id }: Statement): void {
    const parent = scope ? (this.values.get(scope) as IConstruct) : this.chart;
    parent.node.tryRemoveChild(id);
    this.values.delete(variable);
  }
}
