import type { Problem } from './persona.ts';
import { note } from './problem.ts';

/** `#60A5FA` as a whole value: a colour, where YAML sees a comment. What follows after a space, or below, is one. */
export function hashValue(raw: string): string | undefined {
  return /^[ \t]*(#[0-9a-f]{3,8})(?:[ \t]+#.*)?(?:\n[ \t]*(?:#.*)?)*$/i.exec(raw)?.[1];
}

export function saidOfHash(key: string, hash: string, line: number): Problem {
  return note('hash-colour', `${key}: ${hash} is its value, not a comment`, line);
}
