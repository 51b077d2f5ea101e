/**
 * What all texts of a run may cost together beyond their length. It grows with the text that is read, up to what it was at first: small
 * texts that cost much each, one after the other, are no cheaper than one that costs as much as all of them.
 */
export class Allowance {
  private left: number;

  /**
   * @param most what one text may cost, if none before it cost much
   * @param each what a character adds
   */
  constructor(
    private readonly most: number,
    private readonly each: number,
  ) {
    this.left = most;
  }

  /** Another text is read. */
  add(length: number): void {
    this.left = Math.min(this.most, Math.max(0, this.left) + length * this.each);
  }

  /** Whether so much is left, which is then spent. */
  take(cost: number): boolean {
    this.left -= cost;
    return this.left >= 0;
  }
}
