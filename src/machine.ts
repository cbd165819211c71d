import { dirname } from 'node:path';
import { guardOf } from './architect/permissions/guarded.ts';
import type { Machine } from './architect/tools/index.ts';
import { placesOf } from './places.ts';
import type { World } from './world.ts';

/** What the tools may know and use of the world. */
export function machineOf(world: World): Machine {
  const { env, platform, home, temp, killGroup } = world;
  const places = placesOf(world);
  return {
    shell: {
      env,
      platform,
      temp,
      own: [places.sessions, dirname(places.trust), places.config, places.cache],
      isGuarded: (path) => guardOf(path) !== undefined,
      killGroup,
      ...(home !== undefined && { home }),
    },
  };
}
