import fc from 'fast-check';

// Property tests draw the same cases each time, unless one says otherwise.
fc.configureGlobal({ numRuns: 100, seed: 20261121 });
