import type { Manifest } from 'kubetalk';
import type { Code, Variable } from './code';

/** A construct of the written code, and the manifests that it makes. */
export interface Statement {
  readonly variable: Variable;
  /** Undefined for the chart itself. */
  readonly scope: Variable | undefined;
  readonly id: string;
  readonly code: Code;
  /** The lines of the comment above it. */
  readonly comments: readonly string[];
  /** In the order in which it makes them; none for the chart of another namespace. */
  readonly manifests: readonly Manifest[];
}
