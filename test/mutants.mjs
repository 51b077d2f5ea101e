// npm run mutants -- FILE…: breaks these sources in every small way, one at a time, and says which breaks no test notices.
// FILE may have a range of lines: packages/kubetalk/src/topology/access.ts:20-40
import { readFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const mutate = process.argv.slice(2);
if (mutate.length === 0) {
  console.error(
    'error: nothing to break: name sources, as in npm run mutants -- packages/kubetalk/src/topology/access.ts',
  );
  process.exit(2);
}
const { jest } = JSON.parse(readFileSync('package.json', 'utf8'));
const results = await new Stryker({
  mutate,
  testRunner: 'jest',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: true,
    config: {
      ...jest,
      // Stryker works in a copy, whose packages are to be the broken ones.
      moduleNameMapper: {
        '^kubetalk$': '<rootDir>/packages/kubetalk/src/index.ts',
        '^kubetalk/kubernetes$': '<rootDir>/packages/kubetalk/src/kubernetes/index.ts',
        '^cdk8s-kubetalk$': '<rootDir>/packages/cdk8s-kubetalk/src/index.ts',
      },
      // A part is held by its own tests; those that start processes run the sources as they lie, not the broken ones.
      testMatch: mutate.every((file) => file.startsWith('packages/kubetalk/'))
        ? ['<rootDir>/packages/kubetalk/test/!(cli)/**/*.test.ts']
        : [
            '<rootDir>/packages/cdk8s-kubetalk/test/**/*.test.ts',
            '<rootDir>/test/charts/*.test.ts',
            '<rootDir>/main.test.ts',
          ],
    },
  },
  ignorePatterns: ['.git'],
  // None: Stryker would rewrite it with the compiler's own functions, which TypeScript 7 has no more.
  tsconfigFile: 'none',
  tempDirName: 'mutants.tmp',
  cleanTempDir: 'always',
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: process.stdout.isTTY === true, logTests: false, reportTests: false },
  allowEmpty: false,
  disableTypeChecks: false,
  checkers: [],
  packageManager: 'npm',
  logLevel: 'warn',
  timeoutMS: 10000,
}).runMutationTest();
const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
const counted = results.filter(({ status }) => !/Ignored|CompileError/.test(status)).length;
console.log(`${killed} of ${counted} mutants killed: ${((100 * killed) / Math.max(counted, 1)).toFixed(1)} %`);
