/** Text of a manifest as it may stand on a terminal: what moves the cursor, colours or reorders text is shown, not done. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, shown);
}

/** A value as JSON of several lines, in which whatever a terminal would act upon is written as JSON's own escapes. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

function shown(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
