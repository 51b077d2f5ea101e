// npm run docs: writes the pages that are made from the project itself. A test holds them to it.
import { writeFileSync } from 'node:fs';
import { checks } from '../review/checks';
import { page } from '../review/checks/page';

writeFileSync('docs/checks.md', page(checks));
