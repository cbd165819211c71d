import { forgetSettings } from './environment.ts';
import { refuseTheNetwork } from './network.ts';

// What holds for every test file: no key, none of this machine's settings, no network.
forgetSettings();
refuseTheNetwork();
