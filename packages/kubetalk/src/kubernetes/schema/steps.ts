/**
 * Steps that custom resources may take beyond one look at each of their values: their patterns, the ways of anyOf and oneOf, and their
 * rules in CEL. Both the definitions and the values may be an attacker's, and these multiply. All of them take a second or two.
 */
const MOST_STEPS = 10_000_000;

let left = MOST_STEPS;

/** To be called where an application is read: those of one run are all read before the first is looked at. */
export function renewSteps(): void {
  left = MOST_STEPS;
}

/** Takes steps, where that many are left. */
export function spend(steps: number): boolean {
  if (steps > left) return false;
  left -= steps;
  return true;
}
