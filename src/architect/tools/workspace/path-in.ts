import { relative, resolve, sep } from 'node:path';
import { isInside } from '../../../paths/inside.ts';

/** A path of the workspace as a model may write it on every system: from the workspace, with forward slashes. */
export function pathIn(root: string, real: string): string {
  const path = relative(root, real);
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** The same of the name that was asked for, links not followed: a link called `.env` is meant as one. Empty outside. */
export function pathAsNamed(root: string, named: string): string {
  const path = resolve(root, named);
  return isInside(root, path) ? pathIn(root, path) : '';
}
