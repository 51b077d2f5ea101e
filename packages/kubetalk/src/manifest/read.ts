import { type Document, documents, type KnownDocuments } from './documents';
import type { Input } from './input';
import { type FieldPath, isRecord, type Json, type Manifest, text } from './manifest';
import { memo } from './memo';

/**
 * Every object of a text: those of its documents, and those of their lists.
 *
 * @param known what other texts hold, to which this one's is added @default - each document is read again
 */
export const manifestsOf = memo(({ file, text }: Input, known?: KnownDocuments): readonly Manifest[] =>
  documents(text, file, known).flatMap((document) => {
    const items = itemsOf(document.value);
    if (!items) return [manifest(file, document, document.value, [], document.duplicates)];
    const { list, inItem } = byItem(document.duplicates);
    const objects = items.map((item, index) => manifest(file, document, item, ['items', index], inItem.get(index)));
    // A finding about what a list itself gives twice is about the list.
    return list.length > 0 ? [manifest(file, document, document.value, [], list), ...objects] : objects;
  }),
);

/** The duplicates of a list: its own, and those in its items as paths from there. */
function byItem(duplicates: readonly FieldPath[]): {
  list: readonly FieldPath[];
  inItem: Map<string | number, FieldPath[]>;
} {
  const inItem = new Map<string | number, FieldPath[]>();
  const list: FieldPath[] = [];
  for (const path of duplicates) {
    const [key, index, ...rest] = path;
    if (key !== 'items' || index === undefined) list.push(path);
    else
      inItem
        .set(index, inItem.get(index) ?? [])
        .get(index)
        ?.push(rest);
  }
  return { list, inItem };
}

/** The items of a list, such as `kind: List` or `kind: ServiceList`; undefined for any other value. */
function itemsOf(value: Json): readonly Json[] | undefined {
  if (!isRecord(value) || !Array.isArray(value.items)) return undefined;
  const [, kind] = /^(.*)List$/.exec(text(value.kind)) ?? [];
  if (kind === undefined) return undefined;
  return value.items.map((item) => (kind === '' ? item : typed(item, text(value.apiVersion), kind)));
}

/** An item of a list of one kind need not say what it is. */
function typed(item: Json, apiVersion: string, kind: string): Json {
  return isRecord(item) && !item.apiVersion && !item.kind ? { ...item, apiVersion, kind } : item;
}

function manifest(
  file: string,
  document: Document,
  value: Json,
  place: FieldPath,
  duplicates: readonly FieldPath[] = [],
): Manifest {
  const inDocument = <Place>(find: (path: FieldPath) => Place) =>
    place.length === 0 ? find : (path: FieldPath) => find([...place, ...path]);
  const source = {
    file,
    line: inDocument(document.line),
    offset: inDocument(document.offset),
    comments: inDocument(document.comments),
  };
  if (!isRecord(value)) return { value: {}, source: { ...source, notAnObject: nameOf(value) } };
  return { value, source: duplicates.length > 0 ? { ...source, duplicates } : source };
}

function nameOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
