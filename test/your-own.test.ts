import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StockProject } from './stock-project';

/** A block of the guide, and the text before it. */
interface Step {
  readonly said: string;
  readonly language: string;
  readonly content: string;
  /** Whether what it prints is the compiler's: elsewhere programs run without it, and the last test checks the types of all that was written. */
  readonly isTyped: boolean;
}

const guide = readFileSync(join(__dirname, '../docs/your-own.md'), 'utf8');
const steps: Step[] = [...guide.matchAll(/(.*?)^```(\w+)\n(.*?)^```$/gms)].map(
  ([, said = '', language = '', content = ''], at, all) => ({
    said,
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

const UNTYPED = { TS_NODE_TRANSPILE_ONLY: 'true' };

/** A reader of the guide, who does what it says and nothing else. */
class Reader {
  readonly project = new StockProject();
  private printed = '';
  private before: { readonly path: string; readonly text: string } | undefined;

  follow({ said, language, content, isTyped }: Step): void {
    if (/change it back/i.test(said) && this.before) writeFileSync(this.before.path, this.before.text);
    if (['ts', 'json', 'yaml'].includes(language)) this.write(this.fileIn(said), content);
    if (language === 'diff') this.change(this.fileIn(said), content);
    if (language === 'sh') this.printed = this.type(content, isTyped ? {} : UNTYPED);
    if (language === 'text') for (const line of content.trimEnd().split('\n')) expect(this.printed).toContain(line);
  }

  private fileIn(said: string): string {
    const [, file = ''] = [...said.matchAll(/`([\w./]+\.(?:ts|yaml|json))`/g)].at(-1) ?? [];
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

let reader: Reader;
beforeAll(() => {
  reader = new Reader();
});
afterAll(() => reader.project.remove());

test.each(steps.map((step, index) => [index + 1, step.language, step] as const))(
  'block %i of docs/your-own.md (%s) does what the guide says',
  (_, __, step) => reader.follow(step),
);

const shop = ['Deployment orders', 'Service orders', 'Deployment web', 'Service web'];

test('at the end, every command of the new project speaks of the new application', () => {
  const run = (command: string, ...args: string[]) => reader.project.run(command, args, UNTYPED);
  expect(run('node', 'node_modules/typescript/bin/tsc', '--noEmit', '--skipLibCheck')).toMatchObject({
    status: 0,
    stdout: '',
  });
  const { stdout } = run('cdk8s', 'synth', '-p');
  const objects = [...stdout.matchAll(/^kind: (\w+)\nmetadata:(?:\n {2}.*)*?\n {2}name: (\w+)/gm)];
  expect(objects.map(([, kind, name]) => `${kind} ${name}`)).toStrictEqual(shop);
  const npm = (...words: string[]) => run('npm', 'run', '-s', ...words);
  expect(npm('topology', '--', '--format', 'mermaid').stdout).toMatch(/orders[\s\S]*web/);
  expect(npm('check')).toMatchObject({ status: 0, stdout: expect.stringContaining('4 objects checked, 0 errors') });
  const difference = npm('diff', '--', '--base', 'HEAD').stdout;
  expect(difference).toMatch(/^shop: /);
  expect(difference).not.toContain('go-demo-2');
});
