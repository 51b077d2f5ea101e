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
  const path = tokenIn(values);
  if (path !== undefined)
    throw new Error(
      `${construct.node.path}: ${path.replace('.', '')} is a Lazy or a token: other parts of the chart derive from it, so give its value`,
    );
}

/** The way to a token in a value, such as `.containers[0].name`; undefined where it holds none. */
function tokenIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isToken(value)) return '';
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const found = tokenIn(value[index]);
      if (found !== undefined) return `[${index}]${found}`;
    }
    return undefined;
  }
  // What is a construct or of another class is no token.
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  for (const key in value) {
    const found = tokenIn((value as Readonly<Record<string, unknown>>)[key]);
    if (found !== undefined) return `.${key}${found}`;
  }
  return undefined;
}
