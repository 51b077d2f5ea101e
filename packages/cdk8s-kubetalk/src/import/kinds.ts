import { AVAILABLE } from './available';
import { type Names, pascalCase } from './names';

/** A kind that has no construct, and the constant of its class in the written code. */
export interface KindConstant {
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
}

/** The kinds of an application that have no construct. */
export class Kinds {
  private readonly byKey = new Map<string, KindConstant>();

  constructor(private readonly names: Names) {}

  get all(): readonly KindConstant[] {
    return [...this.byKey.values()];
  }

  /** The constant of a kind: `KubeRole` for one of Kubernetes, as `cdk8s import` calls it, and `Certificate` for any other. */
  of(apiVersion: string, kind: string, scope: KindConstant['scope']): KindConstant {
    const key = [apiVersion, kind, scope].join('\n');
    const known = this.byKey.get(key);
    if (known) return known;
    const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
    const own = pascalCase(kind);
    const wished = /^[^.]*$|\.k8s\.io$/.test(group) ? `Kube${own}` : own;
    const free = wished in AVAILABLE ? pascalCase(`${group.split('.')[0]}-${own}`) : wished;
    const constant = { name: this.names.peek(free, 'as it is'), apiVersion, kind, scope };
    this.names.take(constant.name);
    this.byKey.set(key, constant);
    return constant;
  }
}
