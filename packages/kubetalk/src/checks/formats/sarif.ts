import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import settings from '../../../package.json';
import { jsonText } from '../../text/printable';
import { reported } from '../levels';
import type { CheckReport } from '../report';
import type { Finding } from '../run';
import { silencedText, subjectOf } from './text';

/**
 * A report as code scanning takes it.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif({ findings, counts: { silenced } }: CheckReport): string {
  const used = new Set(findings.map(({ check }) => check));
  const rules = reported.filter(({ id }) => used.has(id));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'kubetalk', version: settings.version, rules: rules.map((rule) => ruleOf(rule)) } },
        ...(silenced > 0 && {
          invocations: [
            {
              executionSuccessful: true,
              toolExecutionNotifications: [{ level: 'note', message: { text: silencedText(silenced) } }],
            },
          ],
        }),
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, rules)),
      },
    ],
  };
  return `${jsonText(log)}\n`;
}

/** Where the page of the checks is, which a release knows: it puts its repository into package.json before it packs. */
const REPOSITORY = (settings as { readonly repository?: { readonly url?: string } }).repository?.url;

/** @param repository as package.json has it: `git+URL.git` @default - that of this package */
export function ruleOf(
  { id, title, why, remedy, outcome, example }: (typeof reported)[number],
  repository = REPOSITORY,
) {
  const page = repository?.replace(/^git\+/, '').replace(/\.git$/, '');
  return {
    id,
    shortDescription: { text: `finds ${title}` },
    fullDescription: { text: why },
    help: { text: remedy, markdown: `${why}\n\n**Fix**: ${remedy}.\n\n\`\`\`yaml\n${example.trimEnd()}\n\`\`\`\n` },
    ...(page !== undefined && { helpUri: `${page}/blob/v${settings.version}/docs/checks.md#${id}` }),
    defaultConfiguration: { level: outcome === 'risky' ? 'warning' : 'error' },
    properties: { outcome },
  };
}

function resultOf(finding: Finding, rules: typeof reported) {
  const { check, severity, message, fingerprint, file, line, value } = finding;
  const name = subjectOf(finding);
  return {
    ruleId: check,
    ruleIndex: rules.findIndex(({ id }) => id === check),
    level: severity,
    message: { text: withoutLinks(`${name}: ${message}`) },
    locations: [
      {
        ...(file !== undefined && file !== '-' && { physicalLocation: physical(file, line) }),
        logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }],
      },
    ],
    ...(value && {
      relatedLocations: [{ physicalLocation: physical(value.file, value.line), message: { text: 'the value' } }],
    }),
    partialFingerprints: { 'kubetalk/v1': fingerprint },
  };
}

/** In SARIF, `[text](destination)` is a link, wherever a name says so. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** Code scanning finds files by their path in the repository; a line is required there. */
function physical(file: string, line = 1) {
  const path = isAbsolute(file) ? relative(process.cwd(), file) : file;
  const inside = !path.startsWith('..') && !isAbsolute(path);
  const uri = inside ? path.split(sep).map(encodeURIComponent).join('/') : pathToFileURL(file).href;
  return { artifactLocation: { uri }, region: { startLine: line } };
}
