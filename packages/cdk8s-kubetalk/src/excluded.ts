/** What can't be given here, and why: it stands in the compiler's message. */
export interface Excluded<Why extends string> {
  readonly [excluded]: Why;
}
declare const excluded: unique symbol;
