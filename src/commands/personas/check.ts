import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Failure } from '../../failure.ts';
import { DISK } from '../../personas/disk.ts';
import { inBatches } from '../../personas/in-batches.ts';
import { loadPersona } from '../../personas/load.ts';
import type { Problem } from '../../personas/persona.ts';
import { error } from '../../personas/problem.ts';
import { unreadable } from '../../personas/unreadable.ts';
import { walk } from '../../personas/walk.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { type Reading, readingOf } from './reading.ts';
import { resolvedModel } from './resolved-model.ts';
import { shownPlace } from './shown-place.ts';

/**
 * `personas check`: how each file was read, with every assumption. Fails (`checks`) when one of them cannot be used, and
 * (`usage`) when a path leads nowhere; the files of a folder are those within it, however deep.
 */
export async function checkPersonas(
  world: World,
  paths: readonly string[],
  format: 'text' | 'json',
): Promise<Failure | undefined> {
  if (paths.length === 0) {
    const next = 'Name files or folders: `backend-architect personas check .claude/agents`.';
    return { kind: 'usage', message: '`personas check` needs a file or a folder.', next };
  }
  const files: string[] = [];
  const passedOver: Problem[] = [];
  for (const path of paths) {
    const found = await filesAt(resolve(world.cwd, path));
    if ('kind' in found) return found;
    files.push(...found.files);
    passedOver.push(...found.problems);
  }
  const readings = await inBatches([...new Set(files)], (path) => read(path, world));
  const unusable = readings.filter(({ usable }) => !usable).length;
  if (format === 'json') world.stdout.write(`${JSON.stringify(readings, null, 2)}\n`);
  else world.stdout.write(`${[...readings.map(told), summary(readings, unusable)].join('\n')}\n`);
  for (const { message } of passedOver) world.stderr.write(`${sanitizeLine(message)}\n`);
  if (unusable === 0) return undefined;
  const message = `${unusable} of ${readings.length} ${readings.length === 1 ? 'file' : 'files'} cannot be used as a persona.`;
  return { kind: 'checks', message, next: 'A persona is a text for a prompt, with frontmatter above it or without.' };
}

async function filesAt(path: string): Promise<{ files: string[]; problems: Problem[] } | Failure> {
  try {
    return (await stat(path)).isDirectory()
      ? walk({ place: 'user', dir: path }, isText)
      : { files: [path], problems: [] };
  } catch (thrown) {
    return {
      kind: 'usage',
      message: sanitizeLine(unreadable(path, thrown)),
      next: 'Name a file or a folder that is there.',
    };
  }
}

/** People also keep agents as they copied them from a page. */
function isText(name: string): boolean {
  return /\.(?:md|markdown|mdc|mdx|txt)$/i.test(name);
}

async function read(path: string, world: World): Promise<Reading> {
  const file = shownPlace(path, world);
  try {
    return readingOf(file, loadPersona(path, await DISK.read(path), 'file'), resolvedModel);
  } catch (thrown) {
    return readingOf(file, { problems: [error('unreadable', unreadable(file, thrown), 1)] }, resolvedModel);
  }
}

function told({ file, usable, reason, name, model, resolvedModel: resolved, tools, problems }: Reading): string {
  const head = usable
    ? `${file}  ${name} · ${model ?? 'inherit'} → ${resolved} · ${tools.mode === 'list' ? tools.granted.join(', ') : tools.mode}`
    : `${file}  cannot be used: ${reason}`;
  const rows = problems.map(
    ({ line, level, rule, message }) => `  ${String(line).padStart(4)}  ${level.padEnd(7)}  ${message}  (${rule})`,
  );
  return [head, ...rows].map((line) => sanitizeLine(line)).join('\n');
}

function summary(readings: readonly Reading[], unusable: number): string {
  const assumed = readings.reduce((sum, { problems }) => sum + problems.length, 0);
  const count = readings.length === 1 ? '1 file' : `${readings.length} files`;
  return `\n${count}: ${readings.length - unusable} can be used, ${unusable} cannot; ${assumed} ${assumed === 1 ? 'note' : 'notes'} on how they were read.`;
}
