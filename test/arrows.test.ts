import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..');

/** Each part, and each room of kubetalk, may import those before it. */
const rooms = [
  'text',
  'manifest',
  'kubernetes',
  'seen',
  'application',
  'topology',
  'policies',
  'reach',
  'checks',
  'diff',
  'picture',
  'lsp',
  'init',
  'cluster',
  'cli',
];

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function imports(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*'([^']+)'/g)].map(
    ([, name = '']) => name,
  );
}

/** The sources that a source imports, as paths in the repository. */
function imported(file: string): string[] {
  return imports(file)
    .filter((name) => name.startsWith('.'))
    .flatMap((name) => {
      const path = join(dirname(file), name);
      return [`${path}.ts`, join(path, 'index.ts')].filter((one) => existsSync(join(root, one)));
    });
}

const kubetalk = 'packages/kubetalk/src';
const constructs = 'packages/cdk8s-kubetalk/src';

test('no room of kubetalk imports one that builds on it', () => {
  const place = (file: string) => rooms.indexOf(relative(kubetalk, file).split('/')[0] as string);
  const upward = sources(kubetalk)
    .filter((file) => place(file) >= 0)
    .flatMap((file) => imported(file).flatMap((to) => (place(to) > place(file) ? [`${file} → ${to}`] : [])));
  expect(upward).toEqual([]);
});

test('kubetalk knows nothing of cdk8s nor of the app, and the constructs nothing of the app', () => {
  const foreign = (folder: string, allowed: (name: string) => boolean) =>
    sources(folder).flatMap((file) =>
      imports(file)
        .filter((name) =>
          name.startsWith('.') ? relative(folder, join(dirname(file), name)).startsWith('..') : !allowed(name),
        )
        .filter((name) => !name.endsWith('package.json'))
        .map((name) => `${file} → ${name}`),
    );
  expect(foreign(kubetalk, (name) => !/cdk8s|constructs/.test(name))).toEqual([]);
  expect(foreign(constructs, (name) => !name.startsWith('kubetalk') || /^kubetalk(\/kubernetes)?$/.test(name))).toEqual(
    [],
  );
});

test.each([kubetalk, constructs])('no file of %s imports itself by way of others', (folder) => {
  const open: string[] = [];
  const seen = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string): void => {
    if (open.includes(file)) circles.push([...open.slice(open.indexOf(file)), file].join(' → '));
    if (seen.has(file)) return;
    seen.add(file);
    open.push(file);
    imported(file).forEach(visit);
    open.pop();
  };
  sources(folder).forEach(visit);
  expect(circles).toEqual([]);
});

test('one file starts other programs, which is all that has to be read to know what runs', () => {
  const starting = [kubetalk, constructs].flatMap((folder) =>
    sources(folder).filter((file) => imports(file).some((name) => /^(node:)?child_process$/.test(name))),
  );
  expect(starting).toEqual([join(kubetalk, 'application/program.ts')]);
});
