import { delimiter } from 'node:path';
import { safeFolders } from './find-command.ts';
import type { Outside } from './outside.ts';

/** What programs need to find their way: no key, no proxy, no option of a runtime is among them. */
const HANDED_ON =
  `HOME USER LOGNAME SHELL LANG LC_ALL LC_CTYPE TMPDIR TZ TERM XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
  APPDATA COMSPEC HOMEDRIVE HOMEPATH LOCALAPPDATA PATHEXT PROCESSOR_ARCHITECTURE PROGRAMDATA PROGRAMFILES SYSTEMDRIVE
  SYSTEMROOT TEMP TMP USERNAME USERPROFILE WINDIR`.split(/\s+/);

/** The environment that a server starts with: a fixed small list of ours, a search path without the repo, and its own. */
export function serverEnvironment(own: Record<string, string>, { env, workspace }: Outside): Record<string, string> {
  const handed = HANDED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return {
    ...Object.fromEntries(handed),
    PATH: safeFolders(searchPathOf(env), workspace).join(delimiter),
    ...own,
  };
}

/** Windows calls it `Path`. */
export function searchPathOf(env: Outside['env']): string {
  return env.PATH ?? env.Path ?? '';
}
