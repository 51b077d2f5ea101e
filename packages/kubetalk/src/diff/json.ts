import { jsonText } from '../text/printable';
import { worstOf } from './report';
import type { Section } from './values';

/** A report as JSON; several as an object of their names, with the worst of all. */
export function diffAsJson(sections: readonly Section[]): string {
  const [only] = sections;
  const value = only && only.name === undefined ? only.report : byName(sections);
  return `${jsonText(value)}\n`;
}

function byName(sections: readonly Section[]) {
  const environments = Object.fromEntries(sections.map(({ name, report }) => [name, report]));
  return { environments, worst: worstOf(sections.flatMap(({ report }) => report.worst ?? [])) };
}
