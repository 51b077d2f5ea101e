import { RE2JS } from 're2js';
import { spend } from './steps';

// Patterns as the API server reads them: RE2 has no look-around, and its time grows with the text for any pattern.

/**
 * Whether a pattern matches a part of a text; undefined where that takes too many steps. A pattern that is not valid matches all: nobody
 * can make its definition.
 */
export function fits(pattern: string, text: string): boolean | undefined {
  const program = compiled(pattern);
  if (!program) return program === false ? true : undefined;
  const steps = program.programSize() * text.length;
  return steps <= USUAL_STEPS || spend(steps) ? program.test(text) : undefined;
}

/** The first part of a text that a pattern matches, empty where it matches none; undefined where that takes too many steps. */
export function firstMatch(pattern: string, text: string): string | undefined {
  const found = matchesIn(pattern, text, 1);
  return found && (found[0] ?? '');
}

/** The parts of a text that a pattern matches, of which `most` are sought, or all where it is negative. */
export function matchesIn(pattern: string, text: string, most: number): readonly string[] | undefined {
  const program = compiled(pattern);
  if (!program) return program === false ? [] : undefined;
  // To say where it matches takes far longer than to say whether.
  if (!spend(program.programSize() * text.length * 20)) return undefined;
  const matcher = program.matcher(text);
  const found: string[] = [];
  while (found.length !== most && matcher.find()) found.push(matcher.group() ?? '');
  return found;
}

/** What a name and its pattern take. */
const USUAL_STEPS = 5_000;

interface Pattern {
  readonly size: number;
  /** False where the pattern is not valid. @default - not compiled yet */
  program?: RE2JS | false;
}

const patterns = new Map<string, Pattern>();

/** False where it is not valid, undefined where it is too large. */
function compiled(text: string): RE2JS | false | undefined {
  const pattern: Pattern = patterns.get(text) ?? { size: sizeOf(text) };
  patterns.set(text, pattern);
  if (pattern.program === undefined && spend(pattern.size * STEPS_OF_INSTRUCTION)) pattern.program = programOf(text);
  return pattern.program;
}

const STEPS_OF_INSTRUCTION = 100;

function programOf(pattern: string): RE2JS | false {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return false;
  }
}

const PART =
  /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]?|(?<open>\()|(?<close>\))|\{(?<least>\d{1,5})(?:,(?<most>\d{0,5}))?\}|[\s\S]/g;

/** About how many instructions a pattern becomes: what is counted is repeated as often. */
function sizeOf(pattern: string): number {
  const groups = [0];
  let last = 0;
  const end = () => groups.push((groups.pop() ?? 0) + last);
  for (const { groups: part = {} } of pattern.matchAll(PART)) {
    const { open, close, least, most } = part;
    if (least !== undefined) {
      last *= Math.max(Number(least), Number(most ?? 0), 1);
      continue;
    }
    end();
    last = open === undefined ? 1 : 0;
    if (open !== undefined) groups.push(0);
    if (close !== undefined && groups.length > 1) last = groups.pop() ?? 0;
  }
  end();
  return groups.reduce((all, size) => all + size, 0);
}
