// How Stryker runs the tests of this project: all in one process, in which only what depends on the broken file is loaded again
// for a mutant. Jest would load everything again for each, which takes a hundred times as long.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { jestExpect } from '@jest/expect';
import { commonTokens, declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import * as circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';
import { SnapshotState } from 'jest-snapshot';

/** What Stryker's instrumented sources ask for the mutant that is active, and tell what ran. */
// biome-ignore lint/suspicious/noAssignInExpressions: the first caller makes it
const stryker = (globalThis.__stryker__ ??= {});

class Runner {
  static inject = [commonTokens.options];

  constructor(options) {
    this.settings = options.mutants;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    this.project = new Project(process.cwd(), this.settings.broken);
    this.sample = new Sample({ mutants: this.settings });
    this.children = join(this.settings.scratch, 'children');
    // It may be there already: after a mutant that never ends, another process goes on.
    mkdirSync(this.children, { recursive: true });
    process.env.NODE_OPTIONS = `--require ${join(import.meta.dirname, 'child.cjs')}`;
    process.env.MUTANTS_COVERAGE = this.children;
  }

  async dryRun() {
    const files = this.project.tests();
    if (files.length === 0)
      return { status: DryRunStatus.Error, errorMessage: `no test imports ${this.settings.broken.join(', ')}` };
    const perTest = {};
    const tests = [];
    stryker.mutantCoverage = { static: {}, perTest };
    for (const file of files) {
      const started = Date.now();
      const ran = await this.project.run(file, {
        loading: (id) => {
          stryker.currentTestId = id;
        },
        before: ({ id }) => {
          stryker.currentTestId = id;
        },
        after: ({ id }) => this.addChildren(perTest, id),
      });
      for (const { id, name, failed, skipped, milliseconds } of ran) {
        const about = { id, name: `${file}: ${name}`, timeSpentMs: milliseconds, fileName: file };
        if (milliseconds > this.settings.slowest) delete perTest[id];
        if (failed) tests.push({ ...about, status: TestStatus.Failed, failureMessage: failed });
        else tests.push({ ...about, status: skipped ? TestStatus.Skipped : TestStatus.Success });
      }
      const load = loadOf(file);
      const total = Date.now() - started;
      this.project.times.set(file, total);
      if (perTest[load])
        tests.push({ id: load, name: load, status: TestStatus.Success, timeSpentMs: total, fileName: file });
    }
    stryker.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  /** What processes that a test started ran of the mutants is the test's own. */
  addChildren(perTest, id) {
    for (const name of readdirSync(this.children).filter((name) => name.endsWith('.json'))) {
      const file = join(this.children, name);
      const { static: covered } = JSON.parse(readFileSync(file, 'utf8'));
      rmSync(file);
      perTest[id] ??= {};
      for (const [mutant, hits] of Object.entries(covered)) perTest[id][mutant] = (perTest[id][mutant] ?? 0) + hits;
    }
  }

  async mutantRun({ activeMutant: { id }, testFilter, hitLimit }) {
    if (!this.sample.has(id)) return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    Object.assign(stryker, { activeMutant: id, hitCount: 0, hitLimit, mutantCoverage: undefined });
    process.env.__STRYKER_ACTIVE_MUTANT__ = id;
    const wanted = new Set(testFilter);
    try {
      let nrOfTests = 0;
      // Quick ones first: most mutants end there.
      for (const file of this.project
        .tests()
        .toSorted((a, b) => this.project.times.get(a) - this.project.times.get(b))) {
        const whole = wanted.has(loadOf(file));
        if (!whole && !testFilter?.some((test) => test.startsWith(`${file}#`))) continue;
        const ran = await this.project.run(file, { only: whole ? undefined : wanted });
        nrOfTests += ran.length;
        const killer = ran.find(({ failed }) => failed);
        if (stryker.hitCount > hitLimit) return { status: MutantRunStatus.Timeout, reason: 'it ran far more often' };
        if (killer)
          return { status: MutantRunStatus.Killed, killedBy: [killer.id], failureMessage: killer.failed, nrOfTests };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    } finally {
      Object.assign(stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      delete process.env.__STRYKER_ACTIVE_MUTANT__;
    }
  }
}

/** One mutant of so many that no more than `most` are tried; how many there are is known once the tests have run. */
export class Sample {
  static inject = [commonTokens.options];

  constructor({ mutants: { scratch, most } }) {
    this.file = join(scratch, 'every');
    this.most = most;
  }

  onMutationTestingPlanReady({ mutantPlans }) {
    writeFileSync(this.file, String(Math.max(1, Math.ceil(mutantPlans.length / this.most))));
  }

  has(id) {
    this.every ??= Number(readFileSync(this.file, 'utf8'));
    return Number(id) % this.every === 0;
  }
}

/** Which tests are to notice what is broken: those that import it, in the folders beside it, and those that start it as a process. */
const TESTS = [
  {
    of: /^packages\/kubetalk\/src\/(application|cli|cluster)\//,
    own: /^packages\/kubetalk\/test\//,
    processes: /^packages\/kubetalk\/test\/(cli|cluster)\//,
  },
  { of: /^packages\/kubetalk\//, own: /^packages\/kubetalk\/test\// },
  { of: /^packages\/cdk8s-kubetalk\//, own: /^(packages\/cdk8s-kubetalk\/test|test\/(charts|examples))\/|^main\.test/ },
  { of: /./, own: /^(test\/(?!e2e)|main\.test)/ },
];

/** What is made from sources differs where these have mutants in them, whichever is active. */
const COMPARES_SOURCES = /\/picture\/program\.test\.ts$/;

/** Where jest-circus looks for a file's own limit. */
const TEST_TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

/** A test file as it is loaded: what is broken then breaks any of its tests. */
const loadOf = (file) => `${file}#`;

/** All sources below a folder. What is installed is none, and may change while it is read. */
function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** The project's modules, which are loaded as Jest does, and its test files. */
export class Project {
  /**
   * @param root the copy whose sources have mutants
   * @param broken paths of those that have
   */
  constructor(root, broken) {
    this.root = root;
    this.broken = broken;
    const { setupFiles, testTimeout } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).jest;
    this.setupFiles = setupFiles;
    this.testTimeout = testTimeout;
    this.times = new Map();
    this.modules = new Map();
    this.functions = new Map();
    this.importers = new Map();
    this.files = sourcesIn(root).map((path) => relative(root, path));
    for (const file of this.files) {
      const path = join(root, file);
      for (const [, request] of readFileSync(path, 'utf8').matchAll(/(?:from |import |import\()'([^']+)'/g)) {
        const imported = this.resolve(path, request);
        if (imported) this.importers.set(imported, [...(this.importers.get(imported) ?? []), path]);
      }
    }
    /** What is loaded again for a mutant. */
    this.dependents = new Set();
    const add = (path) => {
      if (this.dependents.has(path)) return;
      this.dependents.add(path);
      for (const importer of this.importers.get(path) ?? []) add(importer);
    };
    for (const file of broken) add(join(root, file));
  }

  /** The test files that see the broken sources. */
  tests() {
    this.sorted ??= this.files.filter(
      (file) =>
        file.endsWith('.test.ts') &&
        !COMPARES_SOURCES.test(file) &&
        this.broken.some((source) => {
          const { own, processes } = TESTS.find(({ of }) => of.test(source));
          return processes?.test(file) || (own.test(file) && this.dependents.has(join(this.root, file)));
        }),
    );
    return this.sorted;
  }

  /** Runs a test file's tests, or `only` those with these ids, until one fails. */
  async run(file, { only, loading = () => {}, before = () => {}, after = () => {} }) {
    for (const path of this.dependents) this.modules.delete(path);
    const path = join(this.root, file);
    const ran = [];
    const seen = new Map();
    circus.resetState();
    globalThis[TEST_TIMEOUT] = this.testTimeout;
    const snapshotState = new SnapshotState(join(dirname(path), '__snapshots__', `${file.split('/').at(-1)}.snap`), {
      updateSnapshot: 'none',
      snapshotFormat: { escapeString: false, printBasicPrototype: false },
      rootDir: this.root,
    });
    jestExpect.setState({ snapshotState, testPath: path });
    try {
      loading(loadOf(file));
      for (const setup of this.setupFiles) this.load(setup.replace('<rootDir>', this.root));
      this.modules.delete(path);
      this.load(path);
    } catch (error) {
      return [{ id: loadOf(file), name: 'loading', failed: String(error?.stack ?? error), milliseconds: 0 }];
    }
    const described = new Map();
    const follow = (event) => {
      if (event.name === 'test_start') {
        const { test } = event;
        const name = fullName(test);
        const nth = seen.get(name) ?? 0;
        seen.set(name, nth + 1);
        const about = { id: `${file}#${name}${nth ? ` (${nth})` : ''}`, name, started: process.cpuUsage() };
        described.set(test, about);
        jestExpect.setState({ currentTestName: name });
        if (ran.some(({ failed }) => failed) || (only && !only.has(about.id))) test.mode = 'skip';
        else before(about);
      }
      if (event.name === 'test_done' || event.name === 'test_skip' || event.name === 'test_todo') {
        const { id, name, started } = described.get(event.test);
        const failed =
          event.test.errors.map((error) => [error].flat().map(messageOf).join('\n')).join('\n') || undefined;
        const { user, system } = process.cpuUsage(started);
        const milliseconds = (user + system) / 1000;
        if (event.name === 'test_done' || !only) {
          ran.push({ id, name, failed, skipped: event.name !== 'test_done', milliseconds });
          after({ id });
        }
      }
    };
    circus.addEventHandler(follow);
    const { unhandledErrors } = await circus.run();
    circus.removeEventHandler(follow);
    if (unhandledErrors.length > 0)
      ran.push({ id: loadOf(file), name: 'hooks', failed: unhandledErrors.map(messageOf).join('\n'), milliseconds: 0 });
    return ran;
  }

  /** A module of the project, its types taken off. */
  load(path) {
    const known = this.modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    this.modules.set(path, module);
    try {
      if (path.endsWith('.json')) module.exports = JSON.parse(readFileSync(path, 'utf8'));
      else
        this.function(path).call(module.exports, module.exports, this.requireFrom(path), module, path, dirname(path));
    } catch (error) {
      this.modules.delete(path);
      throw error;
    }
    return module.exports;
  }

  function(path) {
    const known = this.functions.get(path);
    if (known) return known;
    // `import()` becomes `require`: a function compiled here has no loader of its own, and mutants are loaded by ours.
    const supported = { 'dynamic-import': false };
    const options = { loader: 'ts', format: 'cjs', target: 'node20', platform: 'node', sourcefile: path, supported };
    const { code } = transformSync(readFileSync(path, 'utf8'), options);
    const compiled = compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname'], {
      filename: path,
    });
    this.functions.set(path, compiled);
    return compiled;
  }

  requireFrom(path) {
    const own = createRequire(path);
    const require = (request) => {
      if (mocks.has(request)) return mocks.get(request);
      const resolved = this.resolve(path, request);
      return resolved ? this.load(resolved) : own(request);
    };
    return Object.assign(require, { resolve: own.resolve });
  }

  /** The file of the project that a request means; nothing where it means what is installed. */
  resolve(from, request) {
    const base = request.startsWith('.') ? resolve(dirname(from), request) : this.packages(request);
    return (
      base && [base, `${base}.ts`, join(base, 'index.ts')].find((path) => /\.(ts|json)$/.test(path) && existsSync(path))
    );
  }

  /** The packages of this repository by their sources: node_modules has links that lead out of the copy that is broken. */
  packages(request) {
    const [name, ...rest] = request.split('/');
    const manifest = join(this.root, 'packages', name, 'package.json');
    if (!existsSync(manifest)) return undefined;
    const exported = JSON.parse(readFileSync(manifest, 'utf8')).exports[['.', ...rest].join('/')];
    return exported?.source && join(this.root, 'packages', name, exported.source);
  }
}

/** One case that shows a mutant is enough: nobody reads the smallest one. */
const assert = (property, options) => fc.assert(property, { ...options, endOnFailure: true });
const installed = { 'fast-check': { ...fc, default: { ...fc.default, assert }, assert } };
/** What a set-up file put in the place of a package. */
const mocks = new Map();

function fullName(test) {
  const names = [test.name];
  for (let block = test.parent; block?.parent; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}

const messageOf = (error) => String(error?.stack ?? error?.message ?? error).slice(0, 2000);

const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = circus;
const mocker = new ModuleMocker(globalThis);
Object.assign(globalThis, { describe, test, it, beforeAll, beforeEach, afterAll, afterEach, expect: jestExpect });
globalThis.jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
  setTimeout: (milliseconds) => {
    globalThis[TEST_TIMEOUT] = milliseconds;
  },
  mock: (name, factory) => mocks.set(name, factory()),
  requireActual: (name) => installed[name],
};

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'in-process', Runner),
  declareClassPlugin(PluginKind.Reporter, 'sample', Sample),
];
