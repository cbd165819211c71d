import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Levels } from '../../artifacts/levels.ts';
import { Failed } from '../../failure.ts';
import { sanitizeLine } from '../../text/sanitize.ts';

/** What a team has settled for its repository, in `.backend-architect.yaml` at its root. */
export type CheckSettings = {
  levels: Levels;
  failOn: 'error' | 'warning';
  /** Patterns of files that are left out when a folder or a pattern names them. */
  ignore: readonly string[];
};

const NAMES = ['.backend-architect.yaml', '.backend-architect.yml', '.backend-architect.json'];

const SHAPE = z.strictObject({
  check: z
    .strictObject({
      rules: z.record(z.string(), z.enum(['off', 'note', 'warning', 'error'])).default({}),
      'fail-on': z.enum(['error', 'warning']).default('error'),
      ignore: z.array(z.string()).default([]),
    })
    .default({ rules: {}, 'fail-on': 'error', ignore: [] }),
});

/** Without a file. */
export const DEFAULT_SETTINGS: CheckSettings = { levels: [], failOn: 'error', ignore: [] };

/**
 * The settings of the nearest file from the working directory up to the workspace.
 *
 * @param file one that the user named instead
 * @throws Failed for a file that cannot be read, or says what nobody understands
 */
export async function readCheckSettings(cwd: string, workspace: string, file?: string): Promise<CheckSettings> {
  const paths = file === undefined ? candidates(cwd, workspace) : [resolve(cwd, file)];
  for (const path of paths) {
    const text = await textOf(path).catch((error: NodeJS.ErrnoException) => {
      if (file === undefined && error.code === 'ENOENT') return undefined;
      throw wrong(file ?? path, `cannot be read: ${error.message}`);
    });
    if (text !== undefined) return parse(text, file ?? path);
  }
  return DEFAULT_SETTINGS;
}

/** A pipe that a repository puts there would be waited for without end. */
async function textOf(path: string): Promise<string> {
  const there = await stat(path);
  if (!there.isFile() && !there.isDirectory()) throw new Error('it is no ordinary file');
  return readFile(path, 'utf8');
}

function candidates(cwd: string, workspace: string): string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (folder === workspace || folder === dirname(folder)) break;
  }
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

function parse(text: string, path: string): CheckSettings {
  const document = parseDocument(text, { prettyErrors: true });
  const [broken] = document.errors;
  if (broken) throw wrong(path, `is not YAML: ${broken.message.split('\n')[0]?.replace(/:\s*$/, '')}`);
  const read = SHAPE.safeParse(document.toJS() ?? {});
  if (!read.success) {
    const [issue] = read.error.issues;
    throw wrong(path, `says what nobody understands at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`);
  }
  const { rules, 'fail-on': failOn, ignore } = read.data.check;
  return { levels: Object.entries(rules).map(([rule, level]) => ({ rule, level })), failOn, ignore };
}

function wrong(path: string, what: string): Failed {
  return new Failed({ kind: 'usage', message: `${sanitizeLine(path)} ${sanitizeLine(what)}.` });
}
