import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../failure.ts';
import { type Discovered, discoverBuiltIn, discoverIn } from '../../personas/discover.ts';
import { tellDuplicates } from '../../personas/duplicates.ts';
import { findPersona, personaNamed } from '../../personas/find.ts';
import type { Persona } from '../../personas/persona.ts';
import { otherRoots, ownRoot, type Whereabouts } from '../../personas/roots.ts';
import { placesOf } from '../../places.ts';
import { workspaceOf } from '../../workspace.ts';
import type { World } from '../../world.ts';

/** The personas there are here. In a list the first of a name is the one that the name means. */
export type Roster = {
  /** The user's own and the built-in ones: few, and read at once. */
  near: Discovered;
  /** These and all that other products' folders hold, in the repository and in the home folder. Read once. */
  all(): Promise<Discovered>;
  /** The one that `-p NAME|FILE` means. */
  named(wanted: string): Promise<Persona | Failure>;
};

/** Reads the near ones, and knows how to find the others. */
export async function openRoster(world: World): Promise<Roster> {
  const where = whereaboutsOf(world);
  const [own, builtIn] = await Promise.all([
    discoverIn([ownRoot(where)]),
    discoverBuiltIn(join(world.packageDir, 'agents')),
  ]);
  const near = joined(own, builtIn);
  let others: Promise<Discovered> | undefined;
  const all = async (): Promise<Discovered> => {
    others ??= discoverIn(otherRoots(where));
    return joined(near, await others);
  };
  return {
    near,
    all,
    async named(wanted) {
      return personaNamed(wanted, near.items) ?? findPersona(wanted, (await all()).items, world.cwd);
    },
  };
}

function joined(...lists: readonly Discovered[]): Discovered {
  return {
    items: tellDuplicates(lists.flatMap(({ items }) => items)),
    problems: lists.flatMap(({ problems }) => problems),
  };
}

function whereaboutsOf(world: World): Whereabouts {
  const { env, home, cwd } = world;
  return {
    config: placesOf(world).config,
    cwd: realpathSync(cwd),
    workspace: workspaceOf(world),
    ...(home && { home }),
    ...(env.XDG_CONFIG_HOME?.startsWith('/') && { xdgConfig: env.XDG_CONFIG_HOME }),
  };
}
