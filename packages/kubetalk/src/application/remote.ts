import { lstatSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { documents } from '../manifest/documents';
import { attempt, isFolder } from '../manifest/input';
import { InputError, UnbuiltError } from '../manifest/input-error';
import { isRecord, type Json } from '../manifest/manifest';
import { home, settingsIn, unfit } from './inside';
import { kustomizationIn } from './kustomize';

/**
 * What a kustomization, or one that it builds on, takes from another machine or repository. Everything in it counts that may be
 * the name of a file, under any key: Kustomize reads most of them from a URL as well.
 *
 * @param top the folder that was named, out of which no link may lead
 * @throws InputError where one of the files can't be read, or leads to a file outside of the folder
 */
export function remoteReferences(folder: string, top = folder): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string, whole: boolean): void => {
    const path = attempt(file, () => realpathSync(file));
    if (seen.has(path)) return;
    seen.add(path);
    for (const { value } of documents(settingsIn(file), file))
      for (const { name, key } of names(value, '')) {
        if (isRemote(name)) found.add(safe(file, name));
        else follow(resolve(dirname(file), name), whole || PLUGINS.test(key));
      }
  };
  const follow = (path: string, whole: boolean): void => {
    if (!lstatSync(path, { throwIfNoEntry: false })) return;
    const error = unfit(path, top) ?? unfit(path, home());
    if (error) throw error;
    const inside = isFolder(path) ? kustomizationIn(path) : undefined;
    // Files of objects, unlike those of plugins, may hold any URL as data.
    if (inside !== undefined) visit(inside, false);
    else if (whole && !isFolder(path)) visit(path, true);
  };
  const file = kustomizationIn(folder);
  if (file !== undefined) visit(file, false);
  return found;
}

/** Keys whose files are read as further instructions; Go takes keys in any case. */
const PLUGINS = /^(?:generators|transformers|validators|configurations)$/i;

/** Keys whose values are never the name of a file. */
const DATA = new Set(['annotations', 'commonAnnotations', 'commonLabels', 'labels', 'literals', 'patch', 'value']);

/** Every text that may be the name of a file, with its top-level key. */
function* names(value: Json | undefined, top: string): Iterable<{ readonly name: string; readonly key: string }> {
  if (typeof value === 'string') {
    if (!value.includes('\n')) yield { name: value.replace(/^[^=:/]*=/, ''), key: top };
    else if (PLUGINS.test(top)) for (const one of inline(value)) yield* names(one, top);
  } else if (Array.isArray(value)) for (const item of value) yield* names(item, top);
  else if (isRecord(value))
    for (const [key, item] of Object.entries(value)) if (!DATA.has(key)) yield* names(item, top || key);
}

/** The documents of a text that is in the place of a file's name. */
function inline(text: string): readonly Json[] {
  try {
    return documents(text, 'kustomization').map(({ value }) => value);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** A URL, or what Kustomize clones: `github.com/org/repo//path?ref=v1`, `git@host:repo`, `git::…`. */
function isRemote(name: string): boolean {
  const [host = ''] = name.split('/', 1);
  return (
    /^[a-z][a-z0-9+.-]*:/i.test(name) ||
    (host.includes('@') && host.includes(':')) ||
    /[?&](?:ref|version|timeout|submodules)=/.test(name) ||
    /^(?:[\w-]+\.)+[a-z]{2,}\/[^/]+\/./i.test(name) ||
    /\.git(?:\/|$)/.test(name)
  );
}

/** @throws UnbuiltError where git could take a part of it for a flag or for a program to run, which nothing allows */
function safe(file: string, name: string): string {
  if (!/[?&](?:ref|version)=(?:-|%2d)|::|^(?:file|ext|fd)[:+]/i.test(name)) return name;
  throw new UnbuiltError(file, `takes "${name}", which could run a program: it is not built`);
}
