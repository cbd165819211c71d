import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { foldName } from '../../../paths/inside.ts';
import { openFile } from './open-file.ts';

/** Never looked into, whatever the repo says: stores of version control, and installed packages. */
const ALWAYS = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules']);

/** A `.gitignore` beyond this many bytes is nobody's list of patterns; its whole folder is left out. */
const MAX_BYTES = 64 * 1024;

/** What git would not track, by `.git/info/exclude` and every `.gitignore` on the way down. */
export type IgnoreRules = {
  /**
   * @param path from the workspace, with forward slashes
   * @param isFolder whether it is one: a pattern that ends in a slash means folders only
   */
  ignores(path: string, isFolder: boolean): Promise<boolean>;
};

/** Rules are read once, when they are first needed; made anew for each call of a tool, they are never stale. */
export function readIgnoreRules(workspace: string): IgnoreRules {
  const known = new Map<string, Promise<Ignore>>();

  function rulesIn(folder: string): Promise<Ignore> {
    const rules = known.get(folder) ?? read(folder);
    known.set(folder, rules);
    return rules;
  }

  async function read(folder: string): Promise<Ignore> {
    const own = await patternsOf(join(workspace, folder, '.gitignore'));
    if (folder === '') {
      const exclude = await patternsOf(join(workspace, '.git/info/exclude'));
      return ignore({ ignorecase: false }).add([...exclude, ...own]);
    }
    const above = await rulesIn(parentOf(folder));
    const scoped = own.flatMap((line) => scopedTo(folder, line));
    return scoped.length === 0 ? above : ignore({ ignorecase: false }).add(above).add(scoped);
  }

  return {
    async ignores(path, isFolder) {
      if (path === '') return false;
      if (path.split('/').some((name) => ALWAYS.has(foldName(name)))) return true;
      return (await rulesIn(parentOf(path))).ignores(isFolder ? `${path}/` : path);
    },
  };
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** The lines of an ignore file. Like git, follows no link to it. */
async function patternsOf(file: string): Promise<string[]> {
  const opened = await openFile(file);
  if (!opened.ok) return [];
  try {
    if (opened.size > MAX_BYTES) return ['*'];
    return (await opened.handle.readFile('utf8')).split(/\r?\n/).map(tamed);
  } finally {
    await opened.handle.close();
  }
}

/**
 * A pattern with no more than two globstars within: each further one multiplies the time of a match by the depth of
 * the path. Of one with more, what stands between the first and the last falls away: it then ignores more, not less.
 */
function tamed(line: string): string {
  const parts = line.replace(/(\/\*{2,})+\//g, '/**/').split('/**/');
  if (parts.length <= 3) return line;
  return line.startsWith('!') ? '' : `${parts[0]}/**/${parts.at(-1)}`;
}

/** A line of a `.gitignore` in `folder`, as the same rule from the workspace. None for a comment or a blank. */
function scopedTo(folder: string, line: string): string[] {
  if (/^(#|\s*$)/.test(line)) return [];
  const negative = line.startsWith('!');
  const body = negative ? line.slice(1) : line;
  const isAnchored = body.trimEnd().slice(0, -1).includes('/');
  const base = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}`;
  const rest = isAnchored ? body.replace(/^\/?/, '/') : `/**/${body}`;
  return [`${negative ? '!' : ''}${base}${rest}`];
}
