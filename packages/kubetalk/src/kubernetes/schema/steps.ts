import type { Json } from '../../manifest/manifest';

/**
 * Steps that custom resources may take beyond one look at each of their values: their patterns, the ways of anyOf and oneOf, and their
 * rules in CEL. Both the definitions and the values may be an attacker's, and these multiply. All of them take a second or two, and
 * about as much for each megabyte of custom resources: large repositories have many of these.
 */
const MOST_STEPS = 10_000_000;
const STEPS_OF_VALUE = 100;

let left = MOST_STEPS;

/** To be called where an application is read: those of one run are all read before the first is looked at. */
export function renewSteps(): void {
  left = MOST_STEPS;
}

/** Adds steps for the objects after one, by the number of its values. */
export function earnSteps(value: Json | undefined): void {
  left += STEPS_OF_VALUE;
  if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) earnSteps(one);
}

/** Takes steps, where that many are left. */
export function spend(steps: number): boolean {
  if (steps > left) return false;
  left -= steps;
  return true;
}
