import { join } from 'node:path';
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

/** The XDG folders where the environment names them (absolute, as their standard asks), else the platform's own. */
export function placesOf({ env, home, platform, temp }: Pick<World, 'env' | 'home' | 'platform' | 'temp'>): Places {
  const state = absolute(env.XDG_STATE_HOME) ?? (home && ownState(home, platform, env));
  const config = absolute(env.XDG_CONFIG_HOME) ?? (home && ownConfig(home, platform, env));
  const cache = absolute(env.XDG_CACHE_HOME) ?? (home && ownCache(home, platform, env));
  const fallback = join(temp, NAME);
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

function ownState(home: string, platform: string, env: World['env']): string {
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'state');
}

function ownConfig(home: string, platform: string, env: World['env']): string {
  if (platform === 'win32') return env.APPDATA ?? join(home, 'AppData', 'Roaming');
  return platform === 'darwin' ? join(home, 'Library', 'Preferences') : join(home, '.config');
}

function ownCache(home: string, platform: string, env: World['env']): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Cache');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

function absolute(path: string | undefined): string | undefined {
  return path?.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path ?? '') ? path : undefined;
}
