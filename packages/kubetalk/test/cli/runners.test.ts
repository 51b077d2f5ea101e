import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ran } from './ran';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubetalk-runners-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * What runners of CI act upon in a line of output, by their own sources and documentation: GitHub on `::` where a line begins, once
 * white space is cut away, and on `##[` anywhere; Azure on `##vso[` anywhere, and on `##[`; TeamCity on `##teamcity[` where a line
 * begins; GitLab on `section_start:` between the codes that clear a line.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 * @see https://www.jetbrains.com/help/teamcity/service-messages.html
 * @see https://docs.gitlab.com/ci/jobs/job_logs/
 */
function commandsIn(output: string): string[] {
  const lines = output.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  return lines.filter(
    (line) => line.trimStart().startsWith('::') || /##(vso|teamcity|\w*)\[/i.test(line) || line.includes('\u001b'),
  );
}

/** Text of which a runner would make commands. */
const anyName = fc
  .array(
    fc.constantFrom(
      ...[
        '::error::',
        '::set-env name=A::',
        '##[group]',
        '##vso[task.setvariable]',
        '##teamcity[a]',
        '::',
        ':',
        '#',
        '[',
      ],
      ...[
        ' ',
        '\n',
        '\t',
        '\r',
        '\u0085',
        '\u2028',
        '\u3000',
        '\u200b',
        '\u001b[0Ksection_start:1:a',
        'web',
        'a',
        '"',
        "'",
        '%0A',
      ],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const objects = ([name, label, value, key]: readonly string[]) => [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: label, [key as string]: value } },
    spec: { containers: [{ name: value, image: label, env: [{ name: key, value: `http://${name}:80` }] }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: label },
    spec: { selector: { app: name }, ports: [{ port: key }] },
  },
  { apiVersion: key, kind: value, metadata: { name, annotations: { [`acknowledge.kubetalk/${name}`]: label } } },
];

const written = (name: string, list: readonly object[]) =>
  writeFileSync(join(folder, name), list.map((one) => JSON.stringify(one)).join('\n---\n'));

const COMMANDS = [
  ...['text', 'compact', 'json', 'sarif', 'gitlab'].map((format) => ['check', '.', '--format', format]),
  ['check', 'a.yaml', '--summary'],
  ...['text', 'markdown', 'json'].map((format) => ['diff', 'a.yaml', 'b.yaml', '--format', format]),
  ['diff', 'a.yaml', 'b.yaml', '--summary'],
  ...['text', 'mermaid', 'dot', 'd2', 'json', 'svg'].map((format) => ['topology', 'a.yaml', '--format', format]),
  ['policies', 'a.yaml'],
  ['reach', 'a.yaml'],
];

test('no runner finds a command in what is printed, whatever the objects, values and broken files are called', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyName, { minLength: 8, maxLength: 8 }),
      fc.constantFrom(...COMMANDS),
      async (names, words) => {
        written('a.yaml', objects(names.slice(0, 4)));
        written('b.yaml', objects(names.slice(4)));
        writeFileSync(join(folder, 'c.yaml'), `${names[0]}: [\n${names[1]}`);
        const { stdout, stderr } = await ran(words, { folder });
        expect({ words, commands: [...commandsIn(stdout), ...commandsIn(stderr)] }).toStrictEqual({
          words,
          commands: [],
        });
      },
    ),
    { numRuns: 50 },
  );
});

test('each line for GitHub is one annotation, and what is called after a command stays in its text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyName, { minLength: 4, maxLength: 4 }), async (names) => {
      written('a.yaml', objects(names));
      const { stdout } = await ran(['check', 'a.yaml', '--format', 'github'], { folder });
      const lines = stdout.split('\n').filter((line) => line !== '');
      const own = /^::(error|warning|notice) file=[^:]*?(,line=\d+)?,title=[^:]*::|^[^:#]/;
      expect(lines.filter((line) => !own.test(line))).toStrictEqual([]);
      expect(commandsIn(lines.map((line) => line.replace(own, '')).join('\n'))).toStrictEqual([]);
    }),
    { numRuns: 30 },
  );
});
