import type { Check } from './check';
import { duplicateKey } from './duplicate-key';
import { duplicateObject } from './duplicate-object';
import { notAnObject } from './not-an-object';

/** Every check, in the order in which the docs list them. */
export const checks: readonly Check[] = [notAnObject, duplicateKey, duplicateObject];
