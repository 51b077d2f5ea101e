// How much of a text is read: as much as Kubernetes and the systems below it allow. A longer text, which a manifest can make
// with variables, is cut.

/**
 * A name in Kubernetes, in characters; a longer one is the name of nothing.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export const LONGEST_NAME = 253;

/**
 * A variable or an argument of a process, in bytes, its end included: with a longer one Linux starts no program.
 *
 * @see https://man7.org/linux/man-pages/man2/execve.2.html
 */
export const LONGEST_VALUE = 131_072;

/** Calls in one run, many times what the largest clusters have: as many callers as callees of one Service make their square. */
export const MOST_CALLS = 200_000;

/** Names that a misspelt one is compared with: with more, manifests full of faults would take the square of its size. */
export const MOST_KNOWN = 1000;

/** Items of a list in one message. */
export const MOST_LISTED = 10;

/** A message, in characters: what a manifest says is repeated in it. */
export const LONGEST_MESSAGE = 2000;

/** Findings of one check in one object; what is wrong more often is wrong in one way. */
export const MOST_OF_OBJECT = 100;

/** Findings of one check in one run. */
export const MOST_OF_CHECK = 10_000;

/** Pairs of a caller and a workload that it reaches, which of one Service are the square of what a manifest says. */
export const MOST_PAIRS = 250_000;

/** Comparisons of pairs of workloads with the peers and ports of policies in one go. */
export const MOST_COMPARED = 2_000_000;

/** Arrows from Services to workloads in a picture, many times what anybody can look at. */
export const MOST_ARROWS = 20_000;

/** Callers times workloads of one Service whose paths are listed one by one; those of larger ones lead to all of its Pods at once. */
export const MOST_PATHS = 2500;

/** Paths of all Services in one picture of the cluster that are listed one by one. */
export const MOST_PATHS_IN_ALL = 10_000;

/** What to do where a run holds more than is looked at. */
export const FEWER = 'check fewer manifests at a time';

/** A list as messages show it: the first items, and how many more there are. */
export function listed<Item>(items: readonly Item[], textOf: (item: Item) => string | number = String): string {
  const more = items.length - MOST_LISTED;
  const shown = items.slice(0, MOST_LISTED).map(textOf).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** A text that is cut in its middle where it is longer: its end says what to do. */
export function cutShort(text: string, most = LONGEST_MESSAGE): string {
  if (text.length <= most) return text;
  const [start, end] = [Math.ceil(most * 0.8), Math.floor(most * 0.2)];
  return `${text.slice(0, start)}… (${text.length - start - end} more characters) …${text.slice(-end)}`;
}
