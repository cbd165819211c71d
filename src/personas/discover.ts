import { join } from 'node:path';
import { DISK, type Disk } from './disk.ts';
import type { Persona, Problem } from './persona.ts';
import { readPlainly } from './plain-front.ts';
import { error } from './problem.ts';
import { readPersona } from './read-persona.ts';
import { unreadable } from './unreadable.ts';

/** The personas of a folder, and what was wrong with files that are none; `path` says which file. */
export type Discovered = { items: Persona[]; problems: FileProblem[] };
export type FileProblem = Problem & { path: string };

/** The picker's order. What is not named here comes after, by name. */
const ORDER: readonly string[] = [
  'backend-architect',
  'contract-first',
  'backend-engineer',
  'backend-elite',
  'backend-agent',
  'system-architect',
  'security-engineer',
];

/** The personas that the program brings along, in the picker's order. A file or folder that cannot be read is a problem. */
export async function discoverBuiltIn(dir: string, disk: Disk = DISK): Promise<Discovered> {
  const names = await disk.list(dir).catch((thrown: unknown) => thrown);
  if (!Array.isArray(names)) return { items: [], problems: [fileProblem(dir, names)] };
  const files = names.filter((name) => typeof name === 'string' && name.endsWith('.md')).map((name) => join(dir, name));
  const found = await Promise.all(files.map((path) => loadFile(path, disk)));
  const items = found.flatMap(({ persona }) => persona ?? []);
  const problems = found.flatMap(({ persona, problems }) => (persona ? [] : problems));
  return { items: items.sort(byOrder), problems };
}

async function loadFile(path: string, disk: Disk): Promise<{ persona?: Persona; problems: FileProblem[] }> {
  try {
    const bytes = await disk.read(path);
    const plainly = readPersona(path, bytes, 'built-in', readPlainly);
    const { persona, problems } = plainly ?? (await import('./load.ts')).loadPersona(path, bytes, 'built-in');
    return { ...(persona ? { persona } : {}), problems: problems.map((problem) => ({ ...problem, path })) };
  } catch (thrown) {
    return { problems: [fileProblem(path, thrown)] };
  }
}

function fileProblem(path: string, thrown: unknown): FileProblem {
  return { ...error('unreadable', unreadable(path, thrown), 1), path };
}

function byOrder(a: Persona, b: Persona): number {
  return rank(a) - rank(b) || a.slug.localeCompare(b.slug, 'en');
}

function rank({ slug }: Persona): number {
  const place = ORDER.indexOf(slug);
  return place === -1 ? ORDER.length : place;
}
