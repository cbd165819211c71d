import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { DISK, type Disk } from './disk.ts';
import { inBatches } from './in-batches.ts';
import { slugOf } from './names.ts';
import type { Persona, Place, Problem } from './persona.ts';
import { readPlainly } from './plain-front.ts';
import { error, note } from './problem.ts';
import { type Loaded, readPersona } from './read-persona.ts';
import type { Root } from './roots.ts';
import { unreadable } from './unreadable.ts';
import { isDocumentation, walk } from './walk.ts';

/** Personas in the order of precedence, and what was wrong with files that are none; `path` says which file. */
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

/**
 * The personas of those folders and the folders within them, the first folder's first. Of two with one name in one
 * folder the first by path comes first; both are there. No file is skipped in silence.
 */
export async function discoverIn(roots: readonly Root[], disk: Disk = DISK): Promise<Discovered> {
  const found = await Promise.all(roots.map((root) => discoverRoot(root, disk)));
  const seen = new Set<string>();
  return {
    // Two ways to one folder (a home folder that is a repository) list it once.
    items: found.flatMap(({ items }) =>
      items.filter(({ source: { path } }) => !seen.has(path) && seen.add(path) !== undefined),
    ),
    problems: found.flatMap(({ problems }) => problems),
  };
}

async function discoverRoot(root: Root, disk: Disk): Promise<Discovered> {
  const { files, problems } = await walk(root);
  const loaded = await inBatches(files, (path) => loadFile(path, disk, root));
  return {
    items: loaded.flatMap(({ persona }) => persona ?? []),
    problems: [...problems, ...loaded.flatMap(({ persona, problems: own }) => (persona ? [] : own))],
  };
}

type LoadedFile = { persona?: Persona; problems: FileProblem[] };

/** Reads one file, as what lies in that folder, or as a built-in one. */
async function loadFile(path: string, disk: Disk, root?: Root): Promise<LoadedFile> {
  try {
    const bytes = await disk.read(path);
    const { persona, problems } = await readBytes(path, bytes, root?.place ?? 'built-in');
    const told = problems.map((problem) => ({ ...problem, path }));
    // Why it is none is told; how the rest of it was read is of no use.
    if (!persona) return { problems: told.filter(({ level }) => level === 'error') };
    if (!root) return { persona, problems: told };
    if (isDocumentation(path) && persona.promptFrom === 'file') return { problems: [{ ...DOCUMENTATION, path }] };
    const source = { ...persona.source, root: root.dir, hash: createHash('sha256').update(bytes).digest('hex') };
    return { persona: { ...namedByPath(persona, root), source }, problems: told };
  } catch (thrown) {
    return { problems: [fileProblem(path, thrown)] };
  }
}

async function readBytes(path: string, bytes: Uint8Array, place: Place): Promise<Loaded> {
  const plainly = readPersona(path, bytes, place, readPlainly);
  return plainly ?? (await import('./load.ts')).loadPersona(path, bytes, place);
}

const DOCUMENTATION = note('documentation', 'it tells about the agents beside it, and is none', 1);

/** OpenCode calls a file without a name by its path below the folder. */
function namedByPath(persona: Persona, { dir, namedByPath }: Root): Persona {
  const below = relative(dir, persona.source.path)
    .replaceAll('\\', '/')
    .replace(/\.(?:md|markdown)$/i, '');
  const isUnnamed = persona.problems.some(({ rule }) => rule === 'name-from-file');
  if (!namedByPath || !isUnnamed || !below.includes('/')) return persona;
  return { ...persona, name: below, slug: slugOf(below) };
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
