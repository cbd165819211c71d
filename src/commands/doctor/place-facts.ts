import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { placesOf } from '../../places.ts';
import { listSessions } from '../../session/store.ts';
import type { World } from '../../world.ts';
import type { Bench } from '../prepare.ts';
import type { Fact } from './doctor.ts';

/** The program, where it keeps things, and what is damaged of them. */
export async function placeFacts(world: World, { store, workspace, notices, settings }: Bench): Promise<Fact[]> {
  const places = placesOf(world);
  const set = Object.keys(settings);
  const sessions = listSessions(store);
  const damaged = sessions.filter(({ problem }) => problem !== undefined);
  return [
    { about: 'version', state: 'fine', words: `${world.version}, on Node ${world.nodeVersion} and ${world.platform}` },
    { about: 'workspace', state: 'fine', words: workspace },
    folder('sessions', places.sessions, `${sessions.length} kept in ${places.sessions}`),
    ...damaged.map(
      ({ id, problem = '' }): Fact => ({
        about: 'session',
        state: 'less',
        words: `${id}: ${problem}`,
        next: `See what is left with \`backend-architect sessions show ${id}\`.`,
      }),
    ),
    folder('settings', places.config, `${set.length > 0 ? set.join(', ') : 'none set'}, in ${places.config}`),
    folder('cache', places.cache, places.cache),
    ...notices.map((words): Fact => ({ about: 'notice', state: 'less', words })),
  ];
}

/** A folder that is there, or can be made, and written to. */
function folder(about: string, path: string, words: string): Fact {
  let nearest = path;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return { about, state: 'fine', words };
  } catch {
    return {
      about,
      state: 'wrong',
      words: `${path} cannot be written to.`,
      next: 'Set XDG_STATE_HOME, XDG_CONFIG_HOME and XDG_CACHE_HOME, or its rights.',
    };
  }
}
