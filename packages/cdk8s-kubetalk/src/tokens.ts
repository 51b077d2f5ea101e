import { Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Whether a value is only known when cdk8s writes it. */
export function isToken(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Lazy || typeof (value as { readonly resolve?: unknown }).resolve === 'function';
}

/**
 * Refuses values that are only known when cdk8s writes them, where others derive from them.
 *
 * @param values by the names that the construct's props have
 * @throws where one is such a value, or holds one
 */
export function assertKnown(construct: IConstruct, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const path = tokenIn(name, value);
    if (path !== undefined)
      throw new Error(
        `${construct.node.path}: ${path} is a Lazy or a token: other parts of the chart derive from it, so give its value`,
      );
  }
}

function tokenIn(path: string, value: unknown): string | undefined {
  if (isToken(value)) return path;
  if (Array.isArray(value)) return first(value.map((item, index) => [`${path}[${index}]`, item] as const));
  // What is a construct or of another class is no token.
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? first(Object.entries(value).map(([key, item]) => [`${path}.${key}`, item] as const)) : undefined;
}

function first(values: readonly (readonly [path: string, value: unknown])[]): string | undefined {
  for (const [path, value] of values) {
    const found = tokenIn(path, value);
    if (found !== undefined) return found;
  }
  return undefined;
}
