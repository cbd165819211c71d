import { lstatSync, mkdirSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import type { Failure } from './failure.ts';
import { isInside } from './paths/inside.ts';
import type { World } from './world.ts';

/** Where the program keeps its own files: nothing of it lies in the repository. */
export type Places = {
  /** Journals and drafts. */
  sessions: string;
  /** The settings. */
  config: string;
  /** The file of what the user has said yes to. */
  trust: string;
  /** What can be made anew at any time. */
  cache: string;
  /** Said when no home folder is known. */
  notice?: string;
};

const NAME = 'backend-architect';

type Whereabouts = Pick<World, 'env' | 'home' | 'platform' | 'temp' | 'uid'>;

/** The XDG folders where the environment names them (absolute, as their standard asks), else the platform's own. */
export function placesOf(world: Whereabouts): Places {
  const { env, home, platform } = world;
  const state = absolute(env.XDG_STATE_HOME, platform) ?? (home && ownState(home, platform, env));
  const config = absolute(env.XDG_CONFIG_HOME, platform) ?? (home && ownConfig(home, platform, env));
  const cache = absolute(env.XDG_CACHE_HOME, platform) ?? (home && ownCache(home, platform, env));
  const fallback = fallbackOf(world);
  const places = {
    sessions: join(state ? join(state, NAME) : fallback, 'sessions'),
    trust: join(state ? join(state, NAME) : fallback, 'trusted.json'),
    config: config ? join(config, NAME) : join(fallback, 'config'),
    cache: cache ? join(cache, NAME) : join(fallback, 'cache'),
  };
  if (state) return places;
  const notice = `No home folder is known: the session is kept in ${places.sessions}. Set HOME or XDG_STATE_HOME to choose.`;
  return { ...places, notice };
}

/** Where everything goes for which there is no better place: among the files of others. */
function fallbackOf({ temp, uid }: Whereabouts): string {
  return join(temp, uid === undefined ? NAME : `${NAME}-${uid}`);
}

/**
 * Sees that what is kept among the files of others is the user's alone: makes that folder, or looks whose it is. Where
 * every place lies in a folder of the user's own, there is nothing to see to.
 *
 * @returns why nothing may be kept there
 */
export function claimPlaces(world: Whereabouts): Failure | undefined {
  const fallback = fallbackOf(world);
  const { sessions, config, cache } = placesOf(world);
  if (![sessions, config, cache].some((path) => isInside(fallback, path))) return undefined;
  try {
    mkdirSync(fallback, { mode: 0o700 });
    return undefined;
  } catch (thrown) {
    // What cannot be made nobody has planted: each that wants to write there says so.
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') return undefined;
  }
  const why = whyNotOwn(fallback, world);
  return why === undefined ? undefined : notOwn(fallback, why);
}

function whyNotOwn(folder: string, { uid }: Whereabouts): string | undefined {
  const there = lstatSync(folder);
  if (!there.isDirectory()) return 'it is no folder';
  if (uid === undefined) return undefined;
  if (there.uid !== uid) return 'it belongs to somebody else';
  return (there.mode & 0o077) === 0 ? undefined : 'others may look into it, or write to it';
}

function notOwn(folder: string, why: string): Failure {
  return {
    kind: 'usage',
    message: `No home folder is known, and ${folder} is not yours alone: ${why}.`,
    next: 'Set HOME, or XDG_STATE_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME, to folders of your own.',
  };
}

function ownState(home: string, platform: string, env: World['env']): string {
  if (platform === 'win32') return absolute(env.LOCALAPPDATA, platform) ?? join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'state');
}

function ownConfig(home: string, platform: string, env: World['env']): string {
  if (platform === 'win32') return absolute(env.APPDATA, platform) ?? join(home, 'AppData', 'Roaming');
  return platform === 'darwin' ? join(home, 'Library', 'Preferences') : join(home, '.config');
}

function ownCache(home: string, platform: string, env: World['env']): string {
  if (platform === 'win32') return join(ownState(home, platform, env), 'Cache');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** What a relative path would mean depends on where one stands. On Windows also a folder of another machine counts. */
function absolute(path: string | undefined, platform: string): string | undefined {
  return path && (platform === 'win32' ? win32 : posix).isAbsolute(path) ? path : undefined;
}
