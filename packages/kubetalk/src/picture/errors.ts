import { errorsIn, type Levels } from '../checks/levels';
import { type Manifest, type Path, title } from '../manifest/manifest';
import type { Topology } from '../topology/topology';

interface Found {
  readonly check: string;
  readonly path: Path;
  readonly message: string;
}

/** The errors of a topology, handed out to those who show them, so that each is shown once. */
export class Errors {
  private readonly open = new Map<Manifest, Found[]>();
  private readonly notes: string[] = [];

  constructor(topology: Topology, levels?: Levels) {
    for (const { check, fault } of errorsIn(topology, levels)) {
      const { manifest, path = [], message } = fault;
      const others = this.open.get(manifest);
      const found = { check: check.id, path, message };
      if (others) others.push(found);
      else this.open.set(manifest, [found]);
    }
  }

  /** Takes the errors at a path of an object, or below it. */
  at(manifest: Manifest, path: Path): string[] {
    return this.take(manifest, (found) => path.every((key, index) => found.path[index] === key));
  }

  /** Takes all errors that are left of an object. */
  of(manifest: Manifest): string[] {
    return this.take(manifest, () => true);
  }

  /** Takes the errors of one check, of an object that is not drawn. */
  by(check: string, manifest: Manifest): string[] {
    return this.take(manifest, (found) => found.check === check);
  }

  /** Adds what those who draw could not look at. */
  note(message: string): void {
    this.notes.push(message);
  }

  /** What nobody has taken, in lines for people. */
  rest(): string[] {
    const rest = [...this.open].flatMap(([manifest, found]) =>
      found.map(({ check, message }) => `${title(manifest)}: ${message} (${check})`),
    );
    return [...rest, ...this.notes];
  }

  private take(manifest: Manifest, wanted: (found: Found) => boolean): string[] {
    const open = this.open.get(manifest) ?? [];
    const taken = open.filter(wanted);
    const gone = new Set(taken);
    this.open.set(
      manifest,
      open.filter((found) => !gone.has(found)),
    );
    return [...new Set(taken.map(({ check }) => check))].sort();
  }
}
