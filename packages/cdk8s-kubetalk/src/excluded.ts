/** A property that is not allowed here. The compiler's message has the reason. */
export interface Excluded<Why extends string> {
  readonly [excluded]: Why;
}
declare const excluded: unique symbol;
