/** What was asked for can't be read: the message says in one line where, why, and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** A file, or what is made of one, that can't be read as manifests. */
export class UnreadableError extends InputError {
  constructor(
    readonly file: string,
    readonly reason: string,
    /** As `line:column`, both from 1. @default - the file as a whole */
    readonly place?: string,
  ) {
    super(`${file}${place === undefined ? '' : `:${place}`}: ${reason}`);
  }
}

/** A chart or kustomization that its tool can't build: it may lack values or dependencies. */
export class UnbuiltError extends UnreadableError {}
