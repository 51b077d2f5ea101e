// A test that draws other cases each time fails now and then, on changes that do not concern it. `npm run fuzz` draws
// new ones, and says which seed to set here to see a failure again: FUZZ_SEED=… npm test. Loaded with fast-check, which most
// tests do without.
jest.mock('fast-check', () => {
  const fastCheck = jest.requireActual<typeof import('fast-check')>('fast-check');
  fastCheck.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) });
  return fastCheck;
});

// What a test starts runs as the test does.
process.env.NODE_OPTIONS ??= `--require ${JSON.stringify(require.resolve('../packages/kubetalk/bin/v8.js'))}`;
