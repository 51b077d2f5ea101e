import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { fitted, render, STYLE } from '../drawing';
import { elk, elkCode } from '../elk';
import { fold } from '../fold';
import type { Picture } from '../picture';
import { xml } from '../xml';
import { PROGRAM } from './program';
import { PAGE_STYLE } from './style';

/** One picture of a page: all that there is, or a stage of a change. */
export interface Side {
  /** What the user chooses it by, where there are several. */
  readonly name: string;
  readonly picture: Picture;
}

export interface PageOptions {
  /** What the page shows. @default 'Who talks to whom' */
  readonly title?: string;
  /** All findings, as HTML. @default - the errors that the picture has */
  readonly findings?: string;
  /** What stands below the picture, as HTML. @default - nothing */
  readonly report?: string;
}

/**
 * Pictures as a standalone page that works offline: the user searches them, clicks through them and follows a path from outside. Its
 * policy lets a browser run only the two scripts of this file, whatever a manifest contains.
 *
 * @param sides the first is shown first
 */
export async function renderPage(
  sides: readonly [Side, ...Side[]],
  { title = 'Who talks to whom', findings, report = '' }: PageOptions = {},
): Promise<string> {
  const [{ picture }] = sides;
  const engine = elkCode();
  const style = `svg {${STYLE}\n}\n${PAGE_STYLE}`;
  const { drawing, placed } = await fitted(await elk(), fold(picture));
  const policy = [
    "default-src 'none'",
    `script-src ${hash(PROGRAM)} ${hash(engine)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${xml(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${xml(title)}</h1>
<form role="search" id="tools">
${choice(sides)}<label>Find <input type="search" id="find" list="names" autocomplete="off" placeholder="a Service, a workload, a host"></label>
<datalist id="names"></datalist>
<label>Namespace <select id="namespace"><option value="">all</option></select></label>
<label><input type="checkbox" id="broken"> only what is broken</label>
<span role="group" aria-label="Zoom"><button type="button" id="smaller" aria-label="Smaller">−</button><button type="button" id="larger" aria-label="Larger">+</button></span>
<button type="button" id="all">Show all</button>
</form>
</header>
<main>
<section id="graph" tabindex="0" aria-label="Picture">
${render(drawing, placed, title, true)}</section>
<aside id="details" aria-live="polite" aria-label="Details" tabindex="-1"></aside>
${report && `<section id="report" aria-label="Report">${report}</section>\n`}<section id="problems" aria-labelledby="problems-title"><h2 id="problems-title">Findings</h2><div>${findings ?? ''}</div></section>
<section id="paths" aria-labelledby="paths-title"><h2 id="paths-title">The same as a table</h2><div></div></section>
</main>
<noscript>Without scripts this page shows the picture alone.</noscript>
<script type="text/plain" id="data">${packed(JSON.stringify({ title, sides, drawn: bare(drawing.picture), reported: findings !== undefined }))}</script>
<script type="text/plain" id="elk">${packed(engine)}</script>
<script>${PROGRAM}</script>
</body>
</html>
`;
}

/** What is drawn, without what the picture says about it. */
function bare({ nodes, edges, ...rest }: Picture): Picture {
  const nothing = { problems: [], statements: [] };
  return {
    ...rest,
    nodes: nodes.map((node) => ({ ...node, ...nothing })),
    edges: edges.map((edge) => ({ ...edge, ...nothing })),
  };
}

/** Which of several pictures is shown. */
function choice(sides: readonly Side[]): string {
  if (sides.length === 1) return '';
  const options = sides.map(({ name }, index) => `<option value="${index}">${xml(name)}</option>`);
  return `<label>Stage <select id="side">${options.join('')}</select></label>\n`;
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Text that can't end the element that it is in, in a quarter of its size. */
function packed(text: string): string {
  return gzipSync(text, { level: 9 }).toString('base64');
}
