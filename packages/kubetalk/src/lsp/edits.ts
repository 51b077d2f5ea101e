import type { Finding } from '../checks/run';
import { InputError } from '../manifest/input-error';
import { at, inText } from '../manifest/manifest';
import { lineSpan } from './diagnostics';
import { exactly, type Span, within } from './place';
import type { Found, Look } from './workspace';

/** A part of a file that becomes another text. */
export interface Edit {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
}

/** The texts of the files that edits change, after them. */
export function edited(look: Look, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, span, text } of [...edits].sort((one, other) => other.span.start - one.span.start)) {
    const before = texts.get(file) ?? look.textOf(file) ?? '';
    texts.set(file, before.slice(0, span.start) + text + before.slice(span.end));
  }
  return texts;
}

/** Every place of a name, changed. @throws InputError where one of them can't be */
export function renaming(look: Look, { mention: { parts, word } }: Found, name: string): readonly Edit[] {
  const all = look
    .of(new Set(parts.map(({ id }) => id)))
    .filter(({ mention }) => mention.word === word && !mention.isLabel);
  const edits = all.flatMap(({ file, span, mention: { manifest, path } }): readonly Edit[] => {
    if (span) return [{ file, span, text: name }];
    const value = at(manifest.value, path);
    // Nothing is there, or another variable that is renamed itself.
    if (value === undefined || inText(value).includes('$(')) return [];
    throw new InputError(
      `${word} is named at ${file}:${manifest.source.line?.(path) ?? ''} in a way that can't be renamed`,
    );
  });
  return [...new Map(edits.map((edit) => [`${edit.file} ${edit.span.start}`, edit])).values()];
}

/** What may be meant by the "did you mean" of a finding: whoever takes one looks whether it ends the finding. */
export function guesses({ file = '', line, message }: Finding, look: Look): readonly (readonly Edit[])[] {
  const text = look.textOf(file) ?? '';
  const span = line === undefined ? undefined : lineSpan(text, line);
  if (!span) return [];
  const place = /[|>:]$/.test(text.slice(span.start, span.end)) ? { ...span, end: span.end + LONGEST_BLOCK } : span;
  return meant(message).flatMap((word) =>
    word.includes('=') ? labels(word, text, place, file) : words(message, word, text, place, file),
  );
}

const LONGEST_BLOCK = 2000;
const MOST_WORDS = 8;

/** The words that a message proposes. */
function meant(message: string): readonly string[] {
  const [, before = '', quoted, plain = ''] =
    /^(.*)did you mean (?:"([^"]+)"|(?:the ones with )?([^\s?,]+))/.exec(message) ?? [];
  if (quoted !== undefined) return [quoted];
  if (plain !== 'that' && plain !== 'one') return plain === '' ? [] : [plain];
  const [listed = ''] =
    before
      .split(/ (?:has|declares|IngressClass) /)
      .at(-1)
      ?.split(/[:;]/) ?? [];
  return plain === 'that' ? listed.split(' ').slice(0, 1) : listed.split(/, | and /);
}

function labels(pairs: string, text: string, place: Span, file: string): readonly (readonly Edit[])[] {
  const edits = pairs.split(',').flatMap((pair): readonly Edit[] => {
    const [key = '', value = ''] = pair.split('=');
    const found = within(text, place, exactly(key));
    const old = found && within(text, { start: found.end, end: found.end + LONGEST_BLOCK }, /(?<=:\s?["']?)[\w.-]+/);
    return old ? [{ file, span: old, text: value }] : [];
  });
  return edits.length > 0 ? [edits] : [];
}

/** Any word of the message that is at the place may be the wrong one. */
function words(message: string, word: string, text: string, place: Span, file: string): readonly (readonly Edit[])[] {
  const isNumber = (one: string) => /^\d+$/.test(one);
  // A field is named with the way to it.
  const named = message.split(/[^\w./-]+/).flatMap((one) => [one, one.slice(one.lastIndexOf('.') + 1)]);
  const all = new Set(named.filter((one) => one !== '' && one !== word && isNumber(one) === isNumber(word)));
  return [...all]
    .flatMap((one) => within(text, place, exactly(one)) ?? [])
    .slice(0, MOST_WORDS)
    .map((span) => [{ file, span, text: word }]);
}
