import fc from 'fast-check';
import { forgetSettings } from './environment.ts';
import { refuseTheNetwork } from './network.ts';

// What holds for every test file: no key, no network, and property tests that draw the same cases each time; a soak
// draws many more, new ones each time (a failure prints its seed).
forgetSettings();
refuseTheNetwork();
fc.configureGlobal(process.env.SOAK ? { numRuns: 5000 } : { numRuns: 100, seed: 20261121 });
