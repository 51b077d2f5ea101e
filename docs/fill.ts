/** The content of a template's markers, by the marker's first word. Each throws where the project has no such thing. */
export type Blocks = Readonly<Record<string, (words: string) => string>>;

const MARKER = /^<!-- (\w+)(?: (.*))? -->$/gm;

/** A page from its template: every marker, `<!-- yaml lesson Service go-demo-2-db -->`, gives way to what it names. */
export function fill(template: string, source: string, blocks: Blocks): string {
  const note = `<!-- Made from ${source} by \`npm run docs\`: change that, not this page. -->\n\n`;
  const page = template.replace(MARKER, (marker, kind: string, words = '') => {
    const block = Object.hasOwn(blocks, kind) ? blocks[kind] : undefined;
    if (!block) throw new Error(`${source}: ${marker}: no such block: use one of ${Object.keys(blocks).join(', ')}`);
    return block(words).trimEnd();
  });
  return page.replace(/^(# .*\n\n)/, `$1${note}`);
}

export function fenced(language: string, content: string): string {
  return `\`\`\`${language}\n${content.trimEnd()}\n\`\`\``;
}

/**
 * The statement that begins in the only line with a text, without its indentation; with the comment above it.
 *
 * @throws where no line has the text, or several have
 */
export function statement(code: string, text: string): string {
  const lines = code.split('\n');
  const found = lines.flatMap((line, index) => (line.includes(text) ? [index] : []));
  const [at] = found;
  if (at === undefined || found.length > 1) throw new Error(`"${text}" is in ${found.length} lines: name one`);
  const indent = indentOf(lines[at] as string);
  const after = lines.findIndex((line, index) => index > at && line.trim() !== '' && indentOf(line) <= indent);
  const closes = after > 0 && /^\s*[}\])]/.test(lines[after] as string);
  const end = after < 0 ? lines.length : after + Number(closes);
  let begin = at;
  while (/^\s*(\/\/|\/?\*)/.test(lines[begin - 1] ?? '')) begin--;
  return lines
    .slice(begin, end)
    .map((line) => line.slice(indent))
    .join('\n')
    .trimEnd();
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
