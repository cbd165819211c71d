import type { Problem } from './persona.ts';

/** Something read otherwise than strictly written, with nothing lost. `line`: 1-based in the file as it stands. */
export function note(rule: string, message: string, line: number): Problem {
  return { level: 'note', rule, message, line };
}

/** Something that the file asks for and does not get, or that may have been misread. */
export function warning(rule: string, message: string, line: number): Problem {
  return { level: 'warning', rule, message, line };
}

/** Why the file cannot be used. */
export function error(rule: string, message: string, line: number): Problem {
  return { level: 'error', rule, message, line };
}
