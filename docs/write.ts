// npm run docs: writes the pages and pictures that are made from the project itself. A test holds them to it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pages } from './pages';

pages().then((written) => {
  rmSync('docs/pictures', { recursive: true, force: true });
  mkdirSync('docs/pictures');
  for (const [path, content] of Object.entries(written)) writeFileSync(path, content);
});
