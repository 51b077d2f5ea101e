import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StockProject } from './stock-project';

/** A block of docs/your-own.md, and the text before it. */
export interface Step {
  readonly intro: string;
  readonly language: string;
  readonly content: string;
  /** Whether what it prints is the compiler's: elsewhere programs run without it, and the last test checks the types of all that was written. */
  readonly isTyped: boolean;
}

const guide = readFileSync(join(__dirname, '../docs/your-own.md'), 'utf8');
export const steps: readonly Step[] = [...guide.matchAll(/(.*?)^```(\w+)\n(.*?)^```$/gms)].map(
  ([, intro = '', language = '', content = ''], at, all) => ({
    intro,
    language,
    content,
    isTyped: /^error TS/.test(all[at + 1]?.[3] ?? ''),
  }),
);

const author = {
  GIT_AUTHOR_NAME: 'a reader',
  GIT_AUTHOR_EMAIL: 'reader@example.com',
  GIT_COMMITTER_NAME: 'a reader',
  GIT_COMMITTER_EMAIL: 'reader@example.com',
};

/** Has a program run without its types being checked, which takes the compiler some seconds. */
export const UNTYPED = { TS_NODE_TRANSPILE_ONLY: 'true' };

/** A reader of the guide, who does what it says and nothing else. */
export class Reader {
  private readonly printed: { readonly content: string; readonly text: string }[] = [];
  private before: { readonly path: string; readonly text: string } | undefined;

  constructor(private readonly project: StockProject) {}

  /** Does what a block says, and holds what was printed to what the guide shows. */
  follow({ intro, language, content, isTyped }: Step): void {
    if (/change it back/i.test(intro) && this.before) writeFileSync(this.before.path, this.before.text);
    if (['ts', 'json', 'yaml'].includes(language)) this.write(this.fileIn(intro), content);
    if (language === 'diff') this.change(this.fileIn(intro), content);
    if (language === 'sh') this.printed.push({ content, text: this.type(content, isTyped ? {} : UNTYPED) });
    const last = this.printed.at(-1)?.text;
    if (language === 'text') for (const line of content.trimEnd().split('\n')) expect(last).toContain(line);
  }

  /** What the last block printed that has this command. */
  printedBy(command: string): string {
    const found = this.printed.findLast(({ content }) => content.includes(command));
    if (!found) throw new Error(`docs/your-own.md: no block has ${command}`);
    return found.text;
  }

  private fileIn(intro: string): string {
    const [, file = ''] = [...intro.matchAll(/`([\w./]+\.(?:ts|yaml|json))`/g)].at(-1) ?? [];
    return join(this.project.folder, file || 'shop.ts');
  }

  private write(path: string, content: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  private change(path: string, diff: string): void {
    const text = readFileSync(path, 'utf8');
    const lines = (sign: string) =>
      diff
        .split('\n')
        .filter((line) => line.startsWith(sign))
        .map((line) => line.slice(1));
    expect(text).toContain(lines('-').join('\n'));
    this.before = { path, text };
    writeFileSync(
      path,
      text.replace(lines('-').join('\n'), () => lines('+').join('\n')),
    );
  }

  /** What of a block needs no network and no cluster. */
  private type(content: string, env: NodeJS.ProcessEnv): string {
    const lines = content.split('\n').filter((line) => !/^(cd|mkdir|npm (ci|pack|install)|kubectl)\b/.test(line));
    const script = lines.join('\n').replace(/ \| kubectl .*$/gm, '');
    const { stdout, stderr } = this.project.run('sh', ['-c', script], { ...author, ...env });
    return stdout + stderr;
  }
}
