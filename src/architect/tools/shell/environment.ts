import { realpath } from 'node:fs/promises';
import { delimiter, isAbsolute } from 'node:path';
import { isPlanted } from '../workspace/is-planted.ts';

/** Where programs are looked for when nothing else is left of the path. */
const PLAIN_PATH = '/usr/local/bin:/usr/bin:/bin';

/** What of the user's environment a command gets: these names, and no others, whatever they hold. */
const PASSED = /^(HOME|USER|LOGNAME|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/;

/**
 * Settings of git that count more than those of the repo: of what it would run by itself, nothing, as far as they can
 * say so. What a store names for a diff, a filter or a signature they cannot take back without breaking the command.
 */
const GIT = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.pager', 'cat'],
  ['core.sshCommand', 'ssh'],
  ['credential.helper', ''],
  // A folder of the repo can look like a store, with settings of its own.
  ['safe.bareRepository', 'explicit'],
] as const;

/** Nothing waits for a key, opens a pager, or reads settings that the machine's git has for everybody. */
const FIXED: Record<string, string> = {
  TERM: 'dumb',
  PAGER: 'cat',
  GIT_PAGER: 'cat',
  GIT_EDITOR: ':',
  GIT_SEQUENCE_EDITOR: ':',
  GIT_ASKPASS: '',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_COUNT: String(GIT.length),
  ...Object.fromEntries(GIT.map(([key], index) => [`GIT_CONFIG_KEY_${index}`, key])),
  ...Object.fromEntries(GIT.map(([, value], index) => [`GIT_CONFIG_VALUE_${index}`, value])),
};

/**
 * The environment of a command: made anew, so that no key, token, preload or option of anybody's is in it.
 *
 * @param given the program's own
 * @param workspace absolute real path
 * @param temp where the command may put what it does not keep
 */
export async function shellEnvironment(
  given: Readonly<Record<string, string | undefined>>,
  workspace: string,
  temp: string,
): Promise<Record<string, string>> {
  const passed = Object.entries(given).filter(
    (entry): entry is [string, string] => PASSED.test(entry[0]) && entry[1] !== undefined && entry[1] !== '',
  );
  const path = await trustedPath(given.PATH ?? '', workspace);
  return { ...Object.fromEntries(passed), ...FIXED, PATH: path, TMPDIR: temp };
}

/** The path without what is relative, and without what the repo may have put there. */
async function trustedPath(path: string, workspace: string): Promise<string> {
  const kept: string[] = [];
  for (const folder of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const real = await realpath(folder).catch(() => undefined);
    if (real !== undefined && ![folder, real].some((each) => isPlanted(workspace, each))) kept.push(folder);
  }
  return kept.join(delimiter) || PLAIN_PATH;
}
