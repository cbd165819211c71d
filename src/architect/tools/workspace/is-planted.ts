import { isInsideFolded } from '../../../paths/inside.ts';

/**
 * Whether the repo may have put there what stands at a path: it lies in the workspace, or among installed packages.
 *
 * @param workspace absolute real path
 * @param path absolute
 */
export function isPlanted(workspace: string, path: string): boolean {
  return isInsideFolded(workspace, path) || /[\\/]node_modules([\\/]|$)/i.test(path);
}
