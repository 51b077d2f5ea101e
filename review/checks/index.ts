import type { Check } from './check';

/** Every check, in the order in which the docs list them. */
export const checks: readonly Check[] = [];
