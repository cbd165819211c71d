import Fuse from 'fuse.js';
import type { Persona } from './persona.ts';

/**
 * The personas that what was typed may mean, the likeliest first; typos are forgiven. All of them, in their own order,
 * when nothing was typed.
 */
export function filterPersonas(typed: string, personas: readonly Persona[]): Persona[] {
  const words = typed.trim().replace(/\s+/g, ' ').slice(0, MAX_TYPED);
  if (words === '') return [...personas];
  return new Fuse(personas, OPTIONS).search(words).map(({ item }) => item);
}

/** In characters: fuse.js searches longer patterns in pieces. */
const MAX_TYPED = 64;

const OPTIONS = {
  keys: [
    { name: 'name', weight: 4 },
    { name: 'slug', weight: 4 },
    { name: 'summary', weight: 2 },
    { name: 'report', weight: 1 },
  ],
  threshold: 0.4,
  ignoreLocation: true,
  ignoreDiacritics: true,
};
