import type { Check, Outcome } from 'kubetalk';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  rejected: 'The API server refuses the object. An error: the synth stops.',
  broken:
    'It is applied, but a path in the manifests is broken, or the manifests contradict themselves. An error: the synth stops.',
  risky:
    'It works only if something that is not in the manifests, or undeclared in them, is as you expect; or it endangers what works. A warning.',
};

/** The page of docs that lists checks, made from the checks themselves. */
export function page(checks: readonly Check[]): string {
  const outcomes = Object.keys(OUTCOMES) as Outcome[];
  const sections = outcomes.map((outcome) =>
    section(
      outcome,
      checks.filter((check) => check.outcome === outcome),
    ),
  );
  return [intro(checks), ...sections].join('\n');
}

function intro(checks: readonly Check[]): string {
  return `# The checks

<!-- Made from the checks by \`npm run docs\`: change them, not this page. -->

${checks.length} checks read manifests as a cluster would. They run at every synth, and on any YAML with
\`npm run -s check -- FILE\`. Each [finding](glossary.md) has an [outcome](glossary.md), which says what a cluster will do:
${Object.entries(OUTCOMES)
  .map(([outcome, meaning]) => `\n- **${outcome}**: ${meaning}`)
  .join('')}

A finding may be less than its check's outcome where the manifests do not show it: another part may have what they lack, or
an operator, a hook or a program in them may make it. A misspelling of a name in them is always an error. At synth, and with \`--complete\`,
the manifests are the whole application, and what they lack is missing.

In manifests, a finding is [acknowledged](glossary.md) by an annotation on its object, with a reason. [check.md](check.md) has the other ways to accept
findings:

\`\`\`yaml
metadata:
  annotations:
    acknowledge.kubetalk/no-readiness-probe: mongod answers as soon as it listens
\`\`\`

In code, a finding is acknowledged on its construct, or on one above it, with a reason; a Service that is deployed elsewhere is
declared:

\`\`\`ts
acknowledge(database, 'no-readiness-probe', 'mongod answers as soon as it listens');
callsOutside(api, { name: 'mail', namespace: 'office', port: 25 });
\`\`\`
`;
}

function section(outcome: Outcome, checks: readonly Check[]): string {
  return [`## ${outcome}\n`, ...checks.map(entry)].join('\n');
}

function entry({ id, title, why, remedy, example, quiet }: Check): string {
  return `### ${id}

Finds ${title}.${quiet ? ' Most of it is harmless, so `kubetalk check` reports it only where `kubetalk.yaml` turns it on.' : ''}

${why}

Fix: ${remedy}.

\`\`\`yaml
${example.trimEnd()}
\`\`\`
`;
}
