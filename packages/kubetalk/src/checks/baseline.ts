import { existsSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { unreadable } from '../manifest/input';
import { InputError } from '../manifest/input-error';
import { isRecord, type Json, list, record } from '../manifest/manifest';
import type { Finding } from './run';

/** Findings that were there when the baseline was written, and pass. */
export interface Baseline {
  readonly file: string;
  readonly findings: readonly { readonly fingerprint: string }[];
}

const VERSION = 1;

/** @throws InputError where the file can't be read or is no baseline */
export function readBaseline(file: string): Baseline {
  let content: Json;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(`${file}: no JSON: write the baseline again`);
    throw unreadable(file, error);
  }
  const { version, findings } = record(content);
  if (version !== VERSION || !Array.isArray(findings))
    throw new InputError(`${file}: no baseline of version ${VERSION}: write it again`);
  return { file, findings: list(findings).flatMap((each) => (isFinding(each) ? [each] : [])) };
}

function isFinding(value: Json): value is { readonly fingerprint: string } {
  return isRecord(value) && typeof value.fingerprint === 'string';
}

/** Writes what is found, with what a reviewer wants to know of each. @throws InputError where it can't be written */
export function writeBaseline(file: string, findings: readonly Finding[]): void {
  const kept = findings.map(({ fingerprint, check, object: { kind, namespace, name }, message }) => ({
    fingerprint,
    check,
    object: `${namespace ? `${namespace}/` : ''}${kind}/${name}`,
    message,
  }));
  try {
    replace(file, `${JSON.stringify({ version: VERSION, findings: kept }, undefined, 2)}\n`);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** Writes beside it first: where that fails or is interrupted, the file is as it was. What is no plain file is written to as it is. */
function replace(file: string, text: string): void {
  const isPlain = !existsSync(file) || lstatSync(file).isFile();
  const own = isPlain ? `${file}.${process.pid}` : file;
  try {
    writeFileSync(own, text);
    if (isPlain) renameSync(own, file);
  } catch (error) {
    if (isPlain) rmSync(own, { force: true });
    throw error;
  }
}
