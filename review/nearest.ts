import { distance } from 'fastest-levenshtein';

/** A guess looks at every known name. With more than these, a set full of faults would take the square of its size. */
export const MOST_KNOWN = 5000;

/**
 * The one of `known` that was probably meant by `wrong`: a few letters away, or the same but for its ending; undefined where
 * none is near. Does not depend on the order of `known`.
 */
export function nearest(wrong: string, known: readonly string[]): string | undefined {
  if (known.length > MOST_KNOWN) return undefined;
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const name of known) {
    if (name === wrong || name === '') continue;
    const far = distance(wrong.toLowerCase(), name.toLowerCase());
    if (isNear(wrong, name, far) && (!best || far < best.far || (far === best.far && name < best.name)))
      best = { name, far };
  }
  return best?.name;
}

function isNear(wrong: string, name: string, far: number): boolean {
  const shorter = Math.min(wrong.length, name.length);
  if (sameLetters(wrong, name)) return true;
  if (far <= Math.max(1, Math.floor(shorter / 4))) return true;
  return (
    shorter >= 3 &&
    (wrong.startsWith(name) || name.startsWith(wrong) || commonStart(wrong, name) >= shorter - 2) &&
    far <= shorter
  );
}

/** Letters that changed places: in a short name a swap is most of it. */
function sameLetters(one: string, other: string): boolean {
  return one.length === other.length && [...one].sort().join('') === [...other].sort().join('');
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** `: did you mean x?`, or nothing where no known name is near. */
export function didYouMean(wrong: string, known: readonly string[]): string {
  const name = nearest(wrong, known);
  return name === undefined ? '' : `: did you mean ${name}?`;
}
