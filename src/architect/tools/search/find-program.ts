import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { isPlanted } from '../workspace/is-planted.ts';

/**
 * A program that the repo cannot have put there: the first of its name on the path that neither stands in the
 * workspace or in a `node_modules`, nor leads there. Relative entries of the path (`.`, empty) do not count.
 *
 * @param name without `.exe`
 * @param searchPath in the form of `PATH`
 * @param workspace absolute real path
 * @returns its real path
 */
export async function findProgram(name: string, searchPath: string, workspace: string): Promise<string | undefined> {
  for (const folder of searchPath.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const real = await trusted(join(folder, sep === '\\' ? `${name}.exe` : name), folder, workspace);
    if (real !== undefined) return real;
  }
  return undefined;
}

async function trusted(candidate: string, folder: string, workspace: string): Promise<string | undefined> {
  try {
    await access(candidate, constants.X_OK);
    const real = await realpath(candidate);
    const places = [real, folder, await realpath(folder)];
    if (places.some((path) => isPlanted(workspace, path))) return undefined;
    return (await stat(real)).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
