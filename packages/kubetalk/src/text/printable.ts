/**
 * Text of a manifest as it may be printed on a terminal, or in the log of a pipeline: what moves the cursor, colours or reorders text, and
 * what a runner takes for a command, is shown, not done.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
export function printable(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, shown).replace(COMMAND, shown);
}

/** Without these no text has anything to show: most are plain ASCII, and each is asked about several times. */
const UNUSUAL = /[^ -~]|::|#/;

/**
 * The first character of a command. GitHub looks for `::` where a line begins, which is where any word may be; it looks for
 * `##[` anywhere, Azure for `##vso[`, TeamCity for `##teamcity[`.
 */
const COMMAND = /(?<!\S):(?=:)|#(?=#\w*\[)/gu;

/** The same of several lines, which stay. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A value as JSON of several lines, with all that a terminal would act upon as JSON's own escapes. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)
    .replace(COMMAND, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

function shown(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
