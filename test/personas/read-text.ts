import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPersona } from '../../src/personas/load.ts';
import type { Persona } from '../../src/personas/persona.ts';
import type { Loaded } from '../../src/personas/read-persona.ts';

const FILES = fileURLToPath(new URL('files/', import.meta.url));

/** Loads one of the files that reproduce a quirk. */
export function loadFile(name: string): Loaded {
  return loadPersona(`/agents/${name}`, readFileSync(FILES + name), 'file');
}

export function loadText(text: string, path = '/agents/some-file.md'): Loaded {
  return loadPersona(path, Buffer.from(text), 'file');
}

/** The persona in a text that has one. */
export function personaIn(text: string, path?: string): Persona {
  return usable(loadText(text, path));
}

/** The persona of a frontmatter (without its fences) above a short prompt; a description stands below what is given. */
export function withFront(front: string): Persona {
  const description = /^description:/m.test(front) ? '' : '\ndescription: Reads.';
  return personaIn(`---\n${front}${description}\n---\nYou are here to be read.\n`);
}

export function usable({ persona, problems }: Loaded): Persona {
  if (!persona) throw new Error(`no persona: ${JSON.stringify(problems)}`);
  return persona;
}

export function rules({ problems }: Pick<Loaded, 'problems'>): string[] {
  return [...new Set(problems.map(({ rule }) => rule))].sort();
}
