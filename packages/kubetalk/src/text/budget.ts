// How much of a text is looked at, as Kubernetes and the systems below it have it: a text that a manifest can make longer than
// that costs nothing more, and is no longer what it stands for.

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
