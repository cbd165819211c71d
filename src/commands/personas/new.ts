import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Failure } from '../../failure.ts';
import { makeFolder } from '../../paths/make-folder.ts';
import { loadPersona } from '../../personas/load.ts';
import { slugOf } from '../../personas/names.ts';
import { codeOf, unreadable } from '../../personas/unreadable.ts';
import { placesOf } from '../../places.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { workspaceOf } from '../../workspace.ts';
import type { World } from '../../world.ts';
import { askForPersona } from './ask-for-persona.ts';
import { type PersonaSheet, personaFile } from './persona-file.ts';
import type { PersonasWish } from './personas.ts';
import { shownPlace } from './shown-place.ts';

/**
 * `personas new`: asks what it was not told, and writes a file that Claude Code can use as well. Where nobody can answer,
 * a name and `--description` are needed, and the rest has defaults. Never over a file that is there.
 */
export async function newPersona(
  world: World,
  { names: [name, ...more], draft, format, keys }: PersonasWish,
): Promise<Failure | undefined> {
  if (more.length > 0) return { kind: 'usage', message: '`personas new` takes one name.', next: NAMES };
  const told: Partial<PersonaSheet> = { ...draft, ...(name !== undefined && { name }) };
  const sheet = keys && format === 'text' ? await askForPersona(told, keys, world.stdout) : filledIn(told);
  if ('kind' in sheet) return sheet;
  const wrong = wrongIn(sheet);
  if (wrong) return wrong;
  const path = placeFor(sheet, world);
  const text = personaFile(sheet);
  const { persona, problems } = loadPersona(path, Buffer.from(text), 'file');
  if (!persona) throw new Error(`a new persona cannot be read: ${problems.map(({ message }) => message).join('; ')}`);
  try {
    makeFolder(dirname(path));
    await writeFile(path, text, { flag: 'wx' });
  } catch (thrown) {
    return notWritten(path, thrown);
  }
  const shown = shownPlace(path, world);
  world.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ path, name: persona.name, slug: persona.slug })}\n`
      : `Written  ${sanitizeLine(shown)}\nUse it   backend-architect -p ${wordFor(sheet, persona.slug, shown)}\n`,
  );
  return undefined;
}

/** What somebody who cannot be asked has left open. */
function filledIn(told: Partial<PersonaSheet>): PersonaSheet | Failure {
  const { name, description } = told;
  if (name !== undefined && description !== undefined) return { ...told, name, description };
  const missing = name === undefined ? 'a name' : '--description';
  return {
    kind: 'usage',
    message: `There is no terminal to ask on, and \`personas new\` lacks ${missing}.`,
    next: 'Say `personas new NAME --description TEXT`.',
  };
}

function wrongIn({ name, description }: PersonaSheet): Failure | undefined {
  if (!/[\p{L}\p{N}]/u.test(name))
    return { kind: 'usage', message: 'The name needs a letter or a digit.', next: NAMES };
  if (name.startsWith('-') || name.includes(':')) {
    return { kind: 'usage', message: 'Claude Code reads no name that starts with “-” or holds a “:”.', next: NAMES };
  }
  if (description.trim() !== '') return undefined;
  const message = 'The description is empty.';
  return { kind: 'usage', message, next: 'Say in a sentence when one would call this persona.' };
}

const NAMES = 'Choose a name such as `data-engineer`.';

/** `user`, `repo`, or a path of one's own. */
function placeFor({ name, to = 'user' }: PersonaSheet, world: World): string {
  const file = `${slugOf(name)}.md`;
  if (to === 'user') return join(placesOf(world).config, 'agents', file);
  if (to === 'repo') return join(workspaceOf(world), '.claude', 'agents', file);
  return resolve(world.cwd, /[\\/]$/.test(to) ? join(to, file) : to);
}

function wordFor({ to = 'user' }: PersonaSheet, slug: string, shown: string): string {
  return to === 'user' || to === 'repo' ? slug : JSON.stringify(shown).slice(1, -1);
}

function notWritten(path: string, thrown: unknown): Failure {
  const shown = sanitizeLine(path);
  if (codeOf(thrown) === 'EEXIST') {
    return { kind: 'usage', message: `${shown} is there already.`, next: 'Choose another name, or edit that file.' };
  }
  const message = unreadable(path, thrown).replace('cannot be read', 'cannot be written');
  return { kind: 'not-saved', message, next: 'Name another place with --to.' };
}
