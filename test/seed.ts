import fc from 'fast-check';

// A test that draws other cases each time fails now and then, on changes that are none of its business. `npm run fuzz` draws
// new ones, and says which seed to set here to see a failure again: FUZZ_SEED=… npm test.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) });
