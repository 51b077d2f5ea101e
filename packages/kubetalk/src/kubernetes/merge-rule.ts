import { atomic, patches } from './schema/patches';
import type { Shape } from './shape';

/** How kubectl apply merges the value of a field. */
export interface MergeRule {
  /** Whether items are merged one by one (`merge`), or the value is replaced whole. @default - objects are merged, lists replaced */
  readonly strategy?: 'merge' | 'replace';
  /** The field by which items match; empty where they are plain values. */
  readonly key: string;
  /** Whether only the fields stay that are given. */
  readonly retainsKeys: boolean;
}

const NONE: MergeRule = { key: '', retainsKeys: false };
const rules = new Map<string, ReadonlyMap<string, MergeRule>>();

/** The rule of a field of what a shape is of. */
export function mergeRule({ type }: Shape, field: string): MergeRule {
  if (type === undefined || !Object.hasOwn(patches, type)) return NONE;
  const known = rules.get(type) ?? rulesOf(patches[type] ?? '');
  rules.set(type, known);
  return known.get(field) ?? NONE;
}

function rulesOf(text: string): ReadonlyMap<string, MergeRule> {
  return new Map(
    text.split(' ').map((one) => {
      const end = one.search(/[=!~]/);
      const field = one.slice(0, end);
      const signs = one.slice(end);
      const strategy = signs.startsWith('=')
        ? { strategy: 'merge' as const }
        : signs === '~'
          ? { strategy: 'replace' as const }
          : {};
      const key = signs.replace(/[=!~]/g, '');
      return [field, { ...strategy, key, retainsKeys: signs.includes('!') }];
    }),
  );
}

const whole = new Set(atomic);

/** Whether kubectl apply --server-side replaces the value of a field as one, where it is an object. */
export function isAtomic(shape: Shape, field: string): boolean {
  return whole.has(`${shape.type} ${field}`) || whole.has(shape.field(field).type ?? '');
}
