import { worstOf } from './report';
import type { Section } from './values';

/** A report as JSON; several as an object of their names, with the worst of all. */
export function json(sections: readonly Section[]): string {
  const [only] = sections;
  const value = only && only.name === undefined ? only.report : byName(sections);
  // What a terminal would act upon is written as JSON's escapes.
  const text = JSON.stringify(value, undefined, 2).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
  return `${text}\n`;
}

function byName(sections: readonly Section[]) {
  const environments = Object.fromEntries(sections.map(({ name, report }) => [name, report]));
  return { environments, worst: worstOf(sections.flatMap(({ report }) => report.worst ?? [])) };
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
