import type { Discovered } from '../../personas/discover.ts';
import type { Persona } from '../../personas/persona.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { widthOf } from '../../text/width.ts';
import type { World } from '../../world.ts';
import { shownPlace } from './shown-place.ts';

/** `personas list`: all there are, by the folder they lie in, then the files that are none. */
export function listPersonas(world: World, { items, problems }: Discovered, format: 'text' | 'json'): void {
  if (format === 'json') {
    world.stdout.write(`${JSON.stringify({ personas: items, problems }, null, 2)}\n`);
    return;
  }
  const names = items.map(({ slug }) => widthOf(slug));
  const width = Math.min(WIDEST_NAME, Math.max(0, ...names));
  const groups = [...byFolder(items)].map(([folder, inside]) => {
    const title = folder === '' ? 'built in' : sanitizeLine(shownPlace(folder, world));
    return [title, ...inside.map((persona) => rowOf(persona, width, world))].join('\n');
  });
  const others = problems.map(({ level, message, path }) => {
    const where = shownPlace(path, world);
    return `  ${sanitizeLine(message.includes(path) ? `${level}: ${message}` : `${level}: ${where}: ${message}`)}`;
  });
  const passedOver = others.length > 0 ? [['not among them', ...others].join('\n')] : [];
  world.stdout.write(`${[...groups, ...passedOver].join('\n\n')}\n`);
}

/** In cells; a longer name pushes its own words aside, and nobody else's. */
const WIDEST_NAME = 32;
/** In cells, of what follows the name. */
const LONGEST_SUMMARY = 100;

function byFolder(items: readonly Persona[]): Map<string, Persona[]> {
  const folders = new Map<string, Persona[]>();
  // The built-in ones first, as in the app.
  const ordered = [...items].sort(
    (a, b) => Number(b.source.place === 'built-in') - Number(a.source.place === 'built-in'),
  );
  for (const persona of ordered) {
    const folder = persona.source.root ?? '';
    folders.set(folder, [...(folders.get(folder) ?? []), persona]);
  }
  return folders;
}

function rowOf({ slug, summary, source, problems }: Persona, width: number, world: World): string {
  const shadowed = problems.find(({ rule }) => rule === 'shadowed');
  const words = shadowed ? `${shownPlace(source.path, world)} (${shadowed.message})` : summary;
  const name = sanitizeLine(slug);
  return `  ${name}${' '.repeat(Math.max(0, width - widthOf(name)))}  ${sanitizeLine(words, LONGEST_SUMMARY)}`.trimEnd();
}
