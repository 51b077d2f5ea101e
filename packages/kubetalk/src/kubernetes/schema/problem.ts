import type { FieldPath } from '../../manifest/manifest';
import type { Kubernetes } from '../version';

/** The checks of what the API server itself refuses; each has a row in checks/refusals.ts. */
export type RejectedId =
  | 'missing-kind'
  | 'unknown-kind'
  | 'removed-api-version'
  | 'unknown-field'
  | 'wrong-type'
  | 'missing-field'
  | 'not-base64'
  | 'invalid-name'
  | 'invalid-label'
  | 'invalid-key'
  | 'invalid-port'
  | 'invalid-value'
  | 'invalid-address'
  | 'invalid-quantity'
  | 'invalid-probe'
  | 'invalid-schedule'
  | 'conflicting-fields'
  | 'duplicate-entry'
  | 'unknown-volume'
  | 'selector-differs-from-template'
  | 'service-type-fields'
  | 'node-port-range';

/** The checks of what the API server takes, but drops, ignores or warns of, and of what is not judged; each has a row in checks/refusals.ts. */
export type CautionId = 'deprecated-field' | 'feature-off' | 'not-judged';

/** Why the API server refuses an object. */
export interface Problem extends Note {
  readonly check: RejectedId;
}

/** What the API server makes less of than is written, or what only it can judge. */
export interface Caution extends Note {
  readonly check: CautionId;
}

interface Note {
  readonly path: FieldPath;
  /** Without the path, see {@link problemText}. */
  readonly message: string;
  /** What to change, where it is more exact than the check's remedy. */
  readonly remedy?: string;
}

/** A problem or caution with the path before it. */
export function problemText({ path, message }: Pick<Problem, 'path' | 'message'>): string {
  return `${fieldPathText(path)}${message.startsWith(':') ? '' : ' '}${message}`;
}

/** What was found in an object, by kind. */
export interface Judgement {
  readonly problems: readonly Problem[];
  readonly cautions: readonly Caution[];
}

export function apart(found: readonly (Problem | Caution)[]): Judgement {
  if (found.length === 0) return NOTHING;
  const isCaution = (one: Problem | Caution): one is Caution =>
    one.check === 'deprecated-field' || one.check === 'feature-off' || one.check === 'not-judged';
  return {
    problems: found.filter((one): one is Problem => !isCaution(one)),
    cautions: found.filter(isCaution),
  };
}

const NOTHING: Judgement = { problems: [], cautions: [] };

/** Problems of one object: some of its checks have more than are shown by then. */
const MOST_PROBLEMS = 4000;

/** A location in an object, at which a rule reports faults, for a version of Kubernetes. */
export class ValueLocation {
  constructor(
    readonly kubernetes: Kubernetes,
    private readonly found: (Problem | Caution)[],
    private readonly above?: ValueLocation,
    private readonly key: string | number = '',
    private readonly ignored?: RejectedId,
  ) {}

  into(key: string | number): ValueLocation {
    return new ValueLocation(this.kubernetes, this.found, this, key, this.ignored);
  }

  get path(): FieldPath {
    return this.above ? [...this.above.path, this.key] : [];
  }

  /** Adds what was found relative to this location. */
  report(note: Problem | Caution): void {
    this.add({ ...note, path: [...this.path, ...note.path] });
  }

  /** The same location, which ignores one kind of fault. */
  without(check: RejectedId): ValueLocation {
    return new ValueLocation(this.kubernetes, this.found, this.above, this.key, check);
  }

  fault(check: RejectedId, message: string, remedy?: string): void {
    this.add({ check, path: this.path, message, ...(remedy !== undefined && { remedy }) });
  }

  caution(check: CautionId, message: string, remedy?: string): void {
    this.add({ check, path: this.path, message, ...(remedy !== undefined && { remedy }) });
  }

  /** Says that a value was not judged, and by what it should have been. */
  unjudged(by: string): void {
    this.caution('not-judged', `is not judged ${by}, which takes too long`);
  }

  private add(problem: Problem | Caution): void {
    // More of them repeat the same; a report shows a hundred, and says that there are more.
    const most = problem.check === 'not-judged' ? 2 * MOST_PROBLEMS : MOST_PROBLEMS;
    if (problem.check !== this.ignored && this.found.length < most) this.found.push(problem);
  }
}

/** A path as Kubernetes writes it: `spec.ports[0].name`, and `metadata.labels["a.b/c"]`. */
export function fieldPathText(path: FieldPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text ? `${text}.${key}` : key;
  }, '');
}
