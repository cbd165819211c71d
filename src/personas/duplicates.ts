import type { Persona } from './persona.ts';
import { note } from './problem.ts';

/**
 * The same personas in the same order; of those with one name, each after the first says which file the name means.
 * None is left out: it can still be picked, or named by its path.
 */
export function tellDuplicates(items: readonly Persona[]): Persona[] {
  const first = new Map<string, Persona>();
  return items.map((persona) => {
    const known = first.get(persona.slug);
    if (!known) {
      first.set(persona.slug, persona);
      return persona;
    }
    const where = known.source.place === 'built-in' ? 'the built-in one' : known.source.path;
    const told = note('shadowed', `the name ${persona.slug} means ${where}; name this one by its path`, 1);
    return { ...persona, problems: [...persona.problems, told] };
  });
}
