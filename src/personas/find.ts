import { resolve } from 'node:path';
import type { Failure } from '../failure.ts';
import { DISK, type Disk } from './disk.ts';
import { slugOf } from './names.ts';
import type { Persona } from './persona.ts';
import { codeOf, unreadable } from './unreadable.ts';

/**
 * The persona that `-p NAME|FILE` means: one of those given, by slug or name in any case; else a file, by its path
 * from `cwd`. A bare word is a name first, so that no file takes a persona's place. Fails (`usage`) with the nearest
 * names, or with the file and why it cannot be used.
 */
export async function findPersona(
  wanted: string,
  personas: readonly Persona[],
  cwd: string,
  disk: Pick<Disk, 'read'> = DISK,
): Promise<Persona | Failure> {
  if (wanted.trim() === '') return unknownName(wanted, personas);
  const named = personaNamed(wanted, personas);
  if (named) return named;
  const isPath = looksLikePath(wanted);
  const path = resolve(cwd, wanted);
  let bytes: Uint8Array;
  try {
    bytes = await disk.read(path);
  } catch (thrown) {
    const message = unreadable(wanted, thrown);
    const next = 'Name a markdown file, or one of the personas: `backend-architect personas` lists them.';
    return isPath || codeOf(thrown) !== 'ENOENT' ? { kind: 'usage', message, next } : unknownName(wanted, personas);
  }
  const { loadPersona } = await import('./load.ts');
  const { persona, problems } = loadPersona(path, bytes, 'file');
  if (persona) return persona;
  const reason = problems.findLast(({ level }) => level === 'error')?.message ?? 'nothing in it can be used';
  const next = 'A persona is a markdown file whose text is the prompt, with YAML frontmatter above it or without.';
  return { kind: 'usage', message: `${wanted} is no persona: ${reason}.`, next };
}

/** The first persona of that name, by slug or as its file writes it; undefined for none, and for what is a path. */
export function personaNamed(wanted: string, personas: readonly Persona[]): Persona | undefined {
  const slug = looksLikePath(wanted) ? undefined : slugOf(wanted);
  return personas.find((persona) => persona.slug === slug || persona.name === wanted.trim());
}

function looksLikePath(wanted: string): boolean {
  return /[\\/]|\.(?:md|markdown|mdc|txt)$/i.test(wanted);
}

const MOST_LISTED = 12;

async function unknownName(wanted: string, personas: readonly Persona[]): Promise<Failure> {
  const { default: Fuse } = await import('fuse.js');
  const all = [...new Set(personas.map(({ slug }) => slug))];
  const nearest = new Fuse(wanted.trim() === '' ? [] : all, { threshold: 0.5, ignoreLocation: true }).search(
    wanted.slice(0, 64),
    { limit: 3 },
  );
  const names = nearest.map(({ item }) => item);
  const message = `There is no persona “${wanted}”.${names.length > 0 ? ` Did you mean ${either(names)}?` : ''}`;
  const more = all.length > MOST_LISTED ? ' and more, which `backend-architect personas` lists' : '';
  const next = `There are: ${all.slice(0, MOST_LISTED).join(', ')}${more}; or name a markdown file.`;
  return { kind: 'usage', message, next };
}

function either(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
