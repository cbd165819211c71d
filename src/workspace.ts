import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The workspace of a folder: the git root at or above it, else the folder itself; links resolved. */
export function workspaceOf(cwd: string): string {
  const start = realpathSync(cwd);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return start;
  }
}
