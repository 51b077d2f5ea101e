/** A line on the terminal, past Jest, which would keep it back until the end. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** From when on, and how often, a wait is worth a word. */
const PATIENCE = 5000;

/**
 * Looks again and again until there is something to see, and says on the terminal what it waits for.
 *
 * @param what what must come true, as messages name it
 * @param look gives what is waited for, or undefined, or throws, where it is not there yet
 * @throws where it did not come true in time
 */
export async function waitFor<Seen>(
  what: string,
  look: () => Promise<Seen | undefined>,
  { seconds = 120, every = 250 } = {},
): Promise<Seen> {
  const start = Date.now();
  let said = start;
  let last = '';
  while (Date.now() - start < seconds * 1000) {
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
    } catch (error) {
      last = `: ${(error as Error).message}`;
    }
    if (Date.now() - said > PATIENCE) {
      said = Date.now();
      say(`    waiting until ${what} (${Math.round((said - start) / 1000)} of ${seconds} s)`);
    }
    await sleep(every);
  }
  throw new Error(`not within ${seconds} s: ${what}${last}`);
}

export const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
