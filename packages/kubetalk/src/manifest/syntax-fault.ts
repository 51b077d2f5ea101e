/** Collections in collections. The deepest objects of Kubernetes have some thirty. */
export const MAX_DEPTH = 100;

export const tooDeep = `nested deeper than ${MAX_DEPTH} levels`;

/** The text can't be read from `offset` on. The message is one line and quotes nothing of the text, which may be a secret. */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}
