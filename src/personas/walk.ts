import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FileProblem } from './discover.ts';
import { error, note } from './problem.ts';
import type { Root } from './roots.ts';
import { codeOf, unreadable } from './unreadable.ts';

/** Folders within folders: deeper lies nothing that somebody has sorted. */
const DEEPEST = 32;
/** Files of one folder; what is more is a mistake, such as a whole repository linked in. */
const MOST = 10_000;

/** Names that say that a file is about the agents beside it. Only without frontmatter, and only where agents are listed. */
const DOCUMENTATION = /^(?:readme|changelog|contributing|license|index|claude|agents|gemini|todo)\.md$/i;

export type Walked = { files: string[]; problems: FileProblem[] };

/**
 * The markdown files of a folder and those within it, by name; or those of other names that are wanted. A folder that is not there has none. Links lead to what
 * they name, but out of `within` never; whatever is passed over is said.
 */
export async function walk({ dir, within }: Root, isWanted = isMarkdown): Promise<Walked> {
  const walked: Walked = { files: [], problems: [] };
  const allowed = within === undefined ? undefined : await realpath(within).catch(() => within);
  const seen = new Set<string>();

  const enter = async (folder: string, depth: number): Promise<void> => {
    let entries: Dirent[];
    try {
      const real = await realpath(folder);
      if (allowed !== undefined && !isWithin(real, allowed)) return say(note, folder, 'link-outside', OUTSIDE);
      if (seen.has(real)) return;
      seen.add(real);
      entries = await readdir(folder, { withFileTypes: true });
    } catch (thrown) {
      // Nobody has all the folders in which agents may lie.
      const isAbsent = depth === 0 && /^(?:ENOENT|ENOTDIR)$/.test(codeOf(thrown) ?? '');
      if (!isAbsent) walked.problems.push({ ...error('unreadable', unreadable(folder, thrown), 1), path: folder });
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) await take(entry, folder, depth);
  };

  const take = async (entry: Dirent, folder: string, depth: number): Promise<void> => {
    const path = join(folder, entry.name);
    const wanted = isWanted(entry.name);
    const kind = entry.isSymbolicLink() ? await kindBehind(path, wanted) : kindOf(entry);
    if (kind === 'folder') {
      if (entry.name === '.git' || entry.name === 'node_modules') return;
      if (depth === DEEPEST) return say(note, path, 'too-deep', `it lies more than ${DEEPEST} folders deep`);
      return enter(path, depth + 1);
    }
    if (!wanted || kind === undefined) return;
    if (kind === 'other') return say(error, path, 'not-a-file', 'it is no ordinary file');
    if (walked.files.length >= MOST) {
      if (walked.files.length === MOST) say(error, dir, 'too-many', `only the first ${MOST} files in it were read`);
      return;
    }
    walked.files.push(path);
  };

  const kindBehind = async (path: string, wanted: boolean): Promise<Kind | undefined> => {
    try {
      const real = await realpath(path);
      if (allowed !== undefined && !isWithin(real, allowed)) {
        if (wanted) say(note, path, 'link-outside', OUTSIDE);
        return undefined;
      }
      return kindOf(await stat(real));
    } catch (thrown) {
      if (wanted) walked.problems.push({ ...error('unreadable', unreadable(path, thrown), 1), path });
      return undefined;
    }
  };

  const say = (make: typeof note, path: string, rule: string, why: string): void => {
    walked.problems.push({ ...make(rule, `${path} is passed over: ${why}.`, 1), path });
  };

  await enter(dir, 0);
  return walked;
}

/** Where agents lie for a product to find. */
function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}

const OUTSIDE = 'it is a link that leads out of the repository';

type Kind = 'file' | 'folder' | 'other';

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): Kind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Whether a file's name says that it tells about agents and is none. */
export function isDocumentation(path: string): boolean {
  return DOCUMENTATION.test(relative(join(path, '..'), path));
}
