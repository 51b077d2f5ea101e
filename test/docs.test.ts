import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { pages } from '../docs/pages';

const root = join(__dirname, '..');
/** Pages that are written by hand; those that state facts have a test of their own. */
const byHand = [
  'docs/autoscaled.md',
  'docs/check.md',
  'docs/closed-namespace.md',
  'docs/e2e.md',
  'docs/editor.md',
  'docs/faults.md',
  'docs/glossary.md',
  'docs/gitops.md',
  'docs/hardened.md',
  'docs/kubernetes-versions.md',
  'docs/in-cluster.md',
  'docs/live.md',
  'docs/security.md',
  'docs/topology.md',
];

const held = ['docs', 'docs/pictures']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => /\.(md|svg|html)$/.test(path))
  .sort();
const made = [...held.filter((path) => !byHand.includes(path)), 'packages/kubetalk/kubetalk.schema.json'];

let written: Awaited<ReturnType<typeof pages>>;
beforeAll(async () => {
  written = await pages();
});

test.each(made)('%s is as the project makes it now; npm run docs writes it', (path) => {
  expect(unpacked(readFileSync(join(root, path), 'utf8'))).toBe(unpacked(written[path] ?? ''));
});

/** Versions of Node pack the same text in other bytes. */
function unpacked(page: string): string {
  return page.replace(/(?<=<script type="text\/plain" id="\w+">)[^<]*/g, (data) =>
    gunzipSync(Buffer.from(data, 'base64')).toString(),
  );
}

test('docs/ holds these pages and pictures and no others', () => {
  expect(held).toStrictEqual([...Object.keys(written).filter((path) => path.startsWith('docs/')), ...byHand].sort());
});

test('every link of the docs and the README leads somewhere', () => {
  const files = ['README.md', 'CONTRIBUTING.md', ...held.filter((path) => path.endsWith('.md'))];
  const broken = files.flatMap((file) => {
    const folder = join(root, file, '..');
    const links = [...readFileSync(join(root, file), 'utf8').matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(
      ([, link = '']) => link,
    );
    return links.filter((link) => !leads(folder, file, link)).map((link) => `${file}: ${link}`);
  });
  expect(broken).toStrictEqual([]);
});

function leads(folder: string, file: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  try {
    if (path && statSync(join(folder, path)).isDirectory()) return heading === undefined;
    const text = readFileSync(path ? join(folder, path) : join(root, file), 'utf8');
    return heading === undefined || anchors(text).includes(heading);
  } catch {
    return false;
  }
}

/** The headings of a page as GitHub links to them. */
function anchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** The words of the glossary that mean nothing else in a page. */
const WORDS = ['finding', 'outcome', 'impact', 'acknowledge', 'baseline', 'variant', 'witness'];

test('a page links to the glossary where it first uses one of its words', () => {
  // The reference is made from docstrings, which editors show as well.
  const files = ['README.md', 'CONTRIBUTING.md', ...held.filter((path) => /(?<!api|glossary)\.md$/.test(path))];
  const unlinked = files.flatMap((file) => {
    const prose = readFileSync(join(root, file), 'utf8').replace(/^```.*?^```|^(?:#| {4}).*?$|`[^`]*`/gms, '');
    return WORDS.filter((word) => {
      const [first] = new RegExp(`\\[?\\b${word}\\w*(?:\\]\\((?:docs/)?glossary\\.md\\))?`, 'i').exec(prose) ?? [];
      return first && !first.endsWith(')');
    }).map((word) => `${file}: ${word}`);
  });
  expect(unlinked).toStrictEqual([]);
});
