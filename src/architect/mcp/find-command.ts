import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { isInsideFolded } from '../../paths/inside.ts';

/** The places a command is looked for in. */
export type CommandPlaces = {
  /** Absolute real path of the workspace. */
  workspace: string;
  /** In the form of `PATH`. */
  searchPath: string;
  platform: string;
};

/**
 * The file that a command means. One with a slash in it is a path from the workspace; a bare name is looked for on the
 * path, but never in the workspace: a repo must not stand in for `npx`. Unlike for the programs that we start
 * ourselves, one that lies among installed packages is fine: `npx` does.
 *
 * @returns an absolute path, or nothing when there is none
 */
export async function findCommand(
  command: string,
  { workspace, searchPath, platform }: CommandPlaces,
): Promise<string | undefined> {
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  const isPath = command.includes('/') || (platform === 'win32' && command.includes('\\'));
  const bases = isPath
    ? [resolve(workspace, command)]
    : safeFolders(searchPath, workspace).map((folder) => join(folder, command));
  for (const base of bases) {
    for (const ending of endings) {
      const found = await program(base + ending);
      if (found !== undefined && (isPath || !isInsideFolded(workspace, found))) return base + ending;
    }
  }
  return undefined;
}

/** The folders of a search path that the repo has no part in: neither relative ones nor those in the workspace. */
export function safeFolders(searchPath: string, workspace: string): string[] {
  return searchPath.split(delimiter).filter((folder) => isAbsolute(folder) && !isInsideFolded(workspace, folder));
}

async function program(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile() ? await realpath(path) : undefined;
  } catch {
    return undefined;
  }
}
