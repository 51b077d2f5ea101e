import { closeSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { settingsIn } from '../application/inside';
import { asUnreadable } from '../manifest/input';
import { InputError } from '../manifest/input-error';
import { isRecord, type Json, type JsonObject, list, record } from '../manifest/manifest';
import type { Finding } from './run';

/** Findings that were there when the baseline was written, and pass. */
export interface Baseline {
  readonly file: string;
  readonly findings: readonly KnownFinding[];
}

export interface KnownFinding {
  readonly fingerprint: string;
  readonly check?: Json;
  readonly object?: Json;
  readonly message?: Json;
}

const VERSION = 1;

/** @throws InputError where the file can't be read or is no baseline */
export function readBaseline(file: string): Baseline {
  let content: Json;
  try {
    content = JSON.parse(settingsIn(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(`${file}: no JSON: write the baseline again`);
    throw asUnreadable(file, error);
  }
  const { version, findings } = record(content);
  if (version !== VERSION || !Array.isArray(findings))
    throw new InputError(`${file}: no baseline of version ${VERSION}: write it again`);
  return { file, findings: list(findings).flatMap((each) => (isFinding(each) ? [each] : [])) };
}

function isFinding(value: Json): value is JsonObject & { readonly fingerprint: string } {
  return isRecord(value) && typeof value.fingerprint === 'string';
}

/**
 * Writes what is found, with what a reviewer wants to know of each.
 *
 * @returns what it holds, and held before
 * @throws InputError where it can't be written
 */
export function writeBaseline(file: string, findings: readonly Finding[]): Written {
  const before = knownIn(file);
  const kept = findings.map(({ fingerprint, check, object: { kind, namespace, name }, message }) => ({
    fingerprint,
    check,
    object: `${namespace ? `${namespace}/` : ''}${kind}/${name}`,
    message,
  }));
  try {
    replace(file, `${JSON.stringify({ version: VERSION, findings: kept }, undefined, 2)}\n`);
  } catch (error) {
    throw asUnreadable(file, error);
  }
  const has = (some: readonly KnownFinding[]) => new Set(some.map(({ fingerprint }) => fingerprint));
  const [old, now] = [has(before), has(kept)];
  return {
    findings: kept,
    added: kept.filter(({ fingerprint }) => !old.has(fingerprint)),
    removed: before.filter(({ fingerprint }) => !now.has(fingerprint)),
  };
}

export interface Written {
  readonly findings: readonly KnownFinding[];
  readonly added: readonly KnownFinding[];
  readonly removed: readonly KnownFinding[];
}

/** The findings of a baseline that is written again, whatever state it is in. */
function knownIn(file: string): readonly KnownFinding[] {
  try {
    return readBaseline(file).findings;
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

/**
 * Writes beside it first: where that fails or is interrupted, the file is as it was. It follows no link, which may lead to any file
 * that this user may write.
 */
function replace(file: string, text: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false)
    throw new InputError(`${file}: no plain file: a baseline is written to one, and follows no link`);
  const own = `${file}.${process.pid}`;
  const handle = openSync(own, 'wx');
  try {
    writeFileSync(handle, text);
    renameSync(own, file);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}
