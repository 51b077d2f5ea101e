import type { CustomCheck, Fault } from '../checks/check';
import { errorsIn, type Levels } from '../checks/levels';
import { type FieldPath, type Manifest, title } from '../manifest/manifest';
import { withoutCredentials } from '../text/credentials';
import type { Topology } from '../topology/topology';
import type { PictureError } from './picture';

interface PathFault {
  readonly check: CustomCheck;
  readonly path: FieldPath;
  readonly fault: Fault;
}

/** An error as a picture has it. */
export function problemOf(
  check: CustomCheck,
  { manifest, path = [], message, remedy = check.remedy }: Fault,
): PictureError {
  const { file, line } = manifest.source;
  return {
    check: check.id,
    message: `${title(manifest)}: ${withoutCredentials(message)}`,
    remedy,
    file,
    line: line?.(path),
  };
}

/** The ids of the checks that found these. */
export function idsOf(problems: readonly PictureError[]): string[] {
  return [...new Set(problems.map(({ check }) => check))].sort();
}

/** The errors of a topology. The box or arrow that shows one takes it, so that each is shown once. */
export class Errors {
  private readonly open = new Map<Manifest, PathFault[]>();
  private readonly notes: string[] = [];
  private readonly known = new Map<Manifest, Set<CustomCheck>>();

  constructor(topology: Topology, levels?: Levels) {
    for (const { check, fault } of errorsIn(topology, levels)) {
      const { manifest, path = [] } = fault;
      this.known.set(manifest, (this.known.get(manifest) ?? new Set()).add(check));
      const others = this.open.get(manifest);
      const found = { check, path, fault };
      if (others) others.push(found);
      else this.open.set(manifest, [found]);
    }
  }

  /** Takes the errors at a path of an object, or below it. */
  at(manifest: Manifest, path: FieldPath): PictureError[] {
    return this.take(manifest, (found) => path.every((key, index) => found.path[index] === key));
  }

  /** Takes all errors that are left of an object. */
  of(manifest: Manifest): PictureError[] {
    return this.take(manifest, () => true);
  }

  /** Takes the errors of one check, of an object that is not drawn, and says whether there ever were any. */
  by(check: CustomCheck, manifest: Manifest): boolean {
    this.take(manifest, (found) => found.check === check);
    return this.known.get(manifest)?.has(check) ?? false;
  }

  /** Adds what those who draw could not look at. */
  note(message: string): void {
    this.notes.push(message);
  }

  /** The errors that no box or arrow shows, in lines of text. */
  rest(): string[] {
    const rest = [...this.open].flatMap(([manifest, found]) =>
      found.map(({ check, fault }) => `${title(manifest)}: ${withoutCredentials(fault.message)} (${check.id})`),
    );
    return [...rest, ...this.notes];
  }

  private take(manifest: Manifest, wanted: (found: PathFault) => boolean): PictureError[] {
    const open = this.open.get(manifest) ?? [];
    const taken = open.filter(wanted);
    const gone = new Set(taken);
    this.open.set(
      manifest,
      open.filter((found) => !gone.has(found)),
    );
    return taken.map(({ check, fault }) => problemOf(check, fault));
  }
}
