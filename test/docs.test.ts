import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../review/checks';
import { page } from '../review/checks/page';

test('docs/checks.md lists every check as it is now; npm run docs writes it', () => {
  expect(readFileSync(join(__dirname, '../docs/checks.md'), 'utf8')).toBe(page(checks));
});
