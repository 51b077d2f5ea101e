/** Text of a manifest as it may stand on a terminal: what moves the cursor, colours or reorders text is shown, not done. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, shown);
}

function shown(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
