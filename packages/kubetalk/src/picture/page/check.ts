import { closing, subjectOf } from '../../checks/formats/text';
import type { CheckReport } from '../../checks/report';
import type { Finding } from '../../checks/run';
import { groupBy } from '../../manifest/group-by';
import { idOf } from '../arrows';
import type { Picture } from '../picture';
import { xml } from '../xml';
import { renderPage } from './page';

/** The findings of a report beside the picture of what was checked. */
export function checkAsHtml(report: CheckReport, picture: Picture): Promise<string> {
  const { findings, headline, already, resolved = [] } = report;
  const parts = already
    ? [
        titled('Comes with the files', listed(findings)),
        titled('Is gone with the files', listed(resolved)),
        titled('Is in the cluster already', listed(already)),
      ]
    : [listed(findings)];
  const first = headline.map((line) => `<p class="bad">${xml(line)}</p>`);
  const last = `<p class="dim">${xml(closing(report))}</p>`;
  return renderPage([{ name: 'all', picture }], { title: 'Findings', findings: [...first, ...parts, last].join('\n') });
}

function titled(title: string, html: string): string {
  return html && `<h3>${title}</h3>\n${html}`;
}

/** What is broken, object by object, then the warnings. */
function listed(findings: readonly Finding[]): string {
  const bySubject = [...groupBy(findings, (finding) => `${finding.severity} ${subjectOf(finding)}`).values()];
  return bySubject
    .sort((one, other) => rank(one) - rank(other))
    .map((all) => `<div>${subject(all)}${all.map(told).join('')}</div>`)
    .join('\n');
}

const rank = ([finding]: readonly Finding[]) => Number(finding?.severity === 'warning');

/** The object, which the page shows in its picture. */
function subject(all: readonly Finding[]): string {
  const [finding] = all as [Finding];
  const { kind, namespace, name } = finding.object;
  const box = idOf(kind, namespace || 'default', name);
  return `<button type="button" class="link" data-box="${xml(box)}">${xml(subjectOf(finding))}</button>`;
}

function told({ severity, check, message, remedy, file, line }: Finding): string {
  const place = [file, line].filter((part) => part !== undefined).join(':');
  const what = `${severity === 'error' ? '✗' : '!'} ${message} (${check})`;
  return `<p${severity === 'error' ? ' class="bad"' : ''}>${xml(what)}<br>${xml(`fix: ${remedy}`)} <code>${xml(place)}</code></p>`;
}
