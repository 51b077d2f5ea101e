import { table } from '../manifest/table';

const QUANTITY = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)|[eE]([+-]?\d+))?$/;

const UNITS: Readonly<Record<string, number>> = table({
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
});

/** A quantity's amount. */
export interface Quantity {
  readonly amount: number;
}

/**
 * The amount of `100m` or `64Mi`, undefined where it is no quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityOf(value: string | number): Quantity | undefined {
  const [, sign, digits, unit, exponent] = QUANTITY.exec(String(value).trim()) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits) * (unit ? (UNITS[unit] ?? 1) : 10 ** Number(exponent ?? 0));
  return { amount: sign === '-' ? -amount : amount };
}
