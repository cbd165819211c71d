import { readFrontmatter } from './frontmatter.ts';
import type { Place } from './persona.ts';
import { readPlainly } from './plain-front.ts';
import { type Loaded, readPersona } from './read-persona.ts';

/**
 * Reads a persona file of any product as a careful person would. Pure: bytes in, a value out.
 *
 * Contract: never throws, and returns within a second for any bytes. `path` is only for names; nothing is opened.
 */
export function loadPersona(path: string, bytes: Uint8Array, place: Place): Loaded {
  return readPersona(path, bytes, place, (front) => readPlainly(front) ?? readFrontmatter(front)) ?? { problems: [] };
}
