/** The candidate that a misspelt word most likely means: at most a third of it differs. Undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const steps =
      word.toLowerCase() === candidate.toLowerCase()
        ? 0
        : isMixedUp(word, candidate)
          ? 1
          : distance(word, candidate, least);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** `: did you mean "x"?` where a candidate is near, else the fallback. */
export function didYouMean(word: string, candidates: Iterable<string>, fallback = ''): string {
  const guess = nearest(word, candidates);
  return guess === undefined ? fallback : `: did you mean "${guess}"?`;
}

/** Whether both have the same letters in another order, as `prots` and `ports`. */
function isMixedUp(word: string, candidate: string): boolean {
  return word.length === candidate.length && [...word].sort().join() === [...candidate].sort().join();
}

/** Levenshtein's distance, or `most` where it is at least that. */
function distance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) >= most) return most;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let line = 1; line <= from.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const change = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(change, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[to.length] ?? most, most);
}
