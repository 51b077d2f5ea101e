const WIDTH = 80;

/** Lines no wider than the page where words allow, the first of them begun in another way than the rest. */
export function wrapped(text: string, indent: string, first = indent): readonly string[] {
  const lines = [first];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    const begun = line !== indent && line !== first;
    if (begun && line.length + 1 + word.length > WIDTH) lines.push(indent + word);
    else lines[lines.length - 1] = begun ? `${line} ${word}` : line + word;
  }
  return lines;
}

/** `1 error`, `2 errors` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
