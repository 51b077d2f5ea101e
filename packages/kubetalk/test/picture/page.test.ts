import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { sidesOf } from '../../src/application/application';
import { diffed } from '../../src/diff/diff';
import { checkAsHtml } from '../../src/picture/page/check';
import { diffAsHtml } from '../../src/picture/page/diff';
import { renderPage } from '../../src/picture/page/page';
import type { Picture } from '../../src/picture/picture';
import { report } from '../applied';
import { draw, part } from './pictures';

const folder = mkdtempSync(join(tmpdir(), 'kubetalk-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shop = [
  ...part('web', { API_URL: 'http://api:80', CACHE_HOST: 'cahce' }, { type: 'NodePort' }),
  ...part('api', { DB_HOST: 'db' }),
  ...part('job', { QUEUE_HOST: 'queue' }),
  ...part('db'),
  ...part('queue'),
];

test('is standalone, and lets a browser run only its own scripts', async () => {
  const page = await renderPage([{ name: 'all', picture: draw(shop) }], { title: '</title><script>alert(1)</script>' });
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  expect(policy.replace(/sha256-[^']{44}/g, 'sha256-…')).toBe(
    "default-src 'none'; script-src 'sha256-…' 'sha256-…'; style-src 'sha256-…'; base-uri 'none'; form-action 'none'",
  );
  expect(page.replace(/<script.*?<\/script>/gs, '').match(/\b(?:src|href|on\w+|style)=/g)).toBeNull();
  expect(page.match(/<script/g)).toHaveLength(3);
  expect(page.length).toBeLessThan(2_500_000);
});

const EXECUTABLES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = EXECUTABLES.find((path) => path !== '' && existsSync(path));
if (!executablePath)
  console.warn('no browser: the page is not clicked through (apt-get install chromium, or CHROMIUM=…)');

jest.setTimeout(180_000);

(executablePath ? describe : describe.skip)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 180_000);
  afterAll(() => browser?.close());

  /** Opens the page of a picture; what the browser complains of is a failure. */
  async function opened(picture: Picture | Promise<string>, look: (page: Page) => Promise<void>) {
    const file = join(folder, 'page.html');
    const html = picture instanceof Promise ? picture : renderPage([{ name: 'all', picture }]);
    writeFileSync(file, await html);
    const page = await browser.newPage({ colorScheme: 'light', viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(120_000);
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', async (dialog) => {
      complaints.push(`a script of a manifest ran: ${dialog.message()}`);
      await dialog.dismiss();
    });
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await page.goto(`file://${file}`);
    await page.waitForSelector('#details h2, #details p');
    await look(page);
    await page.close();
    expect([complaints, urls.filter((url) => url !== `file://${file}`)]).toStrictEqual([[], []]);
  }

  const drawn = async (page: Page) => {
    await page.waitForSelector('#graph:not([aria-busy])');
    return page.$$eval('#graph .node:not([class*="gone"]) text.title', (all) => all.map((one) => one.textContent));
  };
  const near = (page: Page) => page.$$eval('#graph .node.near text.title', (all) => all.map((one) => one.textContent));

  test('a click on a box shows who calls it and whom it calls; the rest fades, and Escape brings it back', async () => {
    await opened(draw(shop), async (page) => {
      await page.click('#graph .node:has-text("Service api")');
      expect(await near(page)).toStrictEqual([
        ...['Pod api', 'Pod db', 'Pod web', 'Service api', 'Service db', 'Service web'],
      ]);
      const details = (await page.textContent('#details')) ?? '';
      expect(details).toContain('What leads herePod web (calls; API_URL, port 80)');
      expect(details).toContain('API_URL of container c names api, port 80');
      expect(details).toContain('Where it leadsPod api (forwards to)');
      await page.keyboard.press('Escape');
      expect(await near(page)).toStrictEqual([]);
    });
  });

  test('a page of findings has all of them, warnings too, and each leads to its object in the picture', async () => {
    const hostile = part('"><img src=x onerror=alert(1)>', { DB_HOST: 'dbb' });
    const found = report([[...shop, ...hostile]]);
    await opened(checkAsHtml(found, draw([...shop, ...hostile])), async (page) => {
      const said = (await page.textContent('#problems')) ?? '';
      const missing = found.findings.filter(({ message }) => !said.includes(message));
      expect([missing, found.findings.some(({ severity }) => severity === 'warning')]).toStrictEqual([[], true]);
      await page.click('#problems button:has-text("Pod web")');
      expect(await page.textContent('#details h2')).toBe('Pod web');
    });
  });

  test('a page of a change draws each stage, and closed paths are red in it', async () => {
    const moved = part('db').map((one, index) =>
      index === 0 ? { ...one, value: { ...one.value, metadata: { name: 'db', labels: { app: 'bd' } } } } : one,
    );
    const before = [...part('api', { DB_HOST: 'db' }), ...part('db')];
    const change = diffed(...sidesOf(before, [...part('api', { DB_HOST: 'db' }), ...moved], {}));
    await opened(diffAsHtml([change]), async (page) => {
      const red = () =>
        page.$$eval('#paths tr', (rows) =>
          rows.flatMap((row) => (/path-lost/.test(row.textContent ?? '') ? [row.textContent] : [])),
        );
      const stages = await page.$$eval('#side option', (all) => all.map((one) => one.textContent));
      expect(stages).toStrictEqual(['before', 'right after it is applied']);
      expect(await red()).toStrictEqual([
        'Pod apicallsService dbDB_HOST✗ path-lost',
        'Service dbforwards toPod db✗ path-lost',
      ]);
      await page.selectOption('#side', { label: 'right after it is applied' });
      await page.waitForSelector('#graph:not([aria-busy])');
      expect(await red()).toStrictEqual(['Pod apicallsService dbDB_HOST✗ path-lost']);
      expect(await page.textContent('#report')).toContain('lost Pod api → Service db:80 → Pod db');
    });
  });

  test('a path is followed from outside to the database, hop by hop', async () => {
    await opened(draw(shop), async (page) => {
      await page.fill('#find', 'db');
      await page.keyboard.press('Enter');
      const hops = await page.$$eval('#details ol > li', (all) =>
        all.map((one) => one.firstChild?.textContent + (one.querySelector('button')?.textContent ?? '')),
      );
      expect(hops).toStrictEqual([
        'outside leads to Service web',
        'Service web forwards to Pod web',
        'Pod web calls Service api',
        'Service api forwards to Pod api',
        'Pod api calls Service db',
      ]);
      await page.click('#details ol button:has-text("Service api")');
      expect(await page.textContent('#details h2')).toBe('Service api');
    });
  });

  test('what is broken is drawn alone when asked for; a finding has its fix and leads to its box', async () => {
    await opened(draw(shop), async (page) => {
      await page.check('#broken');
      expect(await drawn(page)).toStrictEqual(['Pod web', 'cahce']);
      expect(await page.textContent('#problems')).toContain('(address-unknown)fix: ');
      await page.click('#problems button');
      expect(await page.textContent('#details h2')).toBe('Pod web');
      await page.click('#all');
      expect(await drawn(page)).toHaveLength(draw(shop).nodes.length);
    });
  });

  test('a namespace is drawn alone, with what it has to do with', async () => {
    const office = part('printer').map(({ value, source }) => ({
      value: { ...value, metadata: { ...(value.metadata as object), namespace: 'office' } },
      source,
    }));
    await opened(draw([...shop, ...office]), async (page) => {
      await page.selectOption('#namespace', 'office');
      expect(await drawn(page)).toStrictEqual(['Pod printer', 'Service printer']);
    });
  });

  test('all of it works with the keyboard alone', async () => {
    await opened(draw(shop), async (page) => {
      await page.focus('#graph');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.getAttribute('#graph .node', 'aria-pressed')).toBe('true');
      expect(await page.textContent('#details h2')).toBe('Pod api');
    });
  });

  test('of many boxes, what is folded is found by name, listed, and drawn box by box when asked for', async () => {
    const many = Array.from({ length: 42 }, (_, index) => part(`s${index}`, { DB_HOST: 'db' })).flat();
    await opened(draw([...many, ...part('db')]), async (page) => {
      expect(await drawn(page)).toContain('42 × Service');
      await page.click('#graph .node:has-text("42 × Service")');
      // Sixty of the 84 that it stands for, and how many more there are.
      expect(await page.$$('#details li')).toHaveLength(61);
      await page.click('#details button:has-text("Draw each")');
      expect((await drawn(page)).length).toBeGreaterThan(42);
      await page.click('#all');
      await page.fill('#find', 's33');
      await page.keyboard.press('Enter');
      expect(await drawn(page)).toContain('Service s33');
      expect(await page.textContent('#details h2')).toBe('Service s33');
    });
  });

  test('no name of a manifest is run or read as HTML', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'</script><script>alert(2)</script>';
    const set = [
      ...part(evil, { [`${evil}_HOST`]: 'nobody:80', A_HOST: 'b:80' }),
      ...part('b', {}, { ports: [{ port: 80, name: evil, targetPort: evil }] }),
    ];
    await opened(draw(set), async (page) => {
      await page.fill('#find', evil);
      await page.keyboard.press('Enter');
      await page.check('#broken');
      await drawn(page);
      expect(await page.$$('img, body script:not([id]) ~ script')).toHaveLength(0);
      expect(await page.textContent('#details h2')).toContain(evil);
    });
  });

  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  /** What keeps somebody out of a page, by the rules of axe: by all of them, or by those of colours alone. */
  async function barriers(page: Page, options = '{}') {
    // The policy of the page lets nothing in by a script element; what is evaluated by the test is no part of it.
    await page.evaluate(`${axe};0`);
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `axe.run(${options})`,
    );
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  }
  const many = Array.from({ length: 42 }, (_, index) => part(`s${index}`, { DB_HOST: 'db' })).flat();
  const findings = () => checkAsHtml(report([shop]), draw(shop));
  const stages = () => diffAsHtml([diffed(...sidesOf(shop, [...shop.slice(0, 5), ...shop.slice(6)], {}))]);
  const STATES: readonly [string, () => Picture | Promise<string>, (page: Page) => Promise<unknown>][] = [
    ['as it opens', () => draw(shop), async () => undefined],
    ['with a path', () => draw(shop), (page) => page.click('#graph .node:has-text("Service db")')],
    ['with what is broken', () => draw(shop), (page) => page.check('#broken')],
    [
      'with nothing found',
      () => draw(shop),
      (page) => page.fill('#find', 'nobody').then(() => page.press('#find', 'Enter')),
    ],
    ['with a folded box', () => draw(many), (page) => page.click('#graph .node:has-text("42 ×")')],
    ['with findings', findings, async () => undefined],
    ['with an object of a finding', findings, (page) => page.click('#problems button >> nth=0')],
    ['with a change', stages, async () => undefined],
    ['with a stage', stages, (page) => page.selectOption('#side', { index: 1 })],
  ];

  test.each(STATES)('axe finds nothing that keeps anybody out of a page %s, light and dark', async (_, made, act) => {
    await opened(made(), async (page) => {
      await act(page);
      await drawn(page);
      expect(await barriers(page)).toStrictEqual([]);
      // The colours alone are others in the dark.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await barriers(page, '{runOnly: ["color-contrast"]}')).toStrictEqual([]);
    });
  });

  const HOSTILE = [
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    'javascript:alert(1)',
    '</title></style></select><iframe src=https://example.com></iframe>',
    '\u202egnp.exe',
    '\u001b[31mred\u001b[0m',
    '<!--',
    '&lt;b&gt;',
    '{{alert(1)}}',
    '__proto__',
  ];
  const hostile = HOSTILE.flatMap((name) =>
    part(name, { [`${name}_HOST`]: 'nobody:80', API_URL: name }, { ports: [{ port: 80, name, targetPort: name }] }).map(
      ({ value }) => ({
        value: { ...value, metadata: { ...(value.metadata as object), namespace: name } },
        source: { file: `${name}.yaml`, line: () => 1 },
      }),
    ),
  );
  const PAGES: readonly [string, () => Picture | Promise<string>][] = [
    ['topology', () => draw(hostile)],
    ['check', () => checkAsHtml(report([hostile]), draw(hostile))],
    ['diff', () => diffAsHtml([{ ...diffed(...sidesOf(hostile, hostile.slice(2, -1), {})), name: HOSTILE[0] }])],
  ];

  test.each(PAGES)(
    'names and files that try to be more than text are text in a page of %s, and fetch nothing',
    async (_, made) => {
      await opened(made(), async (page) => {
        for (const name of HOSTILE) {
          await page.fill('#find', name);
          await page.press('#find', 'Enter');
          await drawn(page);
        }
        await page.check('#broken');
        await drawn(page);
        await page.click('#paths button >> nth=0');
        await drawn(page);
        const strange = 'img, iframe, object, embed, a, link, base, [onload], [onerror], [style], [href], [src]';
        expect(await page.$$eval(strange, (all) => all.map((one) => one.outerHTML))).toStrictEqual([]);
        const text = (await page.textContent('body')) ?? '';
        expect(HOSTILE.slice(0, 5).filter((name) => !text.includes(name))).toStrictEqual([]);
        // What turns the order of text, or ends it, is shown by its number.
        expect(text).not.toMatch(/[\p{Cf}\p{Cs}]/u);
        expect(text).toContain('\\u{202e}');
      });
    },
  );
});
