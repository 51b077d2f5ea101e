import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** The documents of a YAML text, in their order; a document that is not clean YAML throws. */
export function documents(yaml: string): unknown[] {
  return parseAllDocuments(yaml).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS();
  });
}

/** What the lesson's manifests of these names state, one after the other. */
export function lesson(...names: string[]): unknown[] {
  return names.flatMap((name) => documents(readFileSync(join(__dirname, `${name}.yml`), 'utf8')));
}
