import { join, relative } from 'node:path';
import type { World } from '../../world.ts';

/**
 * A path as a person says it, the shortest of: from the working directory, from `~`, as it is. It still leads there from
 * the working directory, but for the `~`.
 */
export function shownPlace(path: string, { cwd, home }: Pick<World, 'cwd' | 'home'>): string {
  const below = home === undefined ? '..' : relative(home, path);
  const ways = [path, relative(cwd, path) || '.', ...(below.startsWith('..') ? [] : [join('~', below)])];
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}
