import { closeSync, createReadStream, openSync, readSync, type Stats, statSync } from 'node:fs';
import { UnreadableError } from './input-error';
import { table } from './table';

/** A file as text. */
export interface Input {
  /** As it was asked for; `-` is standard input. */
  readonly file: string;
  readonly text: string;
}

/** A file is held whole, and read within seconds. */
export const MAX_FILE = 32 * 2 ** 20;

const tooLarge = (file: string) =>
  new UnreadableError(file, `larger than ${MAX_FILE / 2 ** 20} MiB: check its parts one by one`);

/** Reads a file, or standard input, as UTF-8. */
export async function readInput(file: string): Promise<Input> {
  const found = file === '-' ? undefined : stats(file);
  if (found && found.size > MAX_FILE) throw tooLarge(file);
  const text = decoded(file, found?.isFile() ? readWhole(file, found.size) : await readAll(file));
  if (text.startsWith(LFS_POINTER))
    throw new UnreadableError(file, 'a pointer of Git LFS in place of the file: git lfs pull');
  return { file, text };
}

const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

function decoded(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableError(file, 'not UTF-8: save it in that encoding');
  }
}

/** A file of the disk; streams take longer to load than most files. @param expected its size, which it may outgrow */
function readWhole(file: string, expected: number): Buffer {
  return attempt(file, () => {
    const descriptor = openSync(file, 'r');
    try {
      let bytes = Buffer.allocUnsafe(expected + 1);
      for (let size = 0; ; ) {
        const read = readSync(descriptor, bytes, size, bytes.length - size, null);
        if (read === 0) return bytes.subarray(0, size);
        size += read;
        if (size > MAX_FILE) throw tooLarge(file);
        if (size === bytes.length) bytes = Buffer.concat([bytes, Buffer.allocUnsafe(size + CHUNK)]);
      }
    } finally {
      closeSync(descriptor);
    }
  });
}

const CHUNK = 2 ** 16;

/** Counts while it reads: a pipe or a device does not say its size. */
async function readAll(file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      size += chunk.length;
      if (size > MAX_FILE) throw tooLarge(file);
      chunks.push(chunk);
    }
  } catch (error) {
    throw asUnreadable(file, error);
  }
  return Buffer.concat(chunks);
}

export function isFolder(path: string): boolean {
  return path !== '-' && stats(path).isDirectory();
}

function stats(file: string): Stats {
  return attempt(file, () => statSync(file));
}

/** What is read, with the system's own errors as ours. */
export function attempt<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw asUnreadable(file, error);
  }
}

const REASONS: Readonly<Record<string, string>> = table({
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'a link that leads to itself',
  EISDIR: 'a folder, where a file is expected',
});

/** The system's own errors as ours; any other stays what it is. */
export function asUnreadable(file: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined ? error : new UnreadableError(file, REASONS[code] ?? `can't be read (${code})`);
}
