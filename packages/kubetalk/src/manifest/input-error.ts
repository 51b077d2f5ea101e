/** What was asked for can't be read: the message says in one line where, why, and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
