import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Kept from run to run: what is in it takes seconds to make, and says nothing about who made it. */
const CACHE = fileURLToPath(new URL('../../.cache/tests', import.meta.url));

/**
 * The environment that a program under test gets: enough to run, a home of its own, and nothing of this machine's
 * settings: no key, no editor, no `CI` (with it set, Ink draws only the last frame).
 *
 * @param home an empty folder, the program's own
 * @param extra what this test wants beside it; `undefined` takes a variable away
 */
export function environment(home: string, extra: Record<string, string | undefined> = {}): Record<string, string> {
  const plain = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CACHE_HOME: CACHE,
    TMPDIR: process.env.TMPDIR,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...extra,
  };
  return Object.fromEntries(Object.entries(plain).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Takes what steers programs, terminals and tests out of this process's own environment. */
export function forgetSettings(): void {
  const steering =
    /^(ANTHROPIC_.*|BACKEND_ARCHITECT_.*|XDG_.*|CI|CONTINUOUS_INTEGRATION|NO_COLOR|FORCE_COLOR|EDITOR|VISUAL|DEV)$/;
  for (const name of Object.keys(process.env)) {
    if (steering.test(name)) delete process.env[name];
  }
}
