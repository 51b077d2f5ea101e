import { distance } from 'fastest-levenshtein';
import { LONGEST_NAME, MOST_KNOWN } from './budget';

/**
 * The candidate that a misspelt word most likely means: at most a third of it differs. Undefined where none is near. Does not
 * depend on the candidates' order.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  return closest(word, candidates, (candidate) => {
    if (Math.abs(candidate.length - word.length) > most) return undefined;
    const steps = stepsBetween(word.toLowerCase(), candidate.toLowerCase());
    // A word without a letter in common is another word, however short.
    return steps <= most && steps < Math.max(candidate.length, word.length) ? steps : undefined;
  });
}

/** As {@link nearest}, for names that people give: there one that only goes on, or stops earlier, is near as well. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const others = names.slice(0, MOST_KNOWN + 1).filter((name) => name !== word && name !== '');
  return (
    nearest(word, others) ?? closest(word, others, (name) => (goesOn(word, name) ? distance(word, name) : undefined))
  );
}

/**
 * The name that is so nearly the word that it was meant: but for a letter or two in one of their parts they are the same.
 * Names that only share their first parts (`shop-db`, `shop-api`), or differ in a number (`db-0`, `db-1`), are siblings.
 */
export function misspelt(word: string, names: readonly string[]): string | undefined {
  return closest(word, names, (name) => {
    if (name === word || name.replace(/\d+/g, '') === word.replace(/\d+/g, '')) return undefined;
    const [one, other] = withoutCommonParts(word.toLowerCase(), name.toLowerCase());
    const shorter = Math.min(one.length, other.length);
    if (shorter < 2) return undefined;
    const steps = stepsBetween(one, other);
    return steps <= Math.max(1, Math.floor(shorter / 4)) ? steps : undefined;
  });
}

/**
 * The only name that is the word with more parts before it, or behind it, or the other way round: `votes` and `prod-votes`,
 * `web` and `web-headless`. What a prefix was put before is nearer than what goes on.
 */
export function namesake(word: string, names: readonly string[]): string | undefined {
  if (names.length > MOST_KNOWN || word.length < 2 || word.length > LONGEST_NAME) return undefined;
  const only = (test: (one: string, other: string) => boolean) => {
    const found = names.filter((name) => name.length > 1 && (test(name, word) || test(word, name)));
    return found.length === 1 ? found[0] : undefined;
  };
  return only((one, other) => one.endsWith(`-${other}`)) ?? only((one, other) => one.startsWith(`${other}-`));
}

/**
 * The name that a word most likely means where it is none of them: misspelt, with a prefix or suffix more or less, for another
 * environment (`staging-web`, `prod-web`), or with another form of a word in it (`postgres`, `app-postgresql`). For hints only.
 */
export function meantName(word: string, names: readonly string[]): string | undefined {
  return misspelt(word, names) ?? sameWords(word, names) ?? namesake(word, names) ?? withWords(word, names);
}

/** Words in names that tell no two programs apart: where one runs, and that it is a Service. */
const OF_PLACES =
  /^(?:dev|development|int|integration|local|preprod|preview|prod|production|qa|release|sandbox|service|stage|staging|svc|test|testing|uat)$/;

/** Words in the names of Services beside the one that is called by the bare name. */
const BESIDE =
  /^(?:canary|exporter|headless|hl|internal|lb|metrics|nodeport|readonly|replicas?|ro|secondary|slave|webhook)$/;

function wordsOf(name: string): readonly string[] {
  const words = name.toLowerCase().split(/[-._]/);
  return words
    .filter((word) => word !== '' && !OF_PLACES.test(word))
    .map((word) => (word.length < 7 ? word : word.replace(/(?:ql|db|mq)$/, '')));
}

function sameWords(word: string, names: readonly string[]): string | undefined {
  const words = wordsOf(word).join('');
  return words === '' ? undefined : onlyOne(word, names, (name) => wordsOf(name).join('') === words);
}

/** The only name that has all words of the other, one behind the other. */
function withWords(word: string, names: readonly string[]): string | undefined {
  const words = `-${wordsOf(word).join('-')}-`;
  if (words.length < 5) return undefined;
  return onlyOne(word, names, (name) => {
    const others = `-${wordsOf(name).join('-')}-`;
    return others.length >= 5 && (others.includes(words) || words.includes(others));
  });
}

/** The only name that a test holds for, of several the only one that is not beside another. */
function onlyOne(word: string, names: readonly string[], test: (name: string) => boolean): string | undefined {
  if (names.length > MOST_KNOWN || word.length > LONGEST_NAME) return undefined;
  const found = names.filter((name) => name !== word && name.length <= LONGEST_NAME && test(name));
  const [only, ...others] =
    found.length > 1 ? found.filter((name) => !wordsOf(name).some((one) => BESIDE.test(one))) : found;
  return others.length === 0 ? only : undefined;
}

/** Two names without the parts, between dashes and dots, with which both begin or end; of what is left, without the last dash. */
function withoutCommonParts(one: string, other: string): readonly [string, string] {
  const [left, right] = [one.split(/(?<=[-._])/), other.split(/(?<=[-._])/)];
  while (left.length > 1 && right.length > 1 && left[0] === right[0]) {
    left.shift();
    right.shift();
  }
  while (left.length > 1 && right.length > 1 && left.at(-1) === right.at(-1)) {
    left.pop();
    right.pop();
  }
  const text = (parts: readonly string[]) => parts.join('').replace(/[-._]$/, '');
  return [text(left), text(right)];
}

/** `: did you mean x?` where a candidate is near, else the fallback. */
export function didYouMean(word: string, candidates: Iterable<string>, fallback = ''): string {
  return hint(nearest(word, candidates), fallback);
}

/** `: did you mean x?` of what was meant, else the fallback. */
export function hint(meant: number | string | undefined, fallback = ''): string {
  return meant === undefined || meant === '' ? fallback : `: did you mean ${meant}?`;
}

/** The candidate that is the fewest steps away; undefined steps are too many. What is longer than any name is near nothing. */
function closest(
  word: string,
  candidates: Iterable<string>,
  stepsTo: (candidate: string) => number | undefined,
): string | undefined {
  if (word.length > LONGEST_NAME) return undefined;
  let left = MOST_KNOWN;
  let best: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of candidates) {
    // Of so many names the nearest would be chance.
    if (left-- === 0) return undefined;
    if (candidate.length > LONGEST_NAME) continue;
    const steps = stepsTo(candidate);
    if (steps === undefined) continue;
    if (!best || steps < best.steps || (steps === best.steps && candidate < best.candidate))
      best = { candidate, steps };
  }
  return best?.candidate;
}

/** Letters that changed places, as in `prots` and `ports`, are one step. */
function stepsBetween(one: string, other: string): number {
  const steps = distance(one, other);
  return steps === 2 && one.length === other.length && [...one].sort().join() === [...other].sort().join() ? 1 : steps;
}

/** Whether two names start alike for all of the shorter one, or all but two letters of it. */
function goesOn(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let alike = 0;
  while (alike < shorter && one[alike] === other[alike]) alike++;
  return shorter >= 3 && alike >= shorter - (shorter > 4 ? 2 : 0);
}
