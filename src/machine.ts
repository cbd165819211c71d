import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guardOf } from './architect/permissions/guarded.ts';
import type { Machine } from './architect/tools/index.ts';
import { createPageReader } from './architect/tools/web/read-page.ts';
import { placesOf } from './places.ts';
import type { World } from './world.ts';

/** What the tools may know and use of the world. */
export function machineOf(world: World): Machine {
  const { env, platform, home, temp, killGroup } = world;
  const places = placesOf(world);
  return {
    web: {
      version: world.version,
      readPage: createPageReader(pathToFileURL(join(world.packageDir, 'dist', 'page-worker.js'))),
    },
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
