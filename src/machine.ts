import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guardOf } from './architect/permissions/guarded.ts';
import type { Machine } from './architect/tools/index.ts';
import { NETWORK, type ProxyFor } from './architect/tools/web/network.ts';
import { createPageReader } from './architect/tools/web/read-page.ts';
import { proxyFor } from './model/proxied-fetch.ts';
import { placesOf } from './places.ts';
import type { World } from './world.ts';

/** What the tools may know and use of the world. */
export function machineOf(world: World): Machine {
  const { env, platform, home, temp, killGroup } = world;
  const places = placesOf(world);
  return {
    web: {
      version: world.version,
      network: { ...NETWORK, proxyFor: proxyOf(world) },
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

/** The proxy that the user's environment names for an address; what runs on this machine is spoken to directly. */
export function proxyOf({ env }: Pick<World, 'env'>): ProxyFor {
  return (url) => {
    if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return undefined;
    const name = proxyFor(url.href, env);
    return name === undefined ? undefined : env[name]?.trim();
  };
}
