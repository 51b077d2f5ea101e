// Runs programs beside the code that V8 compiled of them in an earlier run: compiling is half of a short one. What Node itself keeps, from 22
// on, lacks most functions, and lies in a folder that others may write to.
const { isAscii } = require('node:buffer');
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const vm = require('node:vm');
// Detects damage, and loads and runs in a third of the time of a digest. The first releases of Node 20 lack it, and keep nothing.
const { crc32 } = require('node:zlib');

/** A number of four bytes. */
const sum = (...contents) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(contents.reduce((value, content) => crc32(content, value), 0));
  return bytes;
};

/**
 * What was kept, undefined where it is missing or damaged: V8 itself does not check, and crashes.
 *
 * @param of what it was made of, where it has to be the same
 */
exports.kept = function kept(path, of = '') {
  try {
    const content = readFileSync(path);
    const data = content.subarray(4);
    return sum(of, data).equals(content.subarray(0, 4)) ? data : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps something for later runs, whole or not at all. Where nothing can be written, the next run does the work again. */
exports.keep = function keep(path, content, of = '') {
  const own = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(own, Buffer.concat([sum(of, content), content]));
    renameSync(own, path);
  } catch {
    try {
      rmSync(own, { force: true });
    } catch {
      // This user may not write here.
    }
  }
};

/**
 * Runs a program as a CommonJS module. V8's code is kept at the end, when it holds all functions that were called.
 *
 * @param program its `code`, a Buffer; the `path` that stack traces show; its `source`, from where it requires others; and where V8's code is
 *   `compiled`
 */
exports.run = function run({ code, path, source, compiled }) {
  const cachedData = exports.kept(compiled, code);
  // Which is four times as quick as UTF-8.
  const text = code.toString(isAscii(code) ? 'latin1' : 'utf8');
  const wrapper = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new vm.Script(wrapper, { filename: path, cachedData });
  const module = { exports: {} };
  if (!cachedData || script.cachedDataRejected)
    process.on('exit', (status) => {
      if (status < 2) exports.keep(compiled, script.createCachedData(), code);
    });
  script.runInThisContext()(module.exports, createRequire(source), module, source, dirname(source));
};
